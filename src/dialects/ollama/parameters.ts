import type { Parameters } from "../../ir/parameters.ts";
import type { Report } from "../../runtime/types.ts";
import { lowerEffort, lowerIdentity, lowerNumbers, lowerStop, type NumberFields, tellHead } from "../head.ts";
import type { OllamaFamily } from "./capabilities.ts";
import type { OllamaBody, OllamaOptions } from "./wire.ts";

const fields: NumberFields = {
  maxOutputTokens: { to: "num_predict" },
  temperature: { to: "temperature", min: 0 },
  topP: { to: "top_p", min: 0, max: 1 },
  topK: { to: "top_k", min: 0 },
  minP: { to: "min_p", min: 0, max: 1 },
  seed: { to: "seed" },
  presencePenalty: { to: "presence_penalty" },
  frequencyPenalty: { to: "frequency_penalty" },
  repetitionPenalty: { to: "repeat_penalty" },
};

/** Sampling and limits under `options`, thinking and log probabilities beside it. */
export function lowerParameters(
  parameters: Parameters,
  family: OllamaFamily,
  report: Report,
): Partial<OllamaBody> {
  const { reasoning, logprobs, parallelToolCalls } = parameters;
  const effort = lowerEffort(parameters, family.efforts, report);
  if (reasoning?.budgetTokens !== undefined)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  if (parallelToolCalls === false) tellHead(report, "unsupported-parameter", "lossy", "parallelToolCalls");
  const stop = lowerStop(parameters.stopSequences, Infinity, report);
  const options: OllamaOptions = {
    ...lowerNumbers(parameters, fields, [], report),
    ...(stop && { stop }),
  };
  lowerIdentity(parameters, { metadata: false }, report);
  const counted = typeof logprobs === "number" && logprobs >= 0 && logprobs <= 20;
  if (typeof logprobs === "number" && !counted) tellHead(report, "parameter-range", "lossy", "logprobs");
  return {
    ...(Object.keys(options).length && { options }),
    ...(effort !== undefined && { think: effort === "none" ? false : (effort as "low") }),
    ...(logprobs !== undefined && logprobs !== false && { logprobs: true }),
    ...(counted && { top_logprobs: logprobs }),
  };
}
