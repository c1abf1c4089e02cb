import type { MessageBatchIndividualResponse } from "@anthropic-ai/sdk/resources/messages/batches";
import { describe, expect, it } from "vitest";
import { hashString } from "../../src/batch/row-id.ts";
import type { Json, JsonObject } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import {
  BatchRun,
  compilePrompt,
  readRequests,
  scriptedBody,
  scriptedResult,
  type TargetName,
  targetNames,
} from "./batch-run.ts";

const run = new BatchRun();
const sound = { queue: "billing" };

/** A scripted line of results with a sound answer. */
function answer(target: TargetName, id: string, text = JSON.stringify(sound)): JsonObject {
  const { dialect } = run.prompt.bind(target);
  return scriptedResult(dialect, id, scriptedBody[dialect]?.(text) ?? {});
}

const putResults = (lines: readonly Json[], name = "results.jsonl") =>
  run.put(name, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

/** Rows with ids of their own, a to z. */
const putNamed = (count: number) =>
  run.putRows(
    Array.from({ length: count }, (_, index) => ({
      id: String.fromCharCode(97 + index),
      input: { subject: `s${index}` },
    })),
  );

describe("a round trip", () => {
  it.each(targetNames)("on %s joins scripted results in any order, in several files", async (target) => {
    const row = fc.oneof(
      fc.record({ subject: fc.string({ unit: "binary", maxLength: 9 }) }),
      fc.record({ input: fc.record({ subject: fc.string({ maxLength: 9 }) }) }),
    );
    const note = fc.string({ unit: "binary", maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(row, note, fc.double(), fc.boolean()), { minLength: 1, maxLength: 12 }),
        async (drawn) => {
          run.putRows(drawn.map(([each]) => each));
          await run.write(target);
          const { dialect } = run.prompt.bind(target);
          const ids = readRequests(dialect, run.read("requests.jsonl")).map(({ id }) => id);
          const results = drawn.map(([, text, place, first], index) => ({
            place,
            first,
            line: answer(target, ids[index] ?? "", JSON.stringify({ queue: "other", note: text })),
          }));
          results.sort((a, b) => a.place - b.place);
          putResults(
            results.filter(({ first }) => first).map(({ line }) => line),
            "one.jsonl",
          );
          putResults(
            results.filter(({ first }) => !first).map(({ line }) => line),
            "two.jsonl",
          );
          const summary = await run.join(target, ["two.jsonl", "one.jsonl"]);
          expect(summary).toMatchObject({ rows: drawn.length, joined: drawn.length, bad: 0 });
          expect(run.joined()).toEqual(
            drawn.map(([each, text], index) => ({
              line: index + 1,
              id: ids[index],
              input: "input" in each ? each.input : each,
              output: { queue: "other", note: text },
              finishReason: "stop",
              usage: { inputTokens: 5, outputTokens: 2 },
              model: expect.any(String),
            })),
          );
        },
      ),
      { numRuns: cases(8) },
    );
  });

  it("keeps inputs as they were written", async () => {
    run.put(
      "rows.jsonl",
      '{ "subject" : "a", "tags": [] , "tone":"dry" }\r\n{"id":"x","input":{"subject":"\\u2028\u2028"}}',
    );
    await run.write("gpt");
    const [first] = readRequests("openai-chat", run.read("requests.jsonl"));
    putResults([answer("gpt", "x"), answer("gpt", first?.id ?? "")]);
    await run.join("gpt");
    const [one, two] = run.read("joined.jsonl").split("\n");
    expect(one).toContain('"input":{ "subject" : "a", "tags": [] , "tone":"dry" },"output"');
    expect(two).toContain('"input":{"subject":"\\u2028\\u2028"}');
    expect(run.joined()[1]?.input).toEqual({ subject: "\u2028\u2028" });
  });

  it("counts the tokens of all answers", async () => {
    putNamed(3);
    putResults([answer("gpt", "a"), answer("gpt", "b", "no JSON"), answer("gpt", "c")]);
    expect((await run.join("gpt")).usage).toEqual({ inputTokens: 15, outputTokens: 6 });
  });

  it("joins texts where the prompt asks for no JSON", async () => {
    const prompt = await compilePrompt("---\ninput: { schema: { subject: string } }\n---\n{{subject}}");
    putNamed(1);
    putResults([answer("gpt", "a", '{"queue": 1} is text')]);
    await run.join("gpt", undefined, { prompt, bound: prompt.bind("gpt") });
    expect(run.joined()[0]?.output).toBe('{"queue": 1} is text');
  });

  it("reads JSON among words as single answers are read", async () => {
    putNamed(2);
    putResults([
      answer("claude", "a", 'Here: {"queue": "other"}.'),
      answer("claude", "b", '```json\n{"queue":"billing"}\n```'),
    ]);
    expect(await run.join("claude")).toMatchObject({ joined: 2, repaired: 2 });
    expect(run.joined().map(({ output }) => output)).toEqual([{ queue: "other" }, { queue: "billing" }]);
    for (const { repairs } of run.joined())
      expect(repairs).toEqual([{ kind: expect.any(String), message: expect.any(String) }]);
  });
});

