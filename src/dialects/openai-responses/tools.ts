import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import { checkToolNames, objectSchema, readToolChoice } from "../head.ts";
import type { OpenaiResponsesBody, OpenaiResponsesTool } from "./wire.ts";

/** Tools and the choice among them. */
export function lowerTools(
  tools: readonly Tool[],
  parameters: Parameters,
  report: Report,
): Partial<OpenaiResponsesBody> {
  checkToolNames(tools, /^[\w-]{1,128}$/, report);
  const choice = readToolChoice(parameters, tools, report);
  const { parallelToolCalls } = parameters;
  if (!tools.length) return {};
  return {
    tools: tools.map(lowerTool),
    ...(choice && {
      tool_choice: typeof choice === "object" ? { type: "function", name: choice.name } : choice,
    }),
    ...(parallelToolCalls !== undefined && { parallel_tool_calls: parallelToolCalls }),
  };
}

function lowerTool({ name, description, inputSchema }: Tool): OpenaiResponsesTool {
  return {
    type: "function",
    name,
    ...(description !== undefined && { description }),
    parameters: objectSchema(inputSchema),
    // Without the key the service tries strict mode first.
    strict: false,
  };
}
