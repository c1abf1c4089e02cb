import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import type { Config, Overrides, Parameters } from "../../ir/parameters.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import type { FrontMatter } from "../2-parse/front-matter.ts";
import { neutralParameters, type Shape } from "./check-shape.ts";
import type { FixCandidate } from "./offer-fixes.ts";

/** Names that providers and libraries give to what has a neutral name here. */
const SPELLINGS = new Map([
  ["max_tokens", "maxOutputTokens"],
  ["maxTokens", "maxOutputTokens"],
  ["max_output_tokens", "maxOutputTokens"],
  ["max_completion_tokens", "maxOutputTokens"],
  ["num_predict", "maxOutputTokens"],
  ["top_p", "topP"],
  ["top_k", "topK"],
  ["min_p", "minP"],
  ["stop", "stopSequences"],
  ["stop_sequences", "stopSequences"],
  ["presence_penalty", "presencePenalty"],
  ["frequency_penalty", "frequencyPenalty"],
  ["repeat_penalty", "repetitionPenalty"],
  ["repetition_penalty", "repetitionPenalty"],
  ["reasoning_effort", "reasoning.effort"],
  ["reasoningEffort", "reasoning.effort"],
  ["effort", "reasoning.effort"],
  ["thinking", "reasoning"],
  ["thinkingConfig", "reasoning"],
  ["thinkingBudget", "reasoning.budgetTokens"],
  ["tool_choice", "toolChoice"],
  ["parallel_tool_calls", "parallelToolCalls"],
  ["top_logprobs", "logprobs"],
  ["candidateCount", "n"],
]);

/** Reads `config` and `overrides`. Keys of `config` without a neutral name are kept apart and reported. */
export function analyzeConfig(
  frontMatter: FrontMatter,
  shape: Shape,
  path: string,
): { config: Config; diagnostics: Diagnostic[]; candidates: FixCandidate[] } {
  const { spans, data } = frontMatter;
  const written = asObject(data["config"]);
  const parameters = readParameters(written, (key) => shape.read("config", key));
  const toolChoice = shape.read<NonNullable<Parameters["toolChoice"]>>("toolChoice");
  if (toolChoice !== undefined) parameters.toolChoice ??= toolChoice;
  const unknown = omitNeutral(written);
  const diagnostics: Diagnostic[] = [];
  const candidates: FixCandidate[] = [];
  for (const key of Object.keys(unknown)) {
    const meant = SPELLINGS.get(key) ?? findNearest(key, neutralParameters);
    const diagnostic = diagnose("unknown-parameter", {
      path,
      span: spans.key(["config", key]),
      message: `\`config.${key}\` is no parameter that every dialect knows.`,
      ...(meant && { help: `Did you mean \`${meant}\`?` }),
    });
    diagnostics.push(diagnostic);
    // One below another key takes more than another name.
    const isName = meant !== undefined && !meant.includes(".");
    if (isName) candidates.push({ diagnostic, path: ["config", key], change: { name: meant } });
  }
  const config = { parameters, unknown, providerFields: readOverrides(data, shape) };
  return { config, diagnostics, candidates };
}

function readOverrides(data: JsonObject, shape: Shape): { [dialectOrTarget: string]: Overrides } {
  const entries = Object.entries(asObject(data["overrides"])).map(([name, block]): [string, Overrides] => {
    const written = asObject(block);
    const parameters = readParameters(written, (key) => shape.read("overrides", name, key));
    return [name, { parameters, fields: omitNeutral(written) }];
  });
  return Object.fromEntries(entries);
}

function readParameters(written: JsonObject, read: (key: string) => Json | undefined): Parameters {
  const entries = neutralParameters
    .filter((key) => Object.hasOwn(written, key))
    .map((key) => [key, read(key)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Parameters;
}

function omitNeutral(written: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(written).filter(([key]) => !neutralParameters.includes(key)));
}

/** The value where it is a mapping, else an empty one: what is wrong with it has been reported. */
function asObject(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
