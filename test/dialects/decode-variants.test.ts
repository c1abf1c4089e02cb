import { describe, expect, test } from "vitest";
import { type AnswerDelta, DecodeError, type Decoder, ServiceError } from "../../src/dialects/decoder.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { DialectId, Json, JsonObject } from "../../src/runtime/types.ts";
import { dialectIds } from "./dialect-cases.ts";
import { wholeAnswers } from "./whole-answers.ts";

const decoders = Object.fromEntries(
  await Promise.all(dialectIds.map(async (id) => [id, await dialects[id].protocol.decoder()] as const)),
) as { [Id in DialectId]: Decoder };

function readStream(id: DialectId, ...events: readonly (JsonObject | string)[]) {
  const stream = decoders[id].openStream();
  const deltas: AnswerDelta[] = [];
  for (const event of events)
    deltas.push(...stream.push({ data: typeof event === "string" ? event : JSON.stringify(event) }));
  return { deltas, answer: stream.end() };
}

function call(id: string, name: string, input: Json) {
  return { type: "tool-call", id, name, input };
}

describe("openai-chat", () => {
  const { decode } = decoders["openai-chat"];
  const answer = (message: JsonObject, finish_reason: string | null = "stop") =>
    decode({ id: "c1", choices: [{ message, finish_reason }] });
  const delta = (delta: JsonObject, finish_reason: string | null = null): JsonObject => ({
    id: "c1",
    choices: [{ index: 0, delta, finish_reason }],
  });

  test.each([
    [{ content: "a", reasoning_content: "b" }, "a", "b"],
    [{ content: "a", reasoning: "b" }, "a", "b"],
    [{ content: "a", reasoning: "b", reasoning_details: [{ type: "reasoning.text", text: "b" }] }, "a", "b"],
    [
      { content: "a", reasoning: null, reasoning_details: [{ text: "b" }, { summary: "c" }, { data: "x" }] },
      "a",
      "bc",
    ],
    [
      {
        content: [
          { type: "text", text: "a" },
          { type: "text", text: "b" },
          { type: "other", x: 1 },
        ],
      },
      "ab",
      "",
    ],
    [
      {
        content: [
          { type: "thinking", thinking: [{ type: "text", text: "b" }] },
          { type: "text", text: "a" },
        ],
      },
      "a",
      "b",
    ],
    [{ content: null }, "", ""],
    [{}, "", ""],
  ] satisfies [JsonObject, string, string][])("reads %j", (message, text, reasoning) => {
    const read = answer(message);
    expect([read.text, read.reasoning, read.finishReason]).toEqual([text, reasoning, "stop"]);
    expect(readStream("openai-chat", delta(message), delta({}, "stop"), "[DONE]").answer).toEqual(read);
  });

  test("takes a refusal as text that was filtered", () => {
    const refused = { text: "No.", finishReason: "filtered", rawFinishReason: "stop" };
    expect(answer({ content: null, refusal: "No." })).toMatchObject(refused);
    expect(answer({ content: [{ type: "refusal", refusal: "No." }] })).toMatchObject(refused);
    const { deltas, answer: streamed } = readStream(
      "openai-chat",
      delta({ refusal: "No" }),
      delta({ refusal: "." }, "stop"),
    );
    expect(streamed).toMatchObject(refused);
    expect(deltas).toEqual([
      { type: "text", text: "No" },
      { type: "text", text: "." },
    ]);
  });

  test("names calls that have no id, and knows a call under any word", () => {
    const say = (name: string, text: string) => ({ type: "function", function: { name, arguments: text } });
    const read = answer({ content: "", tool_calls: [say("a", '{"x":1}'), say("a", "")] });
    expect(read.toolCalls).toEqual([call("call_0_c1", "a", { x: 1 }), call("call_1_c1", "a", {})]);
    expect(read).toMatchObject({ finishReason: "tool-calls", rawFinishReason: "stop" });
    expect(answer({ tool_calls: [say("a", "{}")] }, null).finishReason).toBe("tool-calls");
    expect(answer({ tool_calls: [say("a", '{"x')] }, "length").finishReason).toBe("length");
  });

  test("keeps calls apart that share an id", () => {
    const twin = { id: "same", function: { name: "a", arguments: "{}" } };
    expect(answer({ tool_calls: [twin, twin] }).toolCalls).toHaveLength(2);
  });

  test("reads the call of before there were lists of them, and a call with any text", () => {
    const legacy = { content: null, function_call: { name: "a", arguments: '{"x":1}' } };
    expect(answer(legacy, "function_call")).toMatchObject({
      toolCalls: [call("call_0_c1", "a", { x: 1 })],
      finishReason: "tool-calls",
    });
    const pieces = [{ name: "a", arguments: '{"x"' }, { arguments: ":1}" }];
    const chunks = pieces.map((function_call) => delta({ function_call }));
    expect(readStream("openai-chat", ...chunks, delta({}, "function_call")).answer).toEqual(
      answer(legacy, "function_call"),
    );
    const custom = { id: "k", type: "custom", custom: { name: "sql", input: "select 1" } };
    expect(answer({ tool_calls: [custom] }).toolCalls).toEqual([call("k", "sql", "select 1")]);
  });

  const fragment = (said: JsonObject, rest: JsonObject = {}) =>
    delta({ tool_calls: [{ ...rest, function: said }] });
  test.each([
    ["by index alone", [{ index: 0 }, { index: 1 }, { index: 0 }, { index: 1 }], ["call_0_c1", "call_1_c1"]],
    ["by id alone", [{ id: "a" }, { id: "b" }, { id: "a" }, { id: "b" }], ["a", "b"]],
    [
      "by id, under one index",
      [
        { index: 0, id: "a" },
        { index: 0, id: "b" },
      ],
      ["a", "b"],
    ],
  ] as [string, JsonObject[], string[]][])("puts fragments together %s", (_, wheres, ids) => {
    const halves = ['{"x":', "1}"];
    const chunks = wheres.map((where, at) =>
      wheres.length === 2
        ? fragment({ name: "t", arguments: '{"x":1}' }, where)
        : fragment({ ...(at < 2 && { name: "t" }), arguments: halves[at >> 1] as string }, where),
    );
    const { deltas, answer: read } = readStream("openai-chat", ...chunks, delta({}, "tool_calls"), "[DONE]");
    expect(read.toolCalls).toEqual(ids.map((id) => call(id, "t", { x: 1 })));
    expect(deltas).toEqual(read.toolCalls.map((call) => ({ type: "tool-call", call })));
  });

  test("puts fragments of no index and no id to the last call", () => {
    const chunks = [
      fragment({ name: "a", arguments: "" }),
      fragment({ arguments: "{}" }),
      fragment({ name: "b" }),
    ];
    const { answer: read } = readStream("openai-chat", ...chunks, "[DONE]");
    expect(read.toolCalls).toEqual([call("call_0_c1", "a", {}), call("call_1_c1", "b", {})]);
    expect(read).toMatchObject({ finishReason: "tool-calls" });
  });

  test("says so where a call goes on after its end", () => {
    const chunks = [
      fragment({ name: "a" }, { index: 0 }),
      delta({}, "tool_calls"),
      fragment({ arguments: "{}" }, { index: 0 }),
    ];
    expect(() => readStream("openai-chat", ...chunks)).toThrow(DecodeError);
  });

  test("counts what DeepSeek's cache had, the last count of a stream, and nothing where nothing is said", () => {
    const message = { content: "a" };
    const choices = [{ index: 0, message, delta: message, finish_reason: "stop" }];
    expect(decode({ choices, usage: { prompt_tokens: 5, prompt_cache_hit_tokens: 3 } }).usage).toEqual({
      inputTokens: 5,
      cachedInputTokens: 3,
    });
    expect(decode({ choices, usage: null })).not.toHaveProperty("usage");
    expect(decode({ choices, usage: {} })).not.toHaveProperty("usage");
    const usages = [{ completion_tokens: 1 }, { completion_tokens: 2 }].map((usage) => ({
      choices: [],
      usage,
    }));
    const { answer: read } = readStream("openai-chat", { choices, usage: null }, ...usages, "[DONE]");
    expect(read.usage).toEqual({ outputTokens: 2 });
  });

  test("gives several answers in their order, with what counts for all on the first", () => {
    const choice = (index: number, content: string) => ({
      index,
      message: { content },
      finish_reason: "stop",
    });
    const usage = { prompt_tokens: 1, completion_tokens: 9 };
    const read = decode({
      id: "c1",
      model: "m",
      choices: [choice(1, "b"), choice(0, "a"), choice(2, "c")],
      usage,
    });
    expect([read, ...read.others].map(({ text }) => text)).toEqual(["a", "b", "c"]);
    expect(read.usage?.outputTokens).toBe(9);
    for (const other of read.others) expect(other).toMatchObject({ id: "c1", model: "m", others: [] });
    for (const other of read.others) expect(other).not.toHaveProperty("usage");
    const chunks = [1, 0, 2].map((index) => ({
      id: "c1",
      model: "m",
      choices: [{ index, delta: { content: "abc"[index] as string }, finish_reason: "stop" }],
    }));
    const { deltas, answer: streamed } = readStream(
      "openai-chat",
      ...chunks,
      { choices: [], usage },
      "[DONE]",
    );
    expect(streamed).toEqual(read);
    expect(deltas).toEqual([{ type: "text", text: "a" }]);
  });

  test("reads pictures", () => {
    const images = [{ type: "image_url", image_url: { url: "data:image/png;base64,AA==" } }];
    const media = { type: "media", url: "data:image/png;base64,AA==" };
    expect(answer({ content: "a", images }).parts).toEqual([{ type: "text", text: "a" }, media]);
    expect(answer({ content: images }).parts).toEqual([media]);
  });

  test.each([
    [{ error: { message: "Busy", code: 502 } }, "502"],
    [{ error: { message: "Busy", code: "overloaded", type: "server_error" } }, "overloaded"],
    [{ error: { message: "Busy", type: "server_error", code: null } }, "server_error"],
    [
      { choices: [{ index: 0, delta: {}, finish_reason: "error", error: { code: 502, message: "Busy" } }] },
      "502",
    ],
    [{ object: "error", message: "Busy", type: "BadRequestError", code: 400 }, "BadRequestError"],
    [{ error: "Busy" }, undefined],
    [{ detail: "Busy" }, undefined],
  ] as [JsonObject, string | undefined][])("tells the error in a stream: %j", (event, code) => {
    const stream = decoders["openai-chat"].openStream();
    stream.push({ data: JSON.stringify(delta({ content: "a" })) });
    expect(() => stream.push({ data: JSON.stringify(event) })).toThrow(ServiceError);
    expect(() => stream.push({ data: JSON.stringify(event) })).toThrow(
      expect.objectContaining({ message: "Busy", code }),
    );
  });

  test("passes over what is between events, and takes a stream without its last mark", () => {
    const { answer: read } = readStream("openai-chat", "", delta({ content: "a" }), " ", delta({}, "stop"));
    expect(read).toMatchObject({ text: "a", finishReason: "stop" });
  });
});

