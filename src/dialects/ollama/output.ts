import type { OutputSpec } from "../../ir/tool.ts";
import { answerSchema } from "../head.ts";
import type { OllamaBody } from "./wire.ts";

/** What the answer must look like. */
export function lowerOutput(output: OutputSpec | undefined): Pick<OllamaBody, "format"> {
  return output?.format === "json" ? { format: answerSchema(output) ?? "json" } : {};
}
