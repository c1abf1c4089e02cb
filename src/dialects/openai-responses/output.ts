import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { openaiStrict } from "../../schema/schema-forms.ts";
import { type AskedAnswer, answerSchema, askForSchema } from "../answer.ts";
import { tellHead } from "../head.ts";
import type { OpenaiResponsesBody } from "./wire.ts";

/** What the answer must look like. A schema without a strict form is shown to the model as it is. */
export function lowerOutput(
  output: OutputSpec | undefined,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Partial<OpenaiResponsesBody>> {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  if (!schema) return { fields: { text: { format: { type: "json_object" } } } };
  const asked = askForSchema(schema, openaiStrict, adapt, report);
  if (!asked.schema) tellHead(report, "schema-not-enforced", "adapted", asked.obstacle, "schema");
  const form = { name: output.name, schema: asked.schema ?? schema, strict: asked.schema !== undefined };
  return {
    fields: { text: { format: { type: "json_schema", ...form } } },
    ...(asked.answer && { answer: asked.answer }),
  };
}
