import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { Report } from "../../runtime/types.ts";
import { checkToolNames, choiceSubject, objectSchema, readToolChoice, tellHead } from "../head.ts";
import type { AnthropicFamily } from "./capabilities.ts";
import type { AnthropicBody, AnthropicTool, AnthropicToolChoice } from "./wire.ts";

/** Tools and the choice among them. `thinking` is what the parameters ask for; a forced choice may switch it off. */
export function lowerTools(
  tools: readonly Tool[],
  parameters: Parameters,
  { thinking, output_config }: Partial<AnthropicBody>,
  family: AnthropicFamily,
  report: Report,
): Partial<AnthropicBody> {
  checkToolNames(tools, /^[\w-]{1,128}$/, report);
  let choice = readToolChoice(parameters, tools, report);
  if (!tools.length) return {};
  const forced = choice === "required" || typeof choice === "object";
  const asked = thinking ? thinking.type !== "disabled" : family.thinks && output_config !== undefined;
  const clash = family.forcedChoice === "without-thinking" && (asked || (family.thinks && !thinking));
  const switchOff = forced && clash && !asked;
  if (forced && (family.forcedChoice === "never" || (clash && !switchOff))) {
    tellHead(report, "forced-tool-choice", "lossy", choiceSubject(choice));
    choice = undefined;
  }
  if (switchOff) tellHead(report, "thinking-disabled", "adapted", "toolChoice");
  const toolChoice = lowerChoice(choice, parameters.parallelToolCalls);
  return {
    tools: tools.map((tool) => lowerTool(tool, report)),
    ...(toolChoice && { tool_choice: toolChoice }),
    ...(switchOff && { thinking: { type: "disabled" } }),
  };
}

function lowerChoice(
  choice: Parameters["toolChoice"],
  parallel: boolean | undefined,
): AnthropicToolChoice | undefined {
  const single = parallel === false && { disable_parallel_tool_use: true };
  if (choice === "none") return { type: "none" };
  if (typeof choice === "object") return { type: "tool", name: choice.name, ...single };
  if (choice === "required") return { type: "any", ...single };
  return choice || single ? { type: "auto", ...single } : undefined;
}

function lowerTool({ name, description, inputSchema }: Tool, report: Report): AnthropicTool {
  const schema = objectSchema(inputSchema);
  // The root must say that it is an object, and nothing else.
  if ((schema["type"] ?? "object") !== "object") tellHead(report, "tool-schema", "lossy", name, "schema");
  return {
    name,
    ...(description !== undefined && { description }),
    input_schema: (schema["type"] === "object"
      ? schema
      : { ...schema, type: "object" }) as AnthropicTool["input_schema"],
  };
}