describe("openai-responses", () => {
  const { decode } = decoders["openai-responses"];
  const response = (fields: JsonObject): JsonObject => ({
    id: "r1",
    output: [],
    status: "completed",
    ...fields,
  });

  test.each([
    [{}, "stop", "completed"],
    [
      { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } },
      "length",
      "max_output_tokens",
    ],
    [
      { status: "incomplete", incomplete_details: { reason: "content_filter" } },
      "filtered",
      "content_filter",
    ],
    [{ status: "incomplete", incomplete_details: null }, "other", "incomplete"],
    [{ status: "queued" }, "other", "queued"],
    [
      { output: [{ type: "message", content: [{ type: "refusal", refusal: "No." }] }] },
      "filtered",
      "completed",
    ],
    [
      { output: [{ type: "function_call", call_id: "a", name: "t", arguments: "{}" }] },
      "tool-calls",
      "completed",
    ],
  ] as [JsonObject, string, string][])("ends %j with %s", (fields, finishReason, rawFinishReason) => {
    expect(decode(response(fields))).toMatchObject({ finishReason, rawFinishReason });
  });

  test("throws what failed", () => {
    const failed = response({ status: "failed", error: { code: "server_error", message: "Broken" } });
    const thrown = expect.objectContaining({ name: "ServiceError", message: "Broken", code: "server_error" });
    expect(() => decode(failed)).toThrow(thrown);
    expect(() => readStream("openai-responses", { type: "response.failed", response: failed })).toThrow(
      thrown,
    );
    const event = { type: "error", code: "server_error", message: "Broken", param: null, sequence_number: 1 };
    expect(() => readStream("openai-responses", event)).toThrow(thrown);
  });

  test("reads pictures, calls with any text and calls without id; leaves out reasoning that says nothing", () => {
    const output = [
      { type: "image_generation_call", id: "i", result: "AA==", output_format: "webp" },
      { type: "image_generation_call", id: "i", result: null },
      { type: "custom_tool_call", call_id: "k", name: "sql", input: "select 1" },
      { type: "function_call", name: "t", arguments: "{" },
      { type: "reasoning", id: "rs", summary: [] },
      { type: "constructor" },
    ];
    expect(decode(response({ output })).parts).toEqual([
      { type: "media", url: "data:image/webp;base64,AA==", mimeType: "image/webp" },
      call("k", "sql", "select 1"),
      call("call_3_r1", "t", "{"),
    ]);
  });

  test("names a call without id alike while it streams", () => {
    const item = { type: "function_call", name: "t", arguments: "{}" };
    const { deltas, answer } = readStream(
      "openai-responses",
      { type: "response.created", response: response({ status: "in_progress" }) },
      { type: "response.output_item.done", item },
      { type: "response.completed", response: response({ output: [item] }) },
    );
    expect(answer.toolCalls).toEqual([call("call_0_r1", "t", {})]);
    expect(deltas).toEqual([{ type: "tool-call", call: answer.toolCalls[0] }]);
  });

  test("takes the items of a stream whose last event has none", () => {
    const item = { type: "message", content: [{ type: "output_text", text: "a" }] };
    const events = [
      { type: "response.output_item.done", item },
      { type: "response.completed", response: response({}) },
      "[DONE]",
    ];
    expect(readStream("openai-responses", ...events).answer.text).toBe("a");
  });
});

