import type { Parameters } from "../../ir/parameters.ts";
import type { Report } from "../../runtime/types.ts";
import { lowerEffort, lowerNumbers, lowerStop, type NumberFields, tellHead } from "../head.ts";
import type { OpenaiChatFamily } from "./capabilities.ts";
import type { OpenaiChatBody } from "./wire.ts";

const fields: NumberFields = {
  maxOutputTokens: { to: "max_completion_tokens", min: 1 },
  temperature: { to: "temperature", min: 0, max: 2 },
  topP: { to: "top_p", min: 0, max: 1 },
  seed: { to: "seed" },
  presencePenalty: { to: "presence_penalty", min: -2, max: 2 },
  frequencyPenalty: { to: "frequency_penalty", min: -2, max: 2 },
  n: { to: "n", min: 1, max: 128 },
};

/** Sampling, limits and reasoning effort. */
export function lowerParameters(
  parameters: Parameters,
  hasTools: boolean,
  family: OpenaiChatFamily,
  report: Report,
): Partial<OpenaiChatBody> {
  const effort = readEffort(parameters, hasTools, family, report);
  const samples =
    family.sampling === "always" || (family.sampling === "without-reasoning" && effort === "none");
  const without = [
    ...(samples ? [] : ["temperature", "topP"]),
    ...(family.sampling === "always" ? [] : ["presencePenalty", "frequencyPenalty"]),
  ];
  const stop = family.stop ? lowerStop(parameters.stopSequences, 4, report) : undefined;
  if (!family.stop && parameters.stopSequences?.length)
    tellHead(report, "unsupported-parameter", "lossy", "stopSequences");
  return {
    ...lowerNumbers(parameters, fields, without, report),
    ...(stop && { stop }),
    ...lowerLogprobs(parameters.logprobs, samples, family, report),
    ...(effort !== undefined && { reasoning_effort: effort as "none" }),
  };
}

function readEffort(
  parameters: Parameters,
  hasTools: boolean,
  family: OpenaiChatFamily,
  report: Report,
): string | undefined {
  const effort = lowerEffort(parameters, family.efforts, report);
  if (parameters.reasoning?.budgetTokens !== undefined)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  if (!hasTools || family.toolsWithReasoning || effort === "none") return effort;
  tellHead(report, "tools-with-reasoning", effort === undefined ? "adapted" : "lossy", "reasoning.effort");
  return "none";
}

function lowerLogprobs(
  logprobs: Parameters["logprobs"],
  samples: boolean,
  family: OpenaiChatFamily,
  report: Report,
): Partial<OpenaiChatBody> {
  if (logprobs === undefined || logprobs === false) return {};
  if (!samples) {
    tellHead(report, "unsupported-parameter", "lossy", "logprobs");
    return {};
  }
  if (logprobs === true) return { logprobs };
  // No reasoning model takes the number of alternatives, even where it takes the switch.
  const counted = family.sampling === "always" && logprobs >= 0 && logprobs <= 20;
  if (!counted) {
    const id = family.sampling === "always" ? "parameter-range" : "unsupported-parameter";
    tellHead(report, id, "lossy", "logprobs");
  }
  return { logprobs: true, ...(counted && { top_logprobs: logprobs }) };
}
