import type { Parameters } from "../../ir/parameters.ts";
import type { JsonObject, Report } from "../../runtime/types.ts";
import { lowerIdentity, lowerNumbers, lowerStop, type NumberFields, tellHead } from "../head.ts";
import type { TemplateFacts } from "./template-facts.ts";
import type { ChatTemplateBody } from "./wire.ts";

const fields: NumberFields = {
  maxOutputTokens: { to: "n_predict", min: 1 },
  temperature: { to: "temperature", min: 0 },
  topP: { to: "top_p", min: 0, max: 1 },
  topK: { to: "top_k", min: 0 },
  minP: { to: "min_p", min: 0, max: 1 },
  seed: { to: "seed" },
  presencePenalty: { to: "presence_penalty", min: -2, max: 2 },
  frequencyPenalty: { to: "frequency_penalty", min: -2, max: 2 },
  repetitionPenalty: { to: "repeat_penalty" },
};

/** Sampling, limits, and what ends an answer: `ends` are the tokens of the model. */
export function lowerParameters(
  parameters: Parameters,
  ends: readonly string[],
  report: Report,
): Partial<ChatTemplateBody> {
  const { logprobs, parallelToolCalls, reasoning } = parameters;
  if (reasoning?.budgetTokens !== undefined)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  if (parallelToolCalls === false) tellHead(report, "unsupported-parameter", "lossy", "parallelToolCalls");
  lowerIdentity(parameters, { metadata: false }, report);
  const asked = lowerStop(parameters.stopSequences, Infinity, report) ?? [];
  const stop = [...new Set([...ends, ...asked])];
  return {
    ...(stop.length && { stop }),
    ...lowerNumbers(parameters, fields, [], report),
    // Zero switches the list off, so that one entry is the least.
    ...(logprobs !== undefined && logprobs !== false && { n_probs: Math.max(1, Number(logprobs)) }),
  };
}

/** The reasoning effort as variables of the template. */
export function lowerReasoning(
  { reasoning }: Parameters,
  { takesEffort, switches }: Pick<TemplateFacts, "takesEffort" | "switches">,
  report: Report,
): JsonObject {
  const effort = reasoning?.effort;
  if (effort === undefined) return {};
  if (takesEffort && effort !== "none") return { reasoning_effort: effort };
  if (switches.length > 0) {
    if (effort !== "none") tellHead(report, "effort-switch", "adapted", effort);
    return Object.fromEntries(switches.map((name) => [name, effort !== "none"]));
  }
  // A template without a switch is that of a model that does not think, or that cannot be stopped.
  if (effort !== "none" || takesEffort)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.effort");
  return {};
}