describe("anthropic", () => {
  const { decode } = decoders.anthropic;
  const { finishReasons } = decoders.anthropic;
  const message = { id: "m1", content: [], stop_reason: "end_turn" };

  test.each(Object.keys(finishReasons))("knows %s", (stop_reason) => {
    expect(decode({ ...message, stop_reason }).finishReason).toBe(finishReasons[stop_reason]);
  });

  test("counts what a cache had and was given as read", () => {
    const usage = {
      input_tokens: 1,
      cache_read_input_tokens: 20,
      cache_creation_input_tokens: 300,
      output_tokens: 4,
    };
    expect(decode({ ...message, usage }).usage).toEqual({
      inputTokens: 321,
      cachedInputTokens: 20,
      cacheWriteTokens: 300,
      outputTokens: 4,
    });
    expect(
      decode({ ...message, usage: { ...usage, cache_read_input_tokens: null } }).usage?.inputTokens,
    ).toBe(301);
  });

  test("keeps counts that the end of a stream does not say again, and takes an end without its mark", () => {
    const { answer } = readStream(
      "anthropic",
      { type: "message_start", message: { ...message, usage: { input_tokens: 7, output_tokens: 1 } } },
      {
        type: "content_block_start",
        index: 0,
        content_block: { type: "tool_use", id: "a", name: "t", input: {} },
      },
      { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: '{"x"' } },
      { type: "a_type_of_tomorrow", index: 0 },
      {
        type: "message_delta",
        delta: { stop_reason: "max_tokens" },
        usage: { input_tokens: null, output_tokens: 5 },
      },
    );
    expect(answer).toMatchObject({
      toolCalls: [call("a", "t", '{"x"')],
      finishReason: "length",
      usage: { inputTokens: 7, outputTokens: 5 },
    });
  });

  test("takes what a block begins with", () => {
    const { deltas, answer } = readStream(
      "anthropic",
      { type: "message_start", message },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "Sun" } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "ny" } },
      {
        type: "content_block_start",
        index: 1,
        content_block: { type: "tool_use", id: "a", name: "t", input: { x: 1 } },
      },
      { type: "content_block_stop", index: 1 },
      { type: "message_stop" },
    );
    expect(answer).toMatchObject({ text: "Sunny", toolCalls: [call("a", "t", { x: 1 })] });
    expect(deltas.map(({ type }) => type)).toEqual(["text", "text", "tool-call"]);
  });

  test("throws errors of a stream, and says which block never began", () => {
    const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    const thrown = expect.objectContaining({
      name: "ServiceError",
      message: "Overloaded",
      code: "overloaded_error",
    });
    expect(() => readStream("anthropic", error)).toThrow(thrown);
    const late = { type: "content_block_delta", index: 4, delta: { type: "text_delta", text: "a" } };
    expect(() => readStream("anthropic", late)).toThrow(expect.objectContaining({ path: "/index" }));
  });
});

