import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import { checkToolNames, functionTool, readToolChoice } from "../head.ts";
import type { OpenaiChatBody } from "./wire.ts";

/** Tools and the choice among them. */
export function lowerTools(
  tools: readonly Tool[],
  parameters: Parameters,
  report: Report,
): Partial<OpenaiChatBody> {
  checkToolNames(tools, /^[\w-]{1,64}$/, report);
  const choice = readToolChoice(parameters, tools, report);
  const { parallelToolCalls } = parameters;
  if (!tools.length) return {};
  return {
    tools: tools.map(functionTool),
    ...(choice && {
      tool_choice:
        typeof choice === "object" ? { type: "function", function: { name: choice.name } } : choice,
    }),
    ...(parallelToolCalls !== undefined && { parallel_tool_calls: parallelToolCalls }),
  };
}
