import type { Parameters } from "../../ir/parameters.ts";
import type { Report } from "../../runtime/types.ts";
import { lowerEffort, lowerIdentity, lowerNumbers, lowerStop, type NumberFields, tellHead } from "../head.ts";
import type { GeminiFamily } from "./capabilities.ts";

const fields: NumberFields = {
  maxOutputTokens: { to: "maxOutputTokens", min: 1 },
  temperature: { to: "temperature", min: 0, max: 2 },
  topP: { to: "topP", min: 0, max: 1 },
  topK: { to: "topK", min: 1 },
  seed: { to: "seed" },
  // The service names this range where it refuses a number.
  presencePenalty: { to: "presencePenalty", min: -2, max: 2 },
  frequencyPenalty: { to: "frequencyPenalty", min: -2, max: 2 },
  n: { to: "candidateCount", min: 1 },
};

/** The part of a generation config that parameters decide. */
export type LoweredParameters = {
  stopSequences?: string[];
  responseLogprobs?: boolean;
  logprobs?: number;
  thinkingConfig?: { thinkingBudget?: number; thinkingLevel?: string };
};

/** Sampling, limits and thinking, as fields of `generationConfig`. */
export function lowerParameters(
  parameters: Parameters,
  family: GeminiFamily,
  report: Report,
): LoweredParameters {
  const { stopSequences, logprobs, parallelToolCalls } = parameters;
  const without = [
    ...(family.sampling ? [] : ["temperature", "topP", "topK"]),
    ...(family.penalties ? [] : ["presencePenalty", "frequencyPenalty"]),
    ...(family.candidates ? [] : ["n"]),
  ];
  const stop = lowerStop(stopSequences, 5, report);
  lowerIdentity(parameters, { metadata: false }, report);
  const thinkingConfig = lowerThinking(parameters, family, report);
  if (parallelToolCalls === false) tellHead(report, "unsupported-parameter", "lossy", "parallelToolCalls");
  return {
    ...lowerNumbers(parameters, fields, without, report),
    ...(stop && { stopSequences: stop }),
    ...(logprobs !== undefined && logprobs !== false && { responseLogprobs: true }),
    ...(typeof logprobs === "number" && { logprobs }),
    ...(thinkingConfig && { thinkingConfig }),
  };
}

function lowerThinking(
  parameters: Parameters,
  family: GeminiFamily,
  report: Report,
): LoweredParameters["thinkingConfig"] {
  const budget = parameters.reasoning?.budgetTokens;
  const [min, max] = family.thinkingBudget ?? [1, 0];
  // Where thinking is counted in tokens, none of them is the only effort that has a number.
  const efforts = family.thinkingBudget && min === 0 ? ["none"] : family.thinkingLevels;
  const effort = lowerEffort(parameters, efforts, report);
  // Such a model cannot stop thinking.
  if (parameters.reasoning?.effort === "none" && family.thinkingBudget && min > 0)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.effort");
  if (budget !== undefined && !family.thinkingBudget)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  else if (budget !== undefined && budget !== -1 && (budget < min || budget > max))
    tellHead(report, "parameter-range", "lossy", "reasoning.budgetTokens");
  else if (budget !== undefined) {
    // Of two wishes that exclude each other, the number counts.
    if (effort === "none" && budget !== 0)
      tellHead(report, "unsupported-parameter", "lossy", "reasoning.effort");
    return { thinkingBudget: budget };
  }
  if (effort === undefined) return undefined;
  return effort === "none" ? { thinkingBudget: 0 } : { thinkingLevel: effort };
}
