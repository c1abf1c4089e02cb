import type { OutputSpec } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { geminiJsonSchema, geminiSchema } from "../../schema/schema-forms.ts";
import { type AskedAnswer, answerSchema, askForBest, tellJson, tellSchema } from "../answer.ts";
import { tellHead } from "../head.ts";
import type { GeminiFamily } from "./capabilities.ts";

type Format = { responseMimeType?: string; responseSchema?: JsonObject; responseJsonSchema?: JsonObject };

const json: Format = { responseMimeType: "application/json" };

/** What the answer must look like, as fields of `generationConfig`. */
export function lowerOutput(
  output: OutputSpec | undefined,
  hasTools: boolean,
  family: GeminiFamily,
  adapt: AdaptSchema,
  report: Report,
): AskedAnswer<Format> {
  if (output?.format !== "json") return { fields: {} };
  const schema = answerSchema(output);
  if (hasTools && !family.schemaWithTools) {
    tellHead(report, "schema-with-tools", "adapted", undefined, "schema");
    return { fields: {}, ...(schema ? tellSchema(schema, report) : tellJson(report)) };
  }
  if (!schema) return { fields: json };
  const { form, asked } = askForBest(schema, [geminiJsonSchema, geminiSchema], adapt, report);
  if (!asked.schema) return { fields: json, ...tellSchema(schema, report, asked.obstacle) };
  const { schema: adapted, ...words } = asked;
  const field = form === geminiSchema ? { responseSchema: adapted } : { responseJsonSchema: adapted };
  return { fields: { ...json, ...field }, ...words };
}
