export type { AnswerForm } from "./answer-form.ts";
export { answerReaders } from "./answer-forms.ts";
export { type BodyOptions, callHelper, type Helper, HelperError, type HelperOptions } from "./call-helper.ts";
export type { SchemaError } from "./check-schema.ts";
export { InputError, OutputError, PortabilityError } from "./errors.ts";
export { formats } from "./formats.ts";
export { instruct } from "./instruct.ts";
export {
  emptyConversation,
  lower,
  noHistory,
  pickRow,
  pickServerRow,
  requireBackend,
  requireModel,
  tell,
} from "./lower.ts";
export { Composer, chooseRole, media, past, withHistory } from "./messages.ts";
export { parseInput } from "./parse-input.ts";
export { parseOutput } from "./parse-output.ts";
export { prepareInput, requireInput } from "./prepare-input.ts";
export { indent, json, jsonText, text } from "./text.ts";
export type * from "./types.ts";
export {
  differs,
  extend,
  filled,
  frame,
  frameMember,
  get,
  items,
  keys,
  lookup,
  nonNull,
  rootFrame,
  sectionItems,
  truthy,
} from "./values.ts";
