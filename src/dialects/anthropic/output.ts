import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { claudeFormat } from "../../schema/schema-forms.ts";
import { type AnswerFields, type AskedAnswer, askForAnswer } from "../answer.ts";
import type { AnthropicBody } from "./wire.ts";

type Format = Pick<AnthropicBody, "output_config">;

const fields: AnswerFields<Format> = {
  form: claudeFormat,
  schema: (schema) => ({ output_config: { format: { type: "json_schema", schema } } }),
};

/** What the answer must look like. There is no JSON mode without a schema. */
export function lowerOutput(
  output: OutputSpec | undefined,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Format> {
  return askForAnswer(output, fields, adapt, report);
}