describe("gemini", () => {
  const { decode, readError, streaming, finishReasons } = decoders.gemini;
  const answer = (...parts: JsonObject[]) =>
    decode({ responseId: "r1", candidates: [{ content: { parts }, finishReason: "STOP" }] });

  test.each(Object.keys(finishReasons))("knows %s", (finishReason) => {
    expect(decode({ candidates: [{ finishReason }] }).finishReason).toBe(finishReasons[finishReason]);
  });

  test("puts a signature before the part that it came with", () => {
    const signed = (signature: string, text = "") => ({
      type: "reasoning",
      text,
      signature,
      dialect: "gemini",
    });
    const { parts } = answer(
      { text: "I think", thought: true, thoughtSignature: "s1" },
      { text: "a", thoughtSignature: "s2" },
      { text: "b" },
      { text: "c" },
      { functionCall: { name: "t" }, thoughtSignature: "s3" },
      { functionCall: { name: "u", args: { x: 1 }, id: "own" } },
      { executableCode: { code: "1" }, thoughtSignature: "left out" },
      { text: "", thoughtSignature: "s4" },
    );
    expect(parts).toEqual([
      signed("s1", "I think"),
      signed("s2"),
      { type: "text", text: "a" },
      { type: "text", text: "bc" },
      signed("s3"),
      call("call_0_r1", "t", {}),
      call("own", "u", { x: 1 }),
      signed("s4"),
    ]);
  });

  test("reads media, and says what a filter stopped", () => {
    expect(
      answer({ inlineData: { mimeType: "image/png", data: "AA==" } }, { fileData: { fileUri: "gs://a" } })
        .parts,
    ).toEqual([
      { type: "media", url: "data:image/png;base64,AA==", mimeType: "image/png" },
      { type: "media", url: "gs://a" },
    ]);
    const blocked = { promptFeedback: { blockReason: "JAILBREAK" }, usageMetadata: { promptTokenCount: 4 } };
    const filtered = {
      parts: [],
      finishReason: "filtered",
      rawFinishReason: "JAILBREAK",
      usage: { inputTokens: 4 },
    };
    expect(decode(blocked)).toMatchObject(filtered);
    expect(readStream("gemini", blocked).answer).toMatchObject(filtered);
    expect(() => decode({ usageMetadata: {} })).toThrow(expect.objectContaining({ path: "/candidates" }));
  });

  test("counts thoughts as written and what tools gave as read", () => {
    const usageMetadata = {
      promptTokenCount: 1,
      toolUsePromptTokenCount: 20,
      candidatesTokenCount: 3,
      thoughtsTokenCount: 40,
    };
    expect(decode({ candidates: [{}], usageMetadata }).usage).toEqual({
      inputTokens: 21,
      outputTokens: 43,
      reasoningTokens: 40,
    });
  });

  test("reads a list of chunks as one body", () => {
    const chunk = (text: string) => ({ candidates: [{ content: { parts: [{ text }] } }] });
    expect(decode([chunk("a"), chunk("b"), { candidates: [{ finishReason: "STOP" }] }])).toMatchObject({
      text: "ab",
      finishReason: "stop",
    });
    expect(() => decode([])).toThrow(DecodeError);
  });

  test("reads errors in a list, and streams by another path", () => {
    const error = { code: 429, message: "Slow down", status: "RESOURCE_EXHAUSTED" };
    expect(readError([{ error }])).toEqual({ message: "Slow down", code: "RESOURCE_EXHAUSTED" });
    expect(streaming.path?.("/v1beta/models/m:generateContent")).toBe(
      "/v1beta/models/m:streamGenerateContent?alt=sse",
    );
  });
});

