import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import { choiceSubject, functionTool, readToolChoice, tellHead } from "../head.ts";

/** Tools as the template takes them. Raw text has no choice among them. */
export function lowerTools(tools: readonly Tool[], parameters: Parameters, report: Report): object[] {
  const choice = readToolChoice(parameters, tools, report);
  if (choice === "none") tellHead(report, "unsupported-parameter", "lossy", "toolChoice");
  else if (choice && choice !== "auto")
    tellHead(report, "forced-tool-choice", "lossy", choiceSubject(choice));
  return tools.map(functionTool);
}
