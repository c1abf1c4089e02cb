import type { Parameters } from "../../ir/parameters.ts";
import type { Report } from "../../runtime/types.ts";
import { lowerEffort, lowerIdentity, lowerNumbers, type NumberFields, tellHead } from "../head.ts";
import type { OpenaiResponsesFamily } from "./capabilities.ts";
import type { OpenaiResponsesBody } from "./wire.ts";

/** Tokens; the service refuses a lower limit. */
const leastLimit = 16;

const fields: NumberFields = {
  maxOutputTokens: { to: "max_output_tokens", min: leastLimit },
  temperature: { to: "temperature", min: 0, max: 2 },
  topP: { to: "top_p", min: 0, max: 1 },
};

/** Sampling, limits and reasoning effort. */
export function lowerParameters(
  parameters: Parameters,
  family: OpenaiResponsesFamily,
  report: Report,
): Partial<OpenaiResponsesBody> {
  const { reasoning, stopSequences, logprobs } = parameters;
  const effort = lowerEffort(parameters, family.efforts, report);
  const samples =
    family.sampling === "always" || (family.sampling === "without-reasoning" && effort === "none");
  if (reasoning?.budgetTokens !== undefined)
    tellHead(report, "unsupported-parameter", "lossy", "reasoning.budgetTokens");
  if (stopSequences?.length) tellHead(report, "unsupported-parameter", "lossy", "stopSequences");
  return {
    ...lowerNumbers(raiseLimit(parameters, report), fields, samples ? [] : ["temperature", "topP"], report),
    ...lowerLogprobs(logprobs, samples, report),
    ...(effort !== undefined && { reasoning: { effort: effort as "none" } }),
    ...lowerIdentity(parameters, { metadata: true, endUser: "safety_identifier" }, report),
  };
}

/** A small limit is raised to the least: no limit at all would be further from what was asked for. */
function raiseLimit(parameters: Parameters, report: Report): Parameters {
  const { maxOutputTokens: limit } = parameters;
  if (limit === undefined || limit < 1 || limit >= leastLimit) return parameters;
  tellHead(report, "parameter-range", "lossy", "maxOutputTokens");
  return { ...parameters, maxOutputTokens: leastLimit };
}

function lowerLogprobs(
  logprobs: Parameters["logprobs"],
  samples: boolean,
  report: Report,
): Partial<OpenaiResponsesBody> {
  if (logprobs === undefined || logprobs === false) return {};
  if (!samples) {
    tellHead(report, "unsupported-parameter", "lossy", "logprobs");
    return {};
  }
  const counted = typeof logprobs === "number" && logprobs >= 0 && logprobs <= 20;
  if (typeof logprobs === "number" && !counted) tellHead(report, "parameter-range", "lossy", "logprobs");
  return { include: ["message.output_text.logprobs"], ...(counted && { top_logprobs: logprobs }) };
}