describe("ollama and llama.cpp", () => {
  test("tell errors in a line", () => {
    expect(() => readStream("ollama", { error: "model not found" })).toThrow(
      new ServiceError({ message: "model not found" }),
    );
    const error = { code: 400, message: "too long", type: "exceed_context_size_error", n_ctx: 512 };
    expect(() => readStream("chat-template", { error })).toThrow(
      expect.objectContaining({
        name: "ServiceError",
        message: "too long",
        code: "exceed_context_size_error",
      }),
    );
  });

  test("say why they stopped", () => {
    const ollama = (fields: JsonObject) =>
      decoders.ollama.decode({ message: { content: "a" }, done: true, ...fields });
    expect(ollama({ done_reason: "length" }).finishReason).toBe("length");
    expect(ollama({ done_reason: "unload" }).finishReason).toBe("other");
    const llama = (fields: JsonObject) =>
      decoders["chat-template"].decode({ content: "a", stop: true, ...fields });
    expect(llama({ stop_type: "limit" }).finishReason).toBe("length");
    expect(llama({ stop_type: "none" }).finishReason).toBe("other");
    expect(llama({ stopped_eos: false, stopped_word: true, stopped_limit: false })).toMatchObject({
      finishReason: "stop",
      rawFinishReason: "word",
    });
  });

  test("names calls of Ollama by the time of their line, and reads arguments that are a text", () => {
    const tool_calls = [
      { function: { name: "t", arguments: '{"x":1}' } },
      { id: "own", function: { name: "u" } },
    ];
    const read = decoders.ollama.decode({
      created_at: "now",
      message: { content: "", tool_calls },
      done: true,
    });
    expect(read.toolCalls).toEqual([call("call_0_now", "t", { x: 1 }), call("own", "u", {})]);
  });
});

