import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import type { AdaptSchema } from "../../schema/adapt-schema.ts";
import { geminiTool } from "../../schema/schema-forms.ts";
import { adaptTool } from "../answer.ts";
import { checkToolNames, choiceSubject, objectSchema, readToolChoice, tellHead } from "../head.ts";

const modes: { readonly [choice: string]: string } = { auto: "AUTO", none: "NONE", required: "ANY" };

/** `tools` and `toolConfig`. Beside a schema the service takes the mode AUTO alone. */
export function lowerTools(
  tools: readonly Tool[],
  parameters: Parameters,
  hasSchema: boolean,
  adapt: AdaptSchema,
  report: Report,
): JsonObject {
  checkToolNames(tools, /^[A-Za-z_][\w.:-]{0,127}$/, report);
  let choice = readToolChoice(parameters, tools, report);
  if (!tools.length) return {};
  if (hasSchema && choice !== undefined && choice !== "auto") {
    tellHead(report, "forced-tool-choice", "lossy", choiceSubject(choice));
    choice = undefined;
  }
  const functionCallingConfig =
    typeof choice === "object"
      ? { mode: "ANY", allowedFunctionNames: [choice.name] }
      : { mode: modes[choice ?? "auto"] as string };
  return {
    tools: [
      { functionDeclarations: tools.map((tool) => lowerTool(adaptTool(tool, geminiTool, adapt, report))) },
    ],
    ...(choice && { toolConfig: { functionCallingConfig } }),
  };
}

function lowerTool({ name, description, inputSchema }: Tool): JsonObject {
  return {
    name,
    ...(description !== undefined && { description }),
    parametersJsonSchema: objectSchema(inputSchema),
  };
}
