import type { Parameters, ToolChoice } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import {
  checkToolNames,
  choiceSubject,
  functionTool,
  readToolChoice,
  tellHead,
  tellHiddenTools,
} from "../head.ts";
import type { OpenaiChatFamily } from "./capabilities.ts";

/** Tools and the choice among them. */
export function lowerTools(
  tools: readonly Tool[],
  parameters: Parameters,
  family: OpenaiChatFamily,
  report: Report,
): JsonObject {
  checkToolNames(tools, new RegExp(family.toolName), report);
  const asked = readToolChoice(parameters, tools, report);
  if (!tools.length) return {};
  tellHiddenTools(tools, family, report);
  if (family.renamesTools) tellRenamed(tools, report);
  const choice = lowerChoice(asked, family, report);
  return {
    tools: tools.map(functionTool),
    ...(choice && {
      tool_choice:
        typeof choice === "object" ? { type: "function", function: { name: choice.name } } : choice,
    }),
    ...switchThinking(choice, parameters, family, report),
    ...lowerParallel(parameters.parallelToolCalls, family, report),
  };
}

function tellRenamed(tools: readonly Tool[], report: Report): void {
  for (const { name } of tools)
    if (!/^[a-z0-9_]+$/.test(name)) tellHead(report, "tool-renamed", "adapted", name);
}

function lowerChoice(
  choice: ToolChoice | undefined,
  { toolChoice }: OpenaiChatFamily,
  report: Report,
): ToolChoice | undefined {
  const taken = toolChoice === "names" || (toolChoice === "words" && typeof choice !== "object");
  if (taken || choice === undefined) return choice;
  if (choice === "none") tellHead(report, "unsupported-parameter", "lossy", "toolChoice");
  else if (choice !== "auto") tellHead(report, "forced-tool-choice", "lossy", choiceSubject(choice));
  return undefined;
}

/** A forced choice that the model takes only while it does not think. */
function switchThinking(
  choice: ToolChoice | undefined,
  { reasoning }: Parameters,
  { choiceWithoutThinking }: OpenaiChatFamily,
  report: Report,
): JsonObject {
  const forced = choice === "required" || typeof choice === "object";
  if (!choiceWithoutThinking || !forced || reasoning?.effort === "none") return {};
  tellHead(report, "thinking-disabled", reasoning?.effort ? "lossy" : "adapted", "toolChoice");
  return { thinking: { type: "disabled" } };
}

function lowerParallel(
  parallel: boolean | undefined,
  { parallelCalls }: OpenaiChatFamily,
  report: Report,
): JsonObject {
  if (parallel === undefined) return {};
  if (parallelCalls) return { parallel_tool_calls: parallel };
  // Calls in parallel are what a service does that is not told otherwise.
  if (!parallel) tellHead(report, "unsupported-parameter", "lossy", "parallelToolCalls");
  return {};
}
