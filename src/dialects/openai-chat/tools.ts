import type { Parameters, ToolChoice } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { adaptTool } from "../answer.ts";
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
  adapt: AdaptSchema,
  report: Report,
): JsonObject {
  checkToolNames(tools, new RegExp(family.toolName), report);
  const asked = readToolChoice(parameters, tools, report);
  if (!tools.length) return {};
  tellHiddenTools(tools, family, report);
  if (family.renamesTools) tellRenamed(tools, report);
  const choice = lowerChoice(asked, family, report);
  return {
    tools: tools.map((tool) => functionTool(adaptTool(tool, family.toolForm, adapt, report))),
    ...(choice && {
      tool_choice:
        typeof choice === "object" ? { type: "function", function: { name: choice.name } } : choice,
    }),
    ...lowerParallel(parameters.parallelToolCalls, family, report),
  };
}

function tellRenamed(tools: readonly Tool[], report: Report): void {
  for (const { name } of tools)
    if (!/^[a-z0-9_]+$/.test(name)) tellHead(report, "tool-renamed", "adapted", name);
}

function lowerChoice(
  choice: ToolChoice | undefined,
  { toolChoice, choiceWithoutThinking }: OpenaiChatFamily,
  report: Report,
): ToolChoice | undefined {
  // While it thinks, such a service may refuse the field itself; what it would say is what happens without.
  if (choiceWithoutThinking && choice === "auto") return undefined;
  const taken = toolChoice === "names" || (toolChoice === "words" && typeof choice !== "object");
  if (taken || choice === undefined) return choice;
  if (choice === "none") tellHead(report, "unsupported-parameter", "lossy", "toolChoice");
  else if (choice !== "auto") tellHead(report, "forced-tool-choice", "lossy", choiceSubject(choice));
  return undefined;
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
