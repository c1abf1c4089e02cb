import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RequestRefusedError } from "../../src/generate/errors.ts";
import {
  AuthenticationError,
  createGateway,
  FallbackError,
  type Gateway,
  type GatewayOptions,
} from "../../src/generate/index.ts";
import { PortabilityError } from "../../src/runtime/errors.ts";
import type { JsonObject, PromptCall } from "../../src/runtime/types.ts";
import { compilePrompt, input, plain } from "./compile-prompt.ts";
import { chat, claude, overloaded } from "./scripted-answers.ts";
import { type Scripted, ScriptedServer } from "./scripted-server.ts";

// Over real HTTP; the answers are scripted.

let server: ScriptedServer;
let text: PromptCall<string>;
/** Ends with an assistant's message, which newer Claude models refuse. */
let begun: PromptCall;

const spoken = `---\ninput: { schema: { question: string } }\n---\n{{role "user"}}{{question}}{{role "model"}}Well,`;

beforeAll(async () => {
  server = await ScriptedServer.start();
  text = (await compilePrompt(plain)).call(input) as PromptCall<string>;
  begun = (await compilePrompt(spoken)).call(input);
});
afterAll(() => server.stop());

/** A gateway whose servers are all the scripted one, `openai` aside where told so. */
function gatewayWith(options: GatewayOptions = {}, openai = server.url): Gateway {
  const url = { baseUrl: server.url };
  const backends = { openai: { baseUrl: openai }, anthropic: url, house: url, ollama: url };
  const env = { OPENAI_API_KEY: "k", ANTHROPIC_API_KEY: "k", HOUSE_KEY: "k" };
  return createGateway({ backends, env, retries: 0, ...options });
}

const fault = (status: number, error: JsonObject = { message: "no" }): Scripted => ({
  status,
  json: { error },
});

describe("the next model is asked", () => {
  test.each<[string, Scripted]>([
    ["has too much to do", overloaded],
    ["takes no more requests", fault(429)],
    ["fails", fault(500)],
    ["is gone", fault(404, { message: "no such model", code: "model_not_found" })],
  ])("where one %s", async (_what, answer) => {
    server.script(answer, claude([{ type: "text", text: "Here." }]));
    const asked = { model: "openai", fallback: ["anthropic/claude-opus-4-1", "house"], prompt: text };
    const result = await gatewayWith().generate(asked);
    expect(result).toMatchObject({ output: "Here.", model: "anthropic/claude-opus-4-1" });
    expect(result.failures.map(({ model }) => model)).toEqual(["openai/gpt-5.1"]);
    expect(server.received.map(({ path }) => path)).toEqual(["/v1/chat/completions", "/v1/messages"]);
    expect(server.received[1]?.body["model"]).toBe("claude-opus-4-1");
  });

  test("where one cannot be reached", async () => {
    server.script(claude([{ type: "text", text: "Here." }]));
    const { failures, model } = await gatewayWith({}, "http://127.0.0.1:1").generate({
      model: "openai",
      fallback: ["anthropic"],
      prompt: text,
    });
    expect(model).toBe("anthropic/claude-sonnet-4-5");
    expect(failures).toMatchObject([{ model: "openai/gpt-5.1", error: { kind: "connection" } }]);
  });

  test("after the attempts at one, and none of it again", async () => {
    server.script(overloaded, overloaded, claude([{ type: "text", text: "." }]));
    const asked = { model: "openai", fallback: ["anthropic"], prompt: text, retries: 1 };
    const { failures } = await gatewayWith().generate(asked);
    expect(failures).toMatchObject([{ error: { attempts: 2 } }]);
    expect(server.received).toHaveLength(3);
  });

  test("past one that refuses the prompt, and past one without a key", async () => {
    server.script(overloaded, fault(401), chat({ content: "Here." }));
    const asked = { model: "openai", prompt: begun, onFinding: () => {} };
    const two = ["anthropic/claude-opus-4-6", "house"];
    const error = await gatewayWith()
      .generate({ ...asked, fallback: two })
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FallbackError);
    expect(error.errors.map((each: Error) => each.name)).toEqual([
      "OverloadedError",
      "PortabilityError",
      "AuthenticationError",
    ]);
    server.script(overloaded, fault(401), {
      json: { done: true, done_reason: "stop", message: { content: "Here." } },
    });
    const { failures, model } = await gatewayWith().generate({ ...asked, fallback: [...two, "ollama"] });
    expect(model).toBe("ollama/qwen3:8b");
    expect(failures.map(({ error: { name } }) => name)).toEqual([
      "OverloadedError",
      "PortabilityError",
      "AuthenticationError",
    ]);
    expect(server.received).toHaveLength(3);
  });
});