/** What a request adds to its body to be streamed with counts, and to be answered whole. */
const asked: { readonly [Id in DialectId]: readonly [on: JsonObject, off?: JsonObject] } = {
  "openai-chat": [{ stream: true, stream_options: { include_usage: true } }],
  "openai-responses": [{ stream: true }],
  anthropic: [{ stream: true }],
  gemini: [{}],
  ollama: [{ stream: true }, { stream: false }],
  "chat-template": [{ stream: true }],
};

test.each(dialectIds)("%s knows errors from answers", (id) => {
  const { readError, decode, openStream } = decoders[id];
  const fault = { message: "Busy", code: "overloaded" };
  const told: [Json, JsonObject | undefined][] = [
    [{ error: { message: "Busy", code: "overloaded" } }, fault],
    [{ error: { message: "Busy", status: "overloaded", code: 503 } }, fault],
    [{ error: { message: "Busy", type: "overloaded", code: null } }, fault],
    [{ message: "Busy", code: "overloaded" }, fault],
    [{ error: { code: 503 } }, { message: "The service tells an error and says no more.", code: "503" }],
    [{ error: "Busy" }, { message: "Busy" }],
    [[{ error: "Busy" }], { message: "Busy" }],
    [{ detail: "Busy" }, { message: "Busy" }],
    [{ error: null }, undefined],
    [{ error: "" }, undefined],
    [{ error: {} }, undefined],
    [{ error: 7 }, undefined],
    [{ choices: [], output: [], content: [], candidates: [], message: "fine" }, undefined],
    ...[null, [], "Busy", 7, {}].map((body) => [body, undefined] as [Json, undefined]),
  ];
  for (const [body, expected] of told) {
    expect(readError(body)).toEqual(expected);
    if (!expected) continue;
    expect(() => decode(body)).toThrow(ServiceError);
    expect(() => openStream().push({ data: JSON.stringify(body) })).toThrow(ServiceError);
  }
});

test("a count below zero says that nobody knows", () => {
  const body = { ...wholeAnswers.ollama, prompt_eval_count: -1 };
  expect(decoders.ollama.decode(body).usage).toEqual({ outputTokens: 12, cachedInputTokens: 8 });
});

