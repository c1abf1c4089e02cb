import { describe, expect, test } from "vitest";
import { readCompletion } from "../../../../src/backends/transports/llama/completion-request.ts";
import type { JsonObject } from "../../../../src/runtime/types.ts";

const defaults = {
  temperature: 0.8,
  topK: 40,
  topP: 0.95,
  minP: 0.05,
  repeatPenalty: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
};

describe("a body of the completion route", () => {
  test("has the server's defaults for what it leaves out", () => {
    const { sampling, ...rest } = readCompletion({ model: "m", prompt: "p" });
    expect(rest).toEqual({ prompt: "p", stop: [], limit: undefined, schema: undefined, stream: false });
    expect(sampling).toEqual({ ...defaults, seed: expect.any(Number) });
  });

  test("says everything else itself", () => {
    const body = {
      prompt: "p",
      stop: ["a", "b"],
      stream: true,
      json_schema: {},
      n_predict: 5,
      temperature: 0,
      top_k: 1,
      top_p: 0.5,
      min_p: 0,
      seed: 7,
      repeat_penalty: 1.1,
      presence_penalty: -1,
      frequency_penalty: 2,
    };
    expect(readCompletion(body)).toEqual({
      prompt: "p",
      stop: ["a", "b"],
      limit: 5,
      schema: {},
      stream: true,
      sampling: {
        temperature: 0,
        topK: 1,
        topP: 0.5,
        minP: 0,
        seed: 7,
        repeatPenalty: 1.1,
        presencePenalty: -1,
        frequencyPenalty: 2,
      },
    });
    expect(readCompletion({ prompt: "p", stop: "a" }).stop).toEqual(["a"]);
  });

  test("without a seed, or with the one that stands for any, takes another each time", () => {
    for (const given of [{}, { seed: -1 }, { seed: 0xffffffff }]) {
      const seeds = Array.from({ length: 5 }, () => readCompletion({ prompt: "p", ...given }).sampling.seed);
      expect(new Set(seeds).size).toBeGreaterThan(1);
    }
    expect(readCompletion({ prompt: "p", seed: 4_294_967_297 }).sampling.seed).toBe(1);
  });

  test("null is what is left out, and a negative limit is none", () => {
    const empty = {
      prompt: "p",
      stop: null,
      n_predict: null,
      json_schema: null,
      n_probs: null,
      stream: null,
    };
    expect(readCompletion({ ...empty, seed: 1 })).toEqual(readCompletion({ prompt: "p", seed: 1 }));
    expect(readCompletion({ prompt: "p", n_predict: -1 }).limit).toBeUndefined();
    expect(readCompletion({ prompt: "p", n_predict: 0 }).limit).toBe(0);
  });

  test.each<[string, JsonObject]>([
    ["prompt", {}],
    ["prompt", { prompt: [1, 2] }],
    ["stop", { prompt: "p", stop: [1] }],
    ["stream", { prompt: "p", stream: "yes" }],
    ["json_schema", { prompt: "p", json_schema: "{}" }],
    ["temperature", { prompt: "p", temperature: "hot" }],
    ["n_predict", { prompt: "p", n_predict: "5" }],
    ["n_probs", { prompt: "p", n_probs: 3 }],
    ["grammar", { prompt: "p", grammar: 'root ::= "x"' }],
    ["mirostat", { prompt: "p", mirostat: 2 }],
    ["constructor", { prompt: "p", constructor: 1 }],
  ])("is refused for `%s` in %j", (name, body) => {
    expect(() => readCompletion(body)).toThrow(
      expect.objectContaining({
        status: 400,
        body: {
          error: {
            code: 400,
            message: expect.stringContaining(`\`${name}\``),
            type: "invalid_request_error",
          },
        },
      }),
    );
  });
});
