import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { llamaGrammar } from "../../schema/schema-forms.ts";
import { type AskedAnswer, answerSchema, askForSchema, tellSchema } from "../answer.ts";
import type { OllamaBody } from "./wire.ts";

/** What the answer must look like. The server holds the model to it, and does not show it. */
export function lowerOutput(
  output: OutputSpec | undefined,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Pick<OllamaBody, "format">> {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  if (!schema) return { fields: { format: "json" } };
  const asked = askForSchema(schema, llamaGrammar, adapt, report);
  if (!asked.schema) return { fields: { format: "json" }, ...tellSchema(schema, report, asked.obstacle) };
  const { schema: adapted, ...words } = asked;
  return { fields: { format: adapted }, ...words };
}
