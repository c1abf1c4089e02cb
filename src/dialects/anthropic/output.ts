import type { OutputSpec } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import { answerSchema, tellHead } from "../head.ts";
import type { AnthropicBody } from "./wire.ts";

/** What the answer must look like. There is no JSON mode without a schema. */
export function lowerOutput(
  output: OutputSpec | undefined,
  report: Report,
): Pick<AnthropicBody, "output_config"> {
  if (output?.format !== "json") return {};
  const schema = answerSchema(output);
  if (schema) return { output_config: { format: { type: "json_schema", schema } } };
  tellHead(report, "json-mode", "lossy", undefined, "schema");
  return {};
}
