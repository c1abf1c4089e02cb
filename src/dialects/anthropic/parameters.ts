import type { Parameters } from "../../ir/parameters.ts";
import type { Report } from "../../runtime/types.ts";
import { lowerEffort, lowerIdentity, lowerNumbers, lowerStop, type NumberFields, tellHead } from "../head.ts";
import type { AnthropicFamily } from "./capabilities.ts";
import type { AnthropicBody } from "./wire.ts";

const fields: NumberFields = {
  temperature: { to: "temperature", min: 0, max: 1 },
  topP: { to: "top_p", min: 0, max: 1 },
  topK: { to: "top_k", min: 0 },
};

const defaultMaxTokens = 16384;

/** Sampling, limits and thinking. */
export function lowerParameters(
  { maxOutputTokens, ...parameters }: Parameters,
  family: AnthropicFamily,
  report: Report,
): Partial<AnthropicBody> & { max_tokens: number } {
  const maxTokens = readMaxTokens(maxOutputTokens, family, report);
  const stop = lowerStop(parameters.stopSequences, Infinity, report, false);
  if (parameters.logprobs !== undefined && parameters.logprobs !== false)
    tellHead(report, "unsupported-parameter", "lossy", "logprobs");
  return {
    max_tokens: maxTokens,
    ...lowerNumbers(parameters, fields, refusedSampling(parameters, family), report),
    ...(stop && { stop_sequences: stop }),
    ...lowerReasoning(parameters, maxTokens, family, report),
    ...lowerUser(parameters, report),
  };
}

/** The end user's id is the one label that there is. */
function lowerUser(parameters: Parameters, report: Report): Pick<AnthropicBody, "metadata"> {
  const { user_id } = lowerIdentity(parameters, { metadata: false, endUser: "user_id" }, report);
  return user_id === undefined ? {} : { metadata: { user_id: user_id as string } };
}

function readMaxTokens(asked: number | undefined, family: AnthropicFamily, report: Report): number {
  const ceiling = family.maxOutputTokens ?? Infinity;
  if (asked === undefined) {
    tellHead(report, "default-max-tokens", "adapted", "maxOutputTokens");
    return Math.min(defaultMaxTokens, ceiling);
  }
  if (asked > ceiling) tellHead(report, "parameter-range", "lossy", "maxOutputTokens");
  return Math.min(asked, ceiling);
}

function refusedSampling({ temperature }: Parameters, family: AnthropicFamily): string[] {
  if (family.sampling === "none") return ["temperature", "topP", "topK"];
  // The two exclude each other; a temperature that is out of range is left out anyway.
  const set = temperature !== undefined && temperature >= 0 && temperature <= 1;
  return family.sampling === "either" && set ? ["topP"] : [];
}

function lowerReasoning(
  parameters: Parameters,
  maxTokens: number,
  family: AnthropicFamily,
  report: Report,
): Pick<AnthropicBody, "thinking" | "output_config"> {
  const { budgetTokens } = parameters.reasoning ?? {};
  const efforts = family.thinkingOff ? ["none", ...family.efforts] : family.efforts;
  const effort = lowerEffort(parameters, efforts, report);
  const budget = readBudget(budgetTokens, maxTokens, family, report);
  if (effort === "none" || budget === 0) {
    // Of two wishes that exclude each other, the one for no thinking counts.
    if (budget) tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
    if (effort !== undefined && effort !== "none")
      tellHead(report, "unsupported-parameter", "lossy", "reasoning.effort");
    return { thinking: { type: "disabled" } };
  }
  return {
    ...(budget !== undefined
      ? { thinking: { type: "enabled", budget_tokens: budget } }
      : effort !== undefined && family.adaptive && { thinking: { type: "adaptive" } }),
    ...(effort !== undefined && { output_config: { effort: effort as "low" } }),
  };
}

function readBudget(
  budget: number | undefined,
  maxTokens: number,
  family: AnthropicFamily,
  report: Report,
): number | undefined {
  if (budget === undefined || (budget === 0 && family.thinkingOff)) return budget;
  const inRange = budget >= 1024 && budget < maxTokens;
  if (family.budget && inRange) return budget;
  const id = family.budget ? "parameter-range" : "unsupported-parameter";
  tellHead(report, id, "lossy", "reasoning.budgetTokens");
  return undefined;
}
