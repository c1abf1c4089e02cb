import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import { answerSchema, tellHead } from "../head.ts";
import type { OpenaiChatFamily } from "./capabilities.ts";
import type { OpenaiChatBody } from "./wire.ts";

/** What the answer must look like. The schema goes out as written, so `strict` is left to the service's default. */
export function lowerOutput(
  output: OutputSpec | undefined,
  { formats }: OpenaiChatFamily,
  report: Report,
): Partial<OpenaiChatBody> {
  if (output?.format !== "json") return {};
  const schema = answerSchema(output);
  if (schema && formats.includes("json_schema"))
    return { response_format: { type: "json_schema", json_schema: { name: output.name, schema } } };
  if (schema) tellHead(report, "output-schema", "lossy", undefined, "schema");
  else if (!formats.includes("json_object")) tellHead(report, "json-mode", "lossy", undefined, "schema");
  return formats.includes("json_object") ? { response_format: { type: "json_object" } } : {};
}
