import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { claudeFormat } from "../../schema/schema-forms.ts";
import { type AskedAnswer, answerSchema, askForSchema, tellJson, tellSchema } from "../answer.ts";
import type { AnthropicBody } from "./wire.ts";

/** What the answer must look like. There is no JSON mode without a schema. */
export function lowerOutput(
  output: OutputSpec | undefined,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Pick<AnthropicBody, "output_config">> {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  if (!schema) return { fields: {}, ...tellJson(report) };
  const asked = askForSchema(schema, claudeFormat, adapt, report);
  if (!asked.schema) return { fields: {}, ...tellSchema(schema, report, asked.obstacle) };
  const { schema: adapted, ...words } = asked;
  return { fields: { output_config: { format: { type: "json_schema", schema: adapted } } }, ...words };
}