test.each(dialectIds)("%s is asked for a stream", (id) => {
  const { fields, off, path } = decoders[id].streaming;
  expect([fields, off]).toEqual([asked[id][0], asked[id][1]]);
  expect(path !== undefined).toBe(id === "gemini");
});

test("names such as __proto__ stay data", () => {
  const text = '{"__proto__":{"polluted":1},"constructor":2}';
  const input = JSON.parse(text) as JsonObject;
  const bodies: [DialectId, JsonObject][] = [
    [
      "openai-chat",
      {
        choices: [
          { message: { tool_calls: [{ id: "a", function: { name: "__proto__", arguments: text } }] } },
        ],
      },
    ],
    [
      "openai-responses",
      { output: [{ type: "function_call", call_id: "a", name: "__proto__", arguments: text }] },
    ],
    [
      "anthropic",
      { content: [{ type: "tool_use", id: "a", name: "__proto__", input }], stop_reason: "__proto__" },
    ],
    [
      "gemini",
      {
        candidates: [{ content: { parts: [{ functionCall: { id: "a", name: "__proto__", args: input } }] } }],
      },
    ],
    [
      "ollama",
      {
        message: { tool_calls: [{ id: "a", function: { name: "__proto__", arguments: input } }] },
        done_reason: "constructor",
      },
    ],
  ];
  for (const [id, body] of bodies) {
    const { toolCalls, finishReason } = decoders[id].decode(body);
    expect(toolCalls.map(({ name }) => name)).toEqual(["__proto__"]);
    expect(JSON.stringify(toolCalls[0]?.input)).toBe(text);
    expect(["tool-calls", "other"]).toContain(finishReason);
  }
  expect("polluted" in {}).toBe(false);
  // What an object inherits is no field of a body.
  for (const id of dialectIds)
    expect(() => decoders[id].decode(JSON.parse('{"__proto__":{"choices":[]}}'))).toThrow(DecodeError);
});

/** Fields that are read of each answer, and what they may not be. */
const typed: { readonly [Id in DialectId]: readonly string[] } = {
  "openai-chat": [
    ...[
      "/id",
      "/model",
      "/choices",
      "/choices/0",
      "/choices/0/index",
      "/choices/0/finish_reason",
      "/choices/0/message",
    ],
    ...[
      "reasoning_content",
      "content",
      "tool_calls",
      "tool_calls/0",
      "tool_calls/0/id",
      "tool_calls/0/function",
    ].map((key) => `/choices/0/message/${key}`),
    "/choices/0/message/tool_calls/0/function/name",
    "/choices/0/message/tool_calls/0/function/arguments",
    ...[
      "",
      "/prompt_tokens",
      "/completion_tokens",
      "/prompt_tokens_details",
      "/prompt_tokens_details/cached_tokens",
    ].map((key) => `/usage${key}`),
  ],
  "openai-responses": [
    ...[
      "/id",
      "/model",
      "/status",
      "/incomplete_details",
      "/output",
      "/output/0",
      "/output/0/type",
      "/output/0/id",
    ],
    ...["/output/0/summary", "/output/0/summary/0/text", "/output/0/encrypted_content", "/output/2/content"],
    ...["/output/2/content/0/text", "/output/3/call_id", "/output/3/name", "/output/3/arguments"],
    ...["/usage", "/usage/input_tokens", "/usage/output_tokens_details/reasoning_tokens"],
  ],
  anthropic: [
    ...["/id", "/model", "/stop_reason", "/content", "/content/0", "/content/0/type", "/content/0/thinking"],
    ...["/content/0/signature", "/content/1/data", "/content/3/text", "/content/4/id", "/content/4/name"],
    ...["/usage", "/usage/input_tokens", "/usage/cache_read_input_tokens", "/usage/output_tokens"],
  ],
  gemini: [
    ...["/responseId", "/modelVersion", "/candidates", "/candidates/0", "/candidates/0/index"],
    ...["/candidates/0/finishReason", "/candidates/0/content", "/candidates/0/content/parts"],
    ...[
      "0",
      "0/text",
      "0/thought",
      "2/inlineData",
      "2/inlineData/data",
      "2/inlineData/mimeType",
      "3/functionCall",
    ].map((key) => `/candidates/0/content/parts/${key}`),
    "/candidates/0/content/parts/3/functionCall/name",
    "/candidates/0/content/parts/3/thoughtSignature",
    ...["/usageMetadata", "/usageMetadata/promptTokenCount", "/usageMetadata/thoughtsTokenCount"],
  ],
  ollama: [
    ...["/model", "/message/thinking", "/message/content", "/message/tool_calls", "/message/tool_calls/0"],
    ...["/message/tool_calls/0/function", "/message/tool_calls/0/function/name", "/done", "/done_reason"],
    ...["/prompt_eval_count", "/eval_count"],
  ],
  "chat-template": ["/content", "/model", "/stop_type", "/tokens_evaluated", "/tokens_predicted", "/timings"],
};

