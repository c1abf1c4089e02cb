import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { llamaGrammar } from "../../schema/schema-forms.ts";
import { type AnswerFields, type AskedAnswer, askForAnswer } from "../answer.ts";
import type { OllamaBody } from "./wire.ts";

type Format = Pick<OllamaBody, "format">;

const fields: AnswerFields<Format> = {
  form: llamaGrammar,
  schema: (format) => ({ format }),
  json: { format: "json" },
};

/** What the answer must look like. The server holds the model to it, and does not show it. */
export function lowerOutput(
  output: OutputSpec | undefined,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Format> {
  return askForAnswer(output, fields, adapt, report);
}
