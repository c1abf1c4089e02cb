import type { Json, JsonObject, JsonSchema } from "../../../runtime/types.ts";
import { CompletionFault } from "./completion-fault.ts";

/** What is asked of the engine, with llama.cpp's defaults for what the body leaves out. */
export interface CompletionRequest {
  readonly prompt: string;
  /** Texts that end the answer. */
  readonly stop: readonly string[];
  /** The most tokens to write; all that fit where absent. */
  readonly limit: number | undefined;
  readonly sampling: Sampling;
  readonly schema: JsonSchema | undefined;
  readonly stream: boolean;
}

/** How the next token is chosen. */
export interface Sampling {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly seed: number;
  readonly repeatPenalty: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
}

const fields = [
  "model",
  "prompt",
  "stop",
  "stream",
  "json_schema",
  "n_predict",
  "temperature",
  "top_k",
  "top_p",
  "min_p",
  "seed",
  "repeat_penalty",
  "presence_penalty",
  "frequency_penalty",
];

/**
 * Reads the body of llama.cpp's completion route. Throws {@link CompletionFault} for a field of another type, and for one
 * that the engine has nothing for: what was asked for is never left out without a word.
 */
export function readCompletion(body: JsonObject): CompletionRequest {
  for (const [name, value] of Object.entries(body)) {
    if (!fields.includes(name) && value !== null && value !== undefined)
      throw refuse(name, "is not known to the engine inside the process; leave it out");
  }
  const { prompt, stop, stream } = body;
  if (typeof prompt !== "string") throw refuse("prompt", "has to be a text");
  if (stream !== undefined && stream !== null && typeof stream !== "boolean")
    throw refuse("stream", "has to be true or false");
  const limit = readNumber(body, "n_predict", -1);
  return {
    prompt,
    stop: readStop(stop),
    // The server takes any negative number for "no limit".
    limit: limit < 0 ? undefined : limit,
    sampling: readSampling(body),
    schema: readSchema(body["json_schema"]),
    stream: stream === true,
  };
}

/** Source of the defaults: LCPP tools/server/README.md, common/common.h. */
function readSampling(body: JsonObject): Sampling {
  return {
    temperature: readNumber(body, "temperature", 0.8),
    topK: readNumber(body, "top_k", 40),
    topP: readNumber(body, "top_p", 0.95),
    minP: readNumber(body, "min_p", 0.05),
    seed: readSeed(readNumber(body, "seed", -1)),
    repeatPenalty: readNumber(body, "repeat_penalty", 1),
    presencePenalty: readNumber(body, "presence_penalty", 0),
    frequencyPenalty: readNumber(body, "frequency_penalty", 0),
  };
}

/** The engine has 32 bits for it, and the largest such number stands for any. */
function readSeed(seed: number): number {
  const bits = Math.trunc(seed) >>> 0;
  return bits === 0xffffffff ? Math.floor(Math.random() * 0xffffffff) : bits;
}

function readNumber(body: JsonObject, name: string, otherwise: number): number {
  const value = body[name] ?? otherwise;
  if (typeof value !== "number" || !Number.isFinite(value)) throw refuse(name, "has to be a number");
  return value;
}

function readStop(stop: Json | undefined): string[] {
  const texts = stop === undefined || stop === null ? [] : Array.isArray(stop) ? stop : [stop];
  return texts.map((text) => {
    if (typeof text !== "string") throw refuse("stop", "has to be a list of texts");
    return text;
  });
}

function readSchema(schema: Json | undefined): JsonSchema | undefined {
  if (schema === undefined || schema === null) return undefined;
  if (typeof schema === "boolean" || (typeof schema === "object" && !Array.isArray(schema))) return schema;
  throw refuse("json_schema", "has to be a JSON Schema");
}

function refuse(name: string, problem: string): CompletionFault {
  return new CompletionFault("invalid_request_error", `\`${name}\` ${problem}.`);
}