const fields = dialectIds.flatMap((id) => typed[id].map((path) => [id, path] as const));

test.each(fields)("%s says where %s is of a wrong type", (id, path) => {
  const keys = path.split("/").slice(1);
  const body = structuredClone(wholeAnswers[id]);
  const last = keys.pop() as string;
  const holder = keys.reduce<JsonObject>((value, key) => value[key] as JsonObject, body);
  // No field of an answer is a list of numbers, and only counts are numbers.
  for (const wrong of [[7], typeof holder[last] === "number" ? "x" : 7]) {
    holder[last] = wrong;
    const error: unknown = (() => {
      try {
        return decoders[id].decode(body);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(DecodeError);
    const pointer = (error as DecodeError).path;
    // A list in place of a list is wrong in its members.
    expect(pointer === path || pointer === `${path}/0`).toBe(true);
    expect((error as DecodeError).message).toContain(pointer);
  }
});

/** A stream of Chat Completions with these deltas, each with the reason of the choice where it has one. */
function streamOf(...deltas: readonly (readonly [delta: JsonObject, reason?: string])[]) {
  const stream = decoders["openai-chat"].openStream();
  const told = deltas.flatMap(([delta, reason]) => {
    const choice = { index: 0, delta, finish_reason: reason ?? null };
    return stream.push({ data: JSON.stringify({ id: "1", choices: [choice] }) });
  });
  return { told, answer: stream.end() };
}

const fragment = (name: string | undefined, args: string) => ({
  tool_calls: [{ index: 0, id: "", function: { ...(name !== undefined && { name }), arguments: args } }],
});

test.each([
  ["f", '{"a":1}', "f", '{"a":2}'],
  ["f", "{}", "g", '{"a":2}'],
])("calls with one index and no ids are told apart: %s %s, %s %s", (one, first, other, second) => {
  const { answer } = streamOf([fragment(one, first)], [fragment(other, second)], [{}, "tool_calls"]);
  expect(answer.toolCalls.map(({ name, input }) => [name, JSON.stringify(input)])).toEqual([
    [one, first],
    [other, second],
  ]);
});

test("a name that is said with each fragment is one call", () => {
  const { answer } = streamOf(
    [fragment("f", '{"a"')],
    [fragment("f", ":1}")],
    [fragment("f", "")],
    [{}, "tool_calls"],
  );
  expect(answer.toolCalls.map(({ name, input }) => [name, input])).toEqual([["f", { a: 1 }]]);
});

test("a fragment that adds nothing may follow the end", () => {
  const { answer } = streamOf([fragment("f", '{"a":1}')], [{}, "tool_calls"], [fragment(undefined, "")]);
  expect(answer.toolCalls).toMatchObject([{ name: "f", input: { a: 1 } }]);
  expect(() => streamOf([fragment("f", "{}")], [{}, "tool_calls"], [fragment(undefined, "x")])).toThrow(
    DecodeError,
  );
});

test.each([{}, { name: "", arguments: "" }])("an empty old call %j is none", (call) => {
  const message = { content: "hi", function_call: call };
  const whole = decoders["openai-chat"].decode({
    choices: [{ message, finish_reason: "stop" }],
  } as JsonObject);
  const { answer } = streamOf([message as JsonObject, "stop"]);
  for (const { text, toolCalls } of [whole, answer]) expect([text, toolCalls]).toEqual(["hi", []]);
});
