import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OverloadedError } from "../../src/generate/errors.ts";
import { createGateway, type Gateway, type StreamDelta } from "../../src/generate/index.ts";
import { UnknownModelError } from "../../src/generate/resolve-model.ts";
import type { PromptCall } from "../../src/runtime/types.ts";
import { compilePrompt, input, plain, type Tools, toolCall } from "./compile-prompt.ts";
import { call, chat, chatStream, overloaded } from "./scripted-answers.ts";
import { ScriptedServer } from "./scripted-server.ts";

// Over real HTTP; the answers are scripted.

let server: ScriptedServer;
let gateway: Gateway;
let text: PromptCall<string>;
let prompt: PromptCall<string, Tools>;

beforeAll(async () => {
  server = await ScriptedServer.start();
  const backends = Object.fromEntries(["openai", "house"].map((id) => [id, { baseUrl: server.url }]));
  gateway = createGateway({ backends, env: { OPENAI_API_KEY: "k", HOUSE_KEY: "k" }, retries: 0 });
  text = (await compilePrompt(plain)).call(input) as PromptCall<string>;
  prompt = await toolCall();
});
afterAll(() => server.stop());

const tools = {
  find: ({ query }: Tools["find"]) => query.toUpperCase(),
  count: ({ of }: Tools["count"]) => of.length,
};

async function take(deltas: AsyncIterable<StreamDelta>): Promise<StreamDelta[]> {
  const taken: StreamDelta[] = [];
  for await (const delta of deltas) taken.push(delta);
  return taken;
}

/** Deltas without what steps hold. */
const shown = (deltas: readonly StreamDelta[]) =>
  deltas.map((delta) => {
    if (delta.type === "text" || delta.type === "reasoning") return `${delta.type} ${delta.text}`;
    if (delta.type === "tool-call") return `call ${delta.call.id}`;
    if (delta.type === "tool-result")
      return `result ${delta.result.id} ${JSON.stringify(delta.result.output)}`;
    return delta.type === "step-start" ? `start ${delta.step} ${delta.model}` : `end ${delta.step.index}`;
  });

const withCall = chatStream(
  [
    { content: "Look" },
    { content: "ing." },
    { tool_calls: [{ index: 0, ...call("a", "find", '{"query":"x"}') }] },
  ],
  "tool_calls",
);

describe("a stream", () => {
  test("gives pieces of every answer, results of tools, and borders of steps", async () => {
    server.script(withCall, chatStream([{ content: "Done" }, { content: "." }]));
    const stream = gateway.stream({ model: "openai", prompt, tools });
    const deltas = await take(stream);
    expect(shown(deltas)).toEqual([
      "start 0 openai/gpt-5.1",
      "text Look",
      "text ing.",
      "call a",
      'result a "X"',
      "end 0",
      "start 1 openai/gpt-5.1",
      "text Done",
      "text .",
      "end 1",
    ]);
    const result = await stream.result;
    expect(result).toMatchObject({ output: "Done.", model: "openai/gpt-5.1", id: "chatcmpl-2" });
    expect(deltas.flatMap((delta) => (delta.type === "step-end" ? delta.step : []))).toEqual(result.steps);
    expect(server.received.map(({ body }) => body["stream"])).toEqual([true, true]);
  });

  test("goes on to its result where nobody iterates", async () => {
    server.script(withCall, chatStream([{ content: "Done." }]));
    const { output } = await gateway.stream({ model: "openai", prompt, tools }).result;
    expect(output).toBe("Done.");
  });

  test("ends its request when the loop is left", async () => {
    server.script(chatStream([{ content: "One" }, { content: "Two" }], "stop", new Promise(() => {})));
    const stream = gateway.stream({ model: "openai", prompt: text });
    for await (const delta of stream) if (delta.type === "text") break;
    await expect(stream.result).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => server.left).toBe(1);
    expect(await take(stream)).toEqual([]);
  });

  test("ends with the caller's signal and its reason", async () => {
    server.script(chatStream([{ content: "One" }], "stop", new Promise(() => {})));
    const controller = new AbortController();
    const reason = new Error("enough");
    const stream = gateway.stream({ model: "openai", prompt: text, signal: controller.signal });
    const taking = (async () => {
      for await (const delta of stream) if (delta.type === "text") controller.abort(reason);
    })();
    await expect(taking).rejects.toBe(reason);
    await expect(stream.result).rejects.toBe(reason);
    await expect.poll(() => server.left).toBe(1);
  });

  test("throws in the loop what its result rejects with; nobody has to look at either", async () => {
    const rejections: unknown[] = [];
    const listen = (error: unknown) => rejections.push(error);
    process.on("unhandledRejection", listen);
    try {
      server.script(overloaded);
      const failing = gateway.stream({ model: "openai", prompt: text });
      await expect(take(failing)).rejects.toThrow(OverloadedError);
      await expect(failing.result).rejects.toThrow("try again later");
      gateway.stream({ model: "openai", prompt: text });
      const unknown = gateway.stream({ model: "nobody/x", prompt: text });
      await expect(take(unknown)).rejects.toThrow(UnknownModelError);
      await expect.poll(() => server.received.length).toBe(2);
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      process.off("unhandledRejection", listen);
    }
    expect(rejections).toEqual([]);
  });
});

describe("another model", () => {
  test("is asked where nothing was handed out yet", async () => {
    server.script(overloaded, chatStream([{ content: "Here." }]));
    const stream = gateway.stream({ model: "openai", fallback: ["house"], prompt: text });
    expect(shown(await take(stream))).toEqual(["start 0 house/Qwen/Qwen3-8B", "text Here.", "end 0"]);
    expect((await stream.result).failures).toMatchObject([
      { model: "openai/gpt-5.1", error: { status: 503 } },
    ]);
  });

  test("is never asked after a piece of the answer", async () => {
    const broken = { error: { message: "The server is overloaded.", code: "overloaded" } };
    server.script(
      { events: [{ choices: [{ index: 0, delta: { content: "One" } }] }, broken] },
      chat({ content: "." }),
    );
    const stream = gateway.stream({ model: "openai", fallback: ["house"], prompt: text });
    const taken: StreamDelta[] = [];
    const taking = (async () => {
      for await (const delta of stream) taken.push(delta);
    })();
    await expect(taking).rejects.toThrow("overloaded");
    expect(shown(taken)).toEqual(["start 0 openai/gpt-5.1", "text One"]);
    expect(server.received).toHaveLength(1);
  });

  test("goes on with a conversation that another has begun", async () => {
    server.script(withCall, overloaded, chatStream([{ content: "Done." }]));
    const runs: string[] = [];
    const once = { ...tools, find: ({ query }: Tools["find"]) => runs.push(query) };
    const stream = gateway.stream({ model: "openai", fallback: ["house"], prompt, tools: once });
    expect(shown(await take(stream)).slice(-4)).toEqual([
      "end 0",
      "start 1 house/Qwen/Qwen3-8B",
      "text Done.",
      "end 1",
    ]);
    expect((await stream.result).steps.map(({ model }) => model)).toEqual([
      "openai/gpt-5.1",
      "house/Qwen/Qwen3-8B",
    ]);
    expect(runs).toEqual(["x"]);
    expect(server.received[2]?.body["messages"]).toContainEqual(expect.objectContaining({ role: "tool" }));
  });
});
