import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { llamaGrammar } from "../../schema/schema-forms.ts";
import { type AskedAnswer, answerSchema, askForSchema, tellSchema } from "../answer.ts";
import type { ChatTemplateBody } from "./wire.ts";

/** What the answer must look like. The server holds the model to it, and does not show it. */
export function lowerOutput(
  output: OutputSpec | undefined,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Pick<ChatTemplateBody, "json_schema">> {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  // An empty schema is any JSON.
  if (!schema) return { fields: { json_schema: {} } };
  const asked = askForSchema(schema, llamaGrammar, adapt, report);
  if (!asked.schema) return { fields: { json_schema: {} }, ...tellSchema(schema, report, asked.obstacle) };
  const { schema: adapted, ...words } = asked;
  return { fields: { json_schema: adapted }, ...words };
}
