import type { Span, SpanOptions, Tracer } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGateway, openTelemetry, type SpanTracer } from "../../src/generate/index.ts";
import { type Tools, toolCall } from "./compile-prompt.ts";
import { call, chat, overloaded } from "./scripted-answers.ts";
import { ScriptedServer } from "./scripted-server.ts";

// A tracer that writes down what it is told; the answers are scripted.

let server: ScriptedServer;
beforeAll(async () => {
  server = await ScriptedServer.start();
});
afterAll(() => server.stop());

interface Recorded extends SpanOptions {
  name: string;
  status?: number;
  isEnded: boolean;
}

class RecordingTracer implements SpanTracer {
  readonly spans: Recorded[] = [];

  startSpan(name: string, options: SpanOptions): Pick<Span, "setAttributes" | "setStatus" | "end"> {
    const recorded: Recorded = { name, ...options, isEnded: false };
    this.spans.push(recorded);
    const span = {
      setAttributes: (attributes: SpanOptions["attributes"]) => {
        recorded.attributes = { ...recorded.attributes, ...attributes };
        return span as Span;
      },
      setStatus: ({ code }: { code: number }) => {
        recorded.status = code;
        return span as Span;
      },
      end: () => {
        recorded.isEnded = true;
      },
    };
    return span;
  }
}

/** Any tracer of OpenTelemetry will do. */
const takesTracers = (tracer: Tracer) => openTelemetry(tracer);

test("each request and each tool is a span with the names of the conventions, and without content", async () => {
  server.script(
    overloaded,
    chat({ tool_calls: [call("a", "find", '{"query": "secret"}'), call("b", "count", '{"of": 3}')] }),
    chat({ content: "a secret" }),
  );
  const tracer = new RecordingTracer();
  expect(takesTracers).toBeTypeOf("function");
  const { generate } = createGateway({
    backends: { openai: { baseUrl: server.url }, house: { baseUrl: server.url } },
    env: { OPENAI_API_KEY: "marker", HOUSE_KEY: "marker" },
    retries: 0,
    hooks: openTelemetry(tracer),
  });
  const tools = { find: ({ query }: Tools["find"]) => query, count: () => 1 };
  await generate({ model: "house", fallback: ["openai"], prompt: await toolCall(), tools });
  const [address, port] = server.url.replace("http://", "").split(":");
  const asked = (provider: string, model: string) => ({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": provider,
    "gen_ai.request.model": model,
    "gen_ai.prompt.name": "ask",
    "server.address": address,
    "server.port": Number(port),
  });
  const answered = (finish: string) => ({
    ...asked("openai", "gpt-5.1"),
    "gen_ai.response.id": "chatcmpl-1",
    "gen_ai.response.model": "gpt-5.1-2025",
    "gen_ai.response.finish_reasons": [finish],
    "gen_ai.usage.input_tokens": 10,
    "gen_ai.usage.output_tokens": 4,
    "gen_ai.usage.cache_read.input_tokens": 6,
    "gen_ai.usage.reasoning.output_tokens": 1,
  });
  const tool = (name: string, id: string) => ({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": name,
    "gen_ai.tool.type": "function",
    "gen_ai.tool.call.id": id,
  });
  const isEnded = true;
  expect(tracer.spans).toEqual([
    {
      name: "chat Qwen/Qwen3-8B",
      kind: 2,
      attributes: { ...asked("house", "Qwen/Qwen3-8B"), "error.type": "503" },
      status: 2,
      isEnded,
    },
    { name: "chat gpt-5.1", kind: 2, attributes: answered("tool_calls"), isEnded },
    {
      name: "execute_tool find",
      kind: 0,
      attributes: { ...tool("find", "a"), "gen_ai.tool.description": "Finds." },
      isEnded,
    },
    {
      name: "execute_tool count",
      kind: 0,
      attributes: { ...tool("count", "b"), "error.type": "Error" },
      status: 2,
      isEnded,
    },
    { name: "chat gpt-5.1", kind: 2, attributes: answered("stop"), isEnded },
  ]);
  expect(JSON.stringify(tracer.spans)).not.toMatch(/secret|marker|Why\?/);
});

test("a hook that throws ends the call with its error", async () => {
  server.script(chat({ content: "." }));
  const failure = new Error("no room for spans");
  const onRequest = () => {
    throw failure;
  };
  const { generate } = createGateway({
    backends: { openai: { baseUrl: server.url } },
    env: { OPENAI_API_KEY: "k" },
  });
  await expect(generate({ model: "openai", prompt: await toolCall(), hooks: { onRequest } })).rejects.toBe(
    failure,
  );
  expect(server.received).toEqual([]);
});

test("tracing changes no error of an address that is none", async () => {
  const hooks = openTelemetry(new RecordingTracer());
  const options = { env: { OPENAI_API_KEY: "k" }, backends: { openai: { baseUrl: "nowhere" } }, retries: 0 };
  const prompt = await toolCall();
  const errors = await Promise.all(
    [{}, { hooks }].map((more) =>
      createGateway({ ...options, ...more })
        .generate({ model: "openai", prompt })
        .catch((error: unknown) => error),
    ),
  );
  expect(String(errors[1])).toBe(String(errors[0]));
});

test("a tool that never returns has ended with its call", async () => {
  const tracer = new RecordingTracer();
  server.script(chat({ tool_calls: [call("a", "find", '{"query":"x"}')] }));
  const ending = new AbortController();
  const asked = createGateway({
    backends: { openai: { baseUrl: server.url } },
    env: { OPENAI_API_KEY: "k" },
    hooks: openTelemetry(tracer),
  }).generate({
    model: "openai",
    prompt: await toolCall(),
    signal: ending.signal,
    tools: {
      find: () => {
        setImmediate(() => ending.abort(new Error("enough")));
        return new Promise(() => {});
      },
      count: (_: Tools["count"]) => 0,
    },
  });
  await expect(asked).rejects.toThrow("enough");
  expect(tracer.spans.map(({ name, isEnded }) => [name, isEnded])).toEqual([
    ["chat gpt-5.1", true],
    ["execute_tool find", true],
  ]);
});