describe("no other model is asked", () => {
  test("where the first refuses the prompt", async () => {
    server.script(chat({ content: "." }));
    const asked = {
      model: "anthropic/claude-opus-4-6",
      fallback: ["openai"],
      prompt: begun,
      onFinding: () => {},
    };
    await expect(gatewayWith().generate(asked)).rejects.toThrow(PortabilityError);
    expect(server.received).toEqual([]);
  });

  test.each([
    ["the key", 401, AuthenticationError],
    ["the request", 400, RequestRefusedError],
  ])("where the service refuses %s", async (_what, status, kind) => {
    server.script(fault(status), claude([{ type: "text", text: "." }]));
    const asked = gatewayWith().generate({ model: "openai", fallback: ["anthropic"], prompt: text });
    await expect(asked).rejects.toThrow(kind);
    expect(server.received).toHaveLength(1);
  });

  test("where the caller ends the call", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    server.script(() => {
      controller.abort(reason);
      return overloaded;
    });
    const asked = { model: "openai", fallback: ["anthropic"], prompt: text, signal: controller.signal };
    await expect(gatewayWith().generate(asked)).rejects.toBe(reason);
    expect(server.received).toHaveLength(1);
  });
});

describe("where none answers", () => {
  test("the error says what each said", async () => {
    server.script(overloaded, fault(429, { message: "quota" }), fault(400, { message: "bad field" }));
    const asked = { model: "openai", fallback: ["house", "anthropic", "ollama"], prompt: text };
    const error = await gatewayWith()
      .generate(asked)
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(FallbackError);
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.failures.map(({ model }: { model: string }) => model)).toEqual([
      "openai/gpt-5.1",
      "house/Qwen/Qwen3-8B",
      "anthropic/claude-sonnet-4-5",
    ]);
    for (const words of ["try again later", "quota", "bad field"]) expect(error.message).toContain(words);
    expect(server.received).toHaveLength(3);
  });

  test("the error of one model alone is its own", async () => {
    server.script(overloaded);
    const asked = gatewayWith().generate({ model: "openai", prompt: text });
    await expect(asked).rejects.toMatchObject({ name: "OverloadedError", status: 503 });
  });
});

test("what a hook throws is no failure of a model", async () => {
  const hooks = {
    onRequest({ backend }: { readonly backend: string }) {
      if (backend === "house") throw new RangeError("hook");
    },
  };
  server.script(overloaded);
  const asked = gatewayWith({ hooks }).generate({
    model: "openai",
    fallback: ["house", "ollama"],
    prompt: text,
  });
  await expect(asked).rejects.toThrow(RangeError);
});

test("a model that is named twice is asked once", async () => {
  server.script(overloaded, overloaded);
  const asked = gatewayWith({ fallback: ["openai", "house"] }).generate({ model: "openai", prompt: text });
  await expect(asked).rejects.toMatchObject({
    failures: [{ model: "openai/gpt-5.1" }, { model: expect.stringMatching(/^house/) }],
  });
  expect(server.received).toHaveLength(2);
});