describe("what does not join", () => {
  /** The kinds of what was kept, with their ids. */
  const kept = () => run.bad().map(({ kind, id }) => `${kind} ${id ?? "-"}`);

  it("are rows without a result, and results without a row", async () => {
    putNamed(2);
    putResults([answer("gpt", "b"), answer("gpt", "z"), answer("gpt", "__proto__")]);
    expect(await run.join("gpt")).toMatchObject({ joined: 1, badByKind: { "no-result": 1, "no-row": 2 } });
    expect(kept()).toEqual(["no-result a", "no-row -", "no-row -"]);
    expect(run.bad()[1]).toMatchObject({ file: "results.jsonl", text: JSON.stringify(answer("gpt", "z")) });
  });

  it("are answers to rows that have changed since", async () => {
    run.putRows([{ subject: "a" }, { subject: "b" }]);
    await run.write("gpt");
    const ids = readRequests("openai-chat", run.read("requests.jsonl")).map(({ id }) => id);
    putResults(ids.map((id) => answer("gpt", id)));
    run.putRows([{ subject: "new" }, { subject: "a" }, { subject: "b" }]);
    expect(await run.join("gpt")).toMatchObject({ joined: 0, badByKind: { "no-result": 3, "no-row": 2 } });
  });

  it("are rows that no request was written for", async () => {
    run.put(
      "rows.jsonl",
      '{"subject"\n{"tone":"dry"}\n{"id":"a","input":{"subject":"s"}}\n{"id":"a","input":{"subject":"t"}}\n',
    );
    putResults([answer("gpt", "a")]);
    expect(await run.join("gpt")).toMatchObject({ rows: 4, joined: 1, badByKind: { "bad-row": 3 } });
    expect(run.bad().map(({ line, reason }) => [line, reason])).toEqual([
      [1, expect.stringContaining("no JSON")],
      [2, "missing input: subject"],
      [4, "an earlier row has the id a"],
    ]);
    expect(run.joined()[0]?.input).toEqual({ subject: "s" });
  });

  it("are lines that are no results", async () => {
    putNamed(2);
    const whole = JSON.stringify(answer("gpt", "b"));
    run.put(
      "results.jsonl",
      ["no JSON", "[]", '{"custom_id": 3}', '{"id": {"custom_id": "a"}}', whole.slice(0, 60), whole, ""].join(
        "\n",
      ),
    );
    const summary = await run.join("gpt");
    expect(summary).toMatchObject({ results: 6, joined: 1, badByKind: { "bad-result": 5, "no-result": 1 } });
    expect(
      run
        .bad()
        .map(({ line }) => line)
        .slice(0, 4),
    ).toEqual([1, 2, 3, 4]);
  });

  it("are further results of one row; an answer goes before an error, else the first counts", async () => {
    putNamed(2);
    const failed = {
      custom_id: "a",
      response: { status_code: 500, body: { error: { message: "no" } } },
      error: null,
    };
    const late = answer("gpt", "a", '{"queue":"other"}');
    putResults([failed, answer("gpt", "b"), late, answer("gpt", "a"), answer("gpt", "b", "{}")]);
    expect(await run.join("gpt")).toMatchObject({ joined: 2, badByKind: { "repeated-result": 3 } });
    expect(run.joined().map(({ output }) => output)).toEqual([{ queue: "other" }, sound]);
  });

  it("are answers that do not fit, are cut off, withheld, or ask for tools", async () => {
    putNamed(5);
    const end = (id: string, text: string, finish: string, message: JsonObject = {}) => {
      const body = scriptedBody["openai-chat"]?.(text) as { choices: JsonObject[] };
      const [choice = {}] = body.choices;
      body.choices = [
        { ...choice, finish_reason: finish, message: { ...(choice["message"] as JsonObject), ...message } },
      ];
      return scriptedResult("openai-chat", id, body as unknown as JsonObject);
    };
    const call = { id: "c", type: "function", function: { name: "look", arguments: "{}" } };
    putResults([
      end("a", '{"queue":"cellar"}', "stop"),
      end("b", '{"queue":"bil', "length"),
      end("c", "", "content_filter"),
      end("d", "", "tool_calls", { tool_calls: [call] }),
      end("e", '{"queue":"other","note":null}', "length"),
    ]);
    await run.join("gpt");
    expect(kept()).toEqual(["unfit a", "cut-off b", "filtered c", "tool-calls d"]);
    expect(run.bad()[0]).toMatchObject({
      text: '{"queue":"cellar"}',
      input: { subject: "s0" },
      finishReason: "stop",
    });
    expect(run.bad()[3]).toMatchObject({ toolCalls: [{ name: "look", input: {} }] });
    expect(run.joined()).toMatchObject([{ id: "e", output: { queue: "other" }, finishReason: "length" }]);
  });

  const outcomes: [target: TargetName, kind: string, line: (id: string) => JsonObject, told: JsonObject][] = [
    [
      "gpt",
      "expired",
      (id) => ({ custom_id: id, response: null, error: { code: "batch_expired", message: "too late" } }),
      { reason: "too late", code: "batch_expired" },
    ],
    [
      "gpt",
      "canceled",
      (id) => ({ custom_id: id, response: null, error: { code: "batch_cancelled", message: "stopped" } }),
      { reason: "stopped" },
    ],
    [
      "gpt",
      "service-error",
      (id) => ({ custom_id: id, response: null, error: { code: "request_timeout", message: "slow" } }),
      { reason: "slow", code: "request_timeout" },
    ],
    [
      "responses",
      "service-error",
      (id) => ({
        custom_id: id,
        response: { status_code: 429, body: { error: { message: "busy", code: "rate_limit" } } },
        error: null,
      }),
      { reason: "busy", code: "rate_limit" },
    ],
    // As vLLM's run-batch writes errors.
    [
      "gpt",
      "service-error",
      (id) => ({
        id: "vllm-1",
        custom_id: id,
        response: { status_code: 400, request_id: "r", body: null },
        error: { error: { message: "bad model", type: "BadRequestError", param: null, code: 400 } },
      }),
      { reason: "bad model" },
    ],
    [
      "gpt",
      "service-error",
      (id) => ({
        id: "vllm-1",
        custom_id: id,
        response: { status_code: 400, request_id: "r", body: null },
        error: "no such endpoint",
      }),
      { reason: "no such endpoint" },
    ],
    [
      "gpt",
      "service-error",
      (id) => ({ custom_id: id, response: { status_code: 500, body: null }, error: null }),
      { reason: "the service tells an error and says no more" },
    ],
    [
      "gpt",
      "bad-result",
      (id) => ({ custom_id: id, response: null, error: null }),
      { reason: "the line has neither a response nor an error" },
    ],
    [
      "gpt",
      "bad-result",
      (id) => ({ custom_id: id, response: { status_code: 200, body: { choices: 3 } } }),
      {},
    ],
    [
      "gemini",
      "service-error",
      (id) => ({ key: id, error: { code: 8, message: "exhausted", status: "RESOURCE_EXHAUSTED" } }),
      { reason: "exhausted", code: "RESOURCE_EXHAUSTED" },
    ],
    [
      "gemini",
      "bad-result",
      (id) => ({ key: id }),
      { reason: "the line has neither a response nor an error" },
    ],
    [
      "claude",
      "bad-result",
      (id) => ({ custom_id: id, result: { type: "odd" } }),
      { reason: 'the line has a result of the type "odd"' },
    ],
    ["claude", "bad-result", (id) => ({ custom_id: id }), { reason: "the line has no result" }],
  ];
  it.each(outcomes)("on %s: %s", async (target, kind, line, told) => {
    putNamed(2);
    putResults([line("a"), answer(target, "b")]);
    expect(await run.join(target)).toMatchObject({ joined: 1, badByKind: { [kind]: 1 } });
    expect(run.bad()).toMatchObject([{ line: 1, kind, id: "a", input: { subject: "s0" }, ...told }]);
  });

  it("are what Anthropic's own types say of results", async () => {
    const results: MessageBatchIndividualResponse[] = [
      { custom_id: "a", result: { type: "canceled" } },
      { custom_id: "b", result: { type: "expired" } },
      {
        custom_id: "c",
        result: {
          type: "errored",
          error: {
            type: "error",
            request_id: null,
            error: { type: "invalid_request_error", message: "too long" },
          },
        },
      },
    ];
    putNamed(3);
    putResults(results as unknown as JsonObject[]);
    await run.join("claude");
    expect(kept()).toEqual(["canceled a", "expired b", "service-error c"]);
    expect(run.bad()[2]).toMatchObject({ reason: "too long", code: "invalid_request_error" });
  });
});

it("tells ids apart whose hashes are the same", async () => {
  const seen = new Map<number, string>();
  const pairs: string[] = [];
  for (let number = 0; pairs.length < 2; number++) {
    const other = seen.get(hashString(`${number}`));
    if (other !== undefined) pairs.push(other, `${number}`);
    seen.set(hashString(`${number}`), `${number}`);
  }
  run.putRows(pairs.map((id) => ({ id, input: { subject: id } })));
  expect(await run.write("gpt")).toMatchObject({ requests: pairs.length, bad: 0 });
  putResults(pairs.map((id) => answer("gpt", id, JSON.stringify({ queue: "other", note: id }))));
  expect(await run.join("gpt")).toMatchObject({ joined: pairs.length, bad: 0 });
  for (const { id, output } of run.joined()) expect((output as JsonObject)["note"]).toBe(id);
});
