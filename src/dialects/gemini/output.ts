import type { OutputSpec } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import { answerSchema, tellHead } from "../head.ts";
import type { GeminiFamily } from "./capabilities.ts";

/** What the answer must look like, as fields of `generationConfig`. */
export function lowerOutput(
  output: OutputSpec | undefined,
  hasTools: boolean,
  family: GeminiFamily,
  report: Report,
): { responseMimeType?: string; responseJsonSchema?: JsonObject } {
  if (output?.format !== "json") return {};
  if (hasTools && !family.schemaWithTools) {
    tellHead(report, "schema-with-tools", "lossy", undefined, "schema");
    return {};
  }
  const schema = answerSchema(output);
  return { responseMimeType: "application/json", ...(schema && { responseJsonSchema: schema }) };
}
