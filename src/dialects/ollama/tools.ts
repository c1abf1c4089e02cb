import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { ollamaTool } from "../../schema/schema-forms.ts";
import { adaptTool } from "../answer.ts";
import { choiceSubject, functionTool, readToolChoice, tellHead, tellHiddenTools } from "../head.ts";
import type { OllamaFamily } from "./capabilities.ts";
import type { OllamaBody } from "./wire.ts";

/** Tools. The server has no field for the choice among them. */
export function lowerTools(
  tools: readonly Tool[],
  parameters: Parameters,
  family: OllamaFamily,
  adapt: AdaptSchema,
  report: Report,
): Partial<OllamaBody> {
  tellHiddenTools(tools, family, report);
  const choice = readToolChoice(parameters, tools, report);
  if (choice === "none") tellHead(report, "unsupported-parameter", "lossy", "toolChoice");
  else if (choice && choice !== "auto")
    tellHead(report, "forced-tool-choice", "lossy", choiceSubject(choice));
  if (!tools.length) return {};
  return { tools: tools.map((tool) => functionTool(adaptTool(tool, ollamaTool, adapt, report))) };
}
