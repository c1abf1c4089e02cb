import { describe, expect, test } from "vitest";
import { createRecordTransport } from "../../../src/backends/transports/record.ts";
import type { RecordedAnswer } from "../../../src/backends/transports/recorded-answer.ts";
import { createReplayTransport } from "../../../src/backends/transports/replay.ts";
import { hashRequest } from "../../../src/backends/transports/request-hash.ts";
import { readSecrets } from "../../../src/backends/transports/secrets.ts";
import type { WireRequest } from "../../../src/backends/transports/transport.ts";
import { protocols } from "../../../src/dialects/protocols.ts";
import { sendRequest } from "../../../src/generate/send-request.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";

const request: WireRequest = {
  backend: "ollama",
  dialect: "ollama",
  model: "qwen3:8b",
  baseUrl: "http://127.0.0.1:11434",
  path: "/api/chat",
  headers: {},
  body: { model: "qwen3:8b", messages: [{ role: "user", content: "Hi" }] },
  stream: false,
};
const body = {
  model: "qwen3:8b",
  message: { role: "assistant", content: "Hello" },
  done: true,
  done_reason: "stop",
};
const signal = new AbortController().signal;
const respond = (text: string, init?: ResponseInit) => async () => new Response(text, init);

describe("the hash of a request", () => {
  test("does not depend on the order of keys, nor on how the answer comes", () => {
    const other = {
      ...request,
      body: { messages: request.body["messages"] ?? null, stream: true, model: "qwen3:8b" },
    };
    expect(hashRequest(other)).toBe(hashRequest(request));
    expect(hashRequest(request)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("depends on everything else", () => {
    const { body: same } = request;
    const others = [
      { ...request, dialect: "openai-chat" as const },
      { ...request, path: "/api/generate" },
      { ...request, body: { ...same, model: "qwen3:4b" } },
      { ...request, body: { ...same, messages: [{ role: "user", content: "Hi!" }] } },
      { ...request, body: { ...same, options: {} } },
    ];
    expect(new Set([request, ...others].map(hashRequest)).size).toBe(others.length + 1);
  });

  test("leaves out every field by which a dialect asks for a stream", async () => {
    for (const load of Object.values(protocols)) {
      const { streaming } = await (await load()).decoder();
      const asked = { ...request, body: { ...request.body, ...streaming.fields } };
      expect(hashRequest(asked)).toBe(hashRequest(request));
      expect(hashRequest({ ...asked, body: { ...request.body, ...streaming.off } })).toBe(
        hashRequest(request),
      );
    }
  });
});

describe("a replay", () => {
  const recorded = { status: 200, contentType: "application/json", body };
  const replay = createReplayTransport([{ request: hashRequest(request), answer: recorded }]);

  test("answers as the service did", async () => {
    const { answer, status } = await sendRequest(request, { transport: replay, retries: 0 });
    expect({ status, text: answer.text, reason: answer.finishReason }).toEqual({
      status: 200,
      text: "Hello",
      reason: "stop",
    });
  });

  test("answers no other request, no stream and nobody who has left", async () => {
    const other = { ...request, body: { ...request.body, model: "qwen3:4b" } };
    await expect(replay(other, signal)).rejects.toThrow("No answer is recorded for this request");
    await expect(replay({ ...request, stream: true }, signal)).rejects.toThrow("asks for a stream");
    await expect(replay(request, AbortSignal.abort("left"))).rejects.toBe("left");
  });
});

describe("recording", () => {
  async function record(
    transport: Parameters<typeof createRecordTransport>[0],
    env: Record<string, string> = {},
  ) {
    const answers: RecordedAnswer[] = [];
    const recording = createRecordTransport(transport, {
      secrets: readSecrets(Object.keys(env), env),
      onAnswer: (answer) => answers.push(answer),
    });
    const response = await recording(request, signal);
    return { answers, response };
  }

  test("keeps status, content type and body, and passes the answer on", async () => {
    const headers = {
      "content-type": "application/json",
      "x-request-id": "r1",
      "content-encoding": "identity",
    };
    const { answers, response } = await record(respond(JSON.stringify(body), { status: 201, headers }));
    expect(answers).toEqual([{ status: 201, contentType: "application/json", body }]);
    expect(response.status).toBe(201);
    expect(response.headers.get("x-request-id")).toBe("r1");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.json()).toEqual(body);
  });

  test("keeps a text that is no JSON, and an answer without a body", async () => {
    const text = await record(respond("oops", { status: 502, headers: { "content-type": "text/plain" } }));
    expect(text.answers).toEqual([{ status: 502, contentType: "text/plain", text: "oops" }]);
    const empty = await record(async () => new Response(null, { status: 204 }));
    expect(empty.answers).toEqual([{ status: 204, contentType: "", text: "" }]);
    expect(empty.response.status).toBe(204);
  });

  test("hides keys however they are written", () => {
    const key = fc
      .string({ minLength: 8, maxLength: 20, unit: "binary-ascii" })
      .filter((value) => value.trim() === value && !/^\$?KEY/.test(value));
    const place = fc.constantFrom<(key: string) => string>(
      (text) => JSON.stringify({ a: [{ b: `x${text}y` }] }),
      (text) => JSON.stringify({ [`k${text}`]: text }),
      (text) => text,
      (text) => `q=${encodeURIComponent(text)}`,
      (text) =>
        `{"a":"${[...text].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"}`,
    );
    return fc.assert(
      fc.asyncProperty(key, place, async (value, write) => {
        const { answers, response } = await record(respond(write(value)), { KEY: value });
        const leaves = JSON.stringify(answers) + (await response.text());
        const shown = JSON.stringify(value).slice(1, -1);
        expect(leaves.includes(shown) || leaves.includes(encodeURIComponent(value))).toBe(false);
        expect(leaves).toContain("$KEY");
      }),
      { numRuns: cases(200) },
    );
  });

  test("hides a key of digits where it stands as a number", async () => {
    const { answers } = await record(respond('{"user":123456789}'), { KEY: "123456789" });
    expect(answers[0]?.body).toEqual({ user: "$KEY" });
  });

  test("leaves alone what is too short to be a key", async () => {
    const { answers } = await record(respond('"no test"'), { KEY: "test" });
    expect(answers[0]?.body).toBe("no test");
  });
});
