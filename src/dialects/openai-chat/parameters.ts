import type { Parameters } from "../../ir/parameters.ts";
import type { Tool } from "../../ir/tool.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import { lowerEffort, lowerIdentity, lowerNumbers, lowerStop, readToolChoice, tellHead } from "../head.ts";
import type { OpenaiChatFamily } from "./capabilities.ts";

/** Sampling, limits, reasoning, and who asks. */
export function lowerParameters(
  parameters: Parameters,
  tools: readonly Tool[],
  family: OpenaiChatFamily,
  report: Report,
): JsonObject {
  const effort = readEffort(parameters, tools, family, report);
  const { sampling, numbers, stop: most } = family;
  const samples = sampling === "always" || (sampling === "without-reasoning" && effort === "none");
  const without = [
    ...(family.ignores ?? []),
    ...(samples ? [] : ["temperature", "topP"]),
    ...(sampling === "always" ? [] : ["presencePenalty", "frequencyPenalty"]),
  ];
  const stop = most > 0 ? lowerStop(parameters.stopSequences, most, report) : undefined;
  if (most === 0 && parameters.stopSequences?.length)
    tellHead(report, "unsupported-parameter", "lossy", "stopSequences");
  return {
    ...lowerNumbers(parameters, numbers, without, report),
    ...(stop && { stop }),
    ...lowerLogprobs(parameters.logprobs, samples, family, report),
    ...lowerReasoning(effort, parameters, family, report),
    ...lowerIdentity(parameters, family, report),
  };
}

function readEffort(
  parameters: Parameters,
  tools: readonly Tool[],
  family: OpenaiChatFamily,
  report: Report,
): string | undefined {
  const asked = parameters.reasoning?.effort;
  const effort = lowerEffort(parameters, family.effort === "none" ? [] : family.efforts, report);
  // A service that has no field for it lets the model think.
  if (asked === "none" && family.effort === "none")
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.effort");
  const isOff = effort === "none";
  if (family.choiceWithoutThinking && isForced(parameters, tools)) {
    const subject = effort === undefined ? "toolChoice" : "reasoning.effort";
    if (!isOff) tellHead(report, "thinking-disabled", effort === undefined ? "adapted" : "lossy", subject);
    return "none";
  }
  if (tools.length === 0 || family.toolsWithReasoning || isOff) return effort;
  tellHead(report, "tools-with-reasoning", effort === undefined ? "adapted" : "lossy", "reasoning.effort");
  return "none";
}

/** Whether the model must call a tool that there is. */
function isForced(parameters: Parameters, tools: readonly Tool[]): boolean {
  const choice = readToolChoice(parameters, tools, () => {});
  return choice === "required" || typeof choice === "object";
}

function lowerReasoning(
  effort: string | undefined,
  { reasoning }: Parameters,
  family: OpenaiChatFamily,
  report: Report,
): JsonObject {
  const budget = reasoning?.budgetTokens;
  const [field, within] = family.budget.split(".");
  if (budget !== undefined && !field)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  // A service that has one object for both takes one of them, and no number that stands for a switch.
  const both = budget !== undefined && effort !== undefined && within !== undefined;
  const isSwitch = budget !== undefined && budget < 1 && within !== undefined;
  if (both) tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  else if (isSwitch) tellHead(report, "parameter-range", "lossy", "reasoning.budgetTokens");
  const sent = budget !== undefined && field && !both && !isSwitch;
  return {
    ...(effort !== undefined && lowerEffortAs(effort, family, report)),
    ...(sent && { [field]: within ? { [within]: budget } : budget }),
  };
}

function lowerEffortAs(effort: string, family: OpenaiChatFamily, report: Report): JsonObject {
  if (family.effort === "object") return { reasoning: { effort } };
  if (family.effort === "thinking" && effort === "none") return { thinking: { type: "disabled" } };
  if (family.effort === "template") {
    if (effort !== "none") tellHead(report, "effort-switch", "adapted", effort);
    return { chat_template_kwargs: { enable_thinking: effort !== "none" } };
  }
  return { reasoning_effort: effort };
}

function lowerLogprobs(
  logprobs: Parameters["logprobs"],
  samples: boolean,
  { sampling, topLogprobs }: OpenaiChatFamily,
  report: Report,
): JsonObject {
  if (logprobs === undefined || logprobs === false) return {};
  if (!samples || topLogprobs === "none") {
    tellHead(report, "unsupported-parameter", "lossy", "logprobs");
    return {};
  }
  if (logprobs === true) return { logprobs };
  // No reasoning model takes the number of alternatives, even where it takes the switch.
  const counted = sampling === "always" && logprobs >= 0 && logprobs <= topLogprobs;
  if (!counted) {
    const id = sampling === "always" ? "parameter-range" : "unsupported-parameter";
    tellHead(report, id, "lossy", "logprobs");
  }
  return { logprobs: true, ...(counted && { top_logprobs: logprobs }) };
}
