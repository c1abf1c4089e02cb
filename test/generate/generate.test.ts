import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AnswerFilteredError, UnfitAnswerError } from "../../src/generate/answer-errors.ts";
import { createGateway, type Gateway } from "../../src/generate/index.ts";
import { UnknownModelError } from "../../src/generate/resolve-model.ts";
import { InputError, OutputError, PortabilityError } from "../../src/runtime/errors.ts";
import type { JsonObject, Note, PromptCall } from "../../src/runtime/types.ts";
import { compilePrompt, input, plain, typed } from "./compile-prompt.ts";
import { chat, claude } from "./scripted-answers.ts";
import { ScriptedServer } from "./scripted-server.ts";

// Over real HTTP; the answers are scripted.

let server: ScriptedServer;
let gateway: Gateway;
let text: PromptCall<string>;
let json: PromptCall<{ reply: string; sure: boolean }>;

beforeAll(async () => {
  server = await ScriptedServer.start();
  const ids = ["openai", "openai-responses", "anthropic", "google", "ollama", "house", "llama.cpp", "raw"];
  const backends = Object.fromEntries(ids.map((id) => [id, { baseUrl: server.url }]));
  const keys = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "HOUSE_KEY"];
  const env = Object.fromEntries(keys.map((name) => [name, `${name}-marker`]));
  gateway = createGateway({ backends, env, retries: 0 });
  text = (await compilePrompt(plain, { hasRaw: true })).call(input) as PromptCall<string>;
  json = (await compilePrompt(typed)).call(input) as typeof json;
});
afterAll(() => server.stop());

describe("a result", () => {
  test("has the output, the answer, and what it took", async () => {
    server.script(chat({ content: 'Here: {"reply": "Because.", "sure": "true"}' }));
    const result = await gateway.generate({ model: "openai/gpt-5.1", prompt: json });
    expect(result).toMatchObject({
      output: { reply: "Because.", sure: true },
      text: 'Here: {"reply": "Because.", "sure": "true"}',
      parts: [{ type: "text" }],
      toolCalls: [],
      reasoning: "",
      finishReason: "stop",
      rawFinishReason: "stop",
      usage: { inputTokens: 10, outputTokens: 4, cachedInputTokens: 6, reasoningTokens: 1 },
      model: "openai/gpt-5.1",
      id: "chatcmpl-1",
      failures: [],
    });
    expect(result.repairs.map(({ kind }) => kind).sort()).toEqual(["boolean", "prose"]);
    expect(result.steps).toHaveLength(1);
    expect(result.steps[0]).toMatchObject({
      index: 0,
      model: "openai/gpt-5.1",
      request: {
        backend: "openai",
        dialect: "openai-chat",
        model: "gpt-5.1",
        baseUrl: server.url,
        path: "/v1/chat/completions",
        attempts: 1,
        status: 200,
      },
      results: [],
    });
    expect(server.received[0]?.headers["authorization"]).toBe("Bearer OPENAI_API_KEY-marker");
    expect(JSON.stringify(result)).not.toContain("marker");
  });

  test("of a text prompt is the text, cut off or not", async () => {
    server.script(chat({ content: "It" }, "length"));
    const { output, finishReason } = await gateway.generate({ model: "openai", prompt: text });
    expect([output, finishReason]).toEqual(["It", "length"]);
  });

  test("has the findings that somebody listened to, and all others", async () => {
    server.script(claude([{ type: "text", text: "." }]));
    const heard: Note[] = [];
    const options = { model: "anthropic", prompt: text };
    const { findings } = await gateway.generate({ ...options, onFinding: (note) => heard.push(note) });
    expect(findings).toEqual(heard);
    expect((await gateway.generate(options)).findings).toEqual(findings);
    expect(findings).toEqual([expect.objectContaining({ id: "system-field", level: "adapted" })]);
  });
});

describe("which model answers", () => {
  const sent = async (model: string, dialect?: "chat-template"): Promise<[path: string, model: unknown]> => {
    server.script({ json: {} });
    await gateway.generate({ model, prompt: text, ...(dialect && { dialect }) }).catch(() => {});
    const [{ path, body } = { path: "nothing", body: {} as JsonObject }] = server.received;
    return [path, body["model"]];
  };

  test.each([
    ["anthropic/claude-opus-4-1", "/v1/messages", "claude-opus-4-1"],
    ["openai", "/v1/chat/completions", "gpt-5.1"],
    ["openai-responses", "/v1/responses", "gpt-5.1"],
    ["openai-chat", "/v1/chat/completions", "gpt-5.1"],
    ["house/Qwen/Qwen3-32B", "/v1/chat/completions", "Qwen/Qwen3-32B"],
    ["gemini", "/v1beta/models/gemini-2.5-flash:generateContent", undefined],
    ["googleai/gemini-3-pro", "/v1beta/models/gemini-3-pro:generateContent", undefined],
    ["llama.cpp", "/v1/chat/completions", "gpt-oss-20b"],
    ["raw", "/completion", "qwen3-8b"],
    ["chat-template", "/completion", "qwen3-8b"],
  ])("%s", async (reference, path, model) => {
    expect(await sent(reference)).toEqual([path, model]);
  });

  test("a dialect chooses where one server is spoken to in several", async () => {
    expect(await sent("llama.cpp/qwen3-8b")).toEqual(["/v1/chat/completions", "qwen3-8b"]);
    expect(await sent("llama.cpp/qwen3-8b", "chat-template")).toEqual(["/completion", "qwen3-8b"]);
    expect(await sent("llama.cpp/other", "chat-template")).toEqual(["nothing", undefined]);
  });

  test("says what the prompt knows where it knows no such model", async () => {
    server.script(chat({ content: "." }));
    for (const model of ["mistral/large", "gpt-5.1", "", "/x", "constructor/x", "openai/"]) {
      const error = await gateway.generate({ model, prompt: text }).catch((thrown) => thrown);
      expect(error, model).toBeInstanceOf(UnknownModelError);
      expect(error).toMatchObject({
        model,
        known: expect.arrayContaining(["openai/gpt-5.1", "raw/qwen3-8b"]),
      });
      expect(error.message, model).toContain("prompt.config.ts");
    }
    const fallback = { model: "openai", fallback: ["mistral/large"], prompt: text };
    await expect(gateway.generate(fallback)).rejects.toThrow(UnknownModelError);
    expect(server.received).toEqual([]);
  });
});

describe("before anything is sent", () => {
  test("a prompt that is refused throws, whether somebody listens or not", async () => {
    const spoken = `---\ninput: { schema: { question: string } }\n---\n{{role "user"}}{{question}}{{role "model"}}Well,`;
    const prompt = (await compilePrompt(spoken)).call(input);
    server.script(chat({ content: "." }));
    const notes: Note[] = [];
    for (const more of [{}, { onFinding: (note: Note) => notes.push(note) }]) {
      const asked = gateway.generate({ model: "anthropic/claude-opus-4-6", prompt, ...more });
      await expect(asked).rejects.toThrow(PortabilityError);
    }
    expect(notes).toEqual([]);
    expect(server.received).toEqual([]);
  });

  test("lossy content throws unless somebody listens, or the prompt accepts it", async () => {
    const late = `---\ninput: { schema: { question: string } }\n---\n{{role "user"}}{{question}}{{role "system"}}Now.{{role "user"}}Go.`;
    const prompt = (await compilePrompt(late)).call(input);
    const accepted = (
      await compilePrompt(
        late.replace("---\n", "---\nportability: { accept: [{ id: late-system, reason: Fine. }] }\n"),
      )
    ).call(input);
    server.script({ json: { candidates: [{ finishReason: "STOP", content: { parts: [{ text: "." }] } }] } });
    await expect(gateway.generate({ model: "gemini", prompt })).rejects.toThrow(PortabilityError);
    expect(server.received).toEqual([]);
    const { findings } = await gateway.generate({ model: "gemini", prompt, onFinding: () => {} });
    expect(findings).toContainEqual(expect.objectContaining({ level: "lossy", category: "content" }));
    expect((await gateway.generate({ model: "gemini", prompt: accepted })).output).toBe(".");
  });

  test("history without a place, limits of nothing and an aborted signal throw", async () => {
    server.script(chat({ content: "." }));
    const history = [{ role: "user" as const, parts: [{ type: "text" as const, text: "?" }] }];
    const asked = { model: "openai", prompt: text };
    await expect(gateway.generate({ ...asked, history })).rejects.toThrow(InputError);
    await expect(gateway.generate({ ...asked, maxSteps: 0 })).rejects.toThrow(RangeError);
    const reason = new Error("too late");
    await expect(gateway.generate({ ...asked, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.received).toEqual([]);
  });
});

describe("an answer that is no output", () => {
  test("throws what is wrong with it, and holds it", async () => {
    server.script(chat({ content: '{"reply": 3, "sure": true}' }));
    const error = await gateway.generate({ model: "openai", prompt: json }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(OutputError);
    expect(error).toBeInstanceOf(UnfitAnswerError);
    expect(error).toMatchObject({
      name: "OutputError",
      message: "openai/gpt-5.1: reply must be string",
      model: "openai/gpt-5.1",
      answer: { text: '{"reply": 3, "sure": true}', usage: { outputTokens: 4 } },
      steps: [{ index: 0 }],
    });
  });

  test("says so where a limit of tokens cut it off", async () => {
    server.script(chat({ content: '{"reply": "Bec' }, "length"));
    const asked = gateway.generate({ model: "openai", prompt: json });
    await expect(asked).rejects.toThrow(/^openai\/gpt-5\.1: output was cut off by a limit of tokens; /);
  });

  test("is an error of its own where it was withheld", async () => {
    server.script(chat({ content: "I cannot" }, "content_filter"));
    const error = await gateway.generate({ model: "openai", prompt: text }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(AnswerFilteredError);
    expect(error).toMatchObject({ answer: { text: "I cannot" }, model: "openai/gpt-5.1" });
    expect(error.message).toBe("openai/gpt-5.1 withheld its answer (content_filter): I cannot");
  });

  test("is an error where it calls a tool that nobody offered", async () => {
    const call = { id: "c", type: "function", function: { name: "shell", arguments: "{}" } };
    server.script(chat({ tool_calls: [call] }));
    const asked = gateway.generate({ model: "openai", prompt: text });
    await expect(asked).rejects.toThrow("output is a call of shell, and the prompt has no tools");
  });
});

describe("a gateway", () => {
  test("reads base URLs and keys from its environment", async () => {
    server.script(chat({ content: "." }));
    const { generate } = createGateway({ env: { OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_API_KEY: "k" } });
    const { steps } = await generate({ model: "openai", prompt: text });
    expect(steps[0]?.request.baseUrl).toBe(server.url);
    expect(server.received[0]?.path).toBe("/v1/chat/completions");
  });

  test("has servers and defaults of its own, over which a call stands", async () => {
    server.script(chat({ content: "." }));
    const own = createGateway({
      backends: { openai: { baseUrl: `${server.url}/proxy/`, apiKeyEnv: "PROXY_KEY" } },
      env: { OPENAI_BASE_URL: "http://127.0.0.1:1", PROXY_KEY: "p" },
      maxSteps: 0,
    });
    await expect(own.generate({ model: "openai", prompt: text })).rejects.toThrow(RangeError);
    await own.generate({ model: "openai", prompt: text, maxSteps: 1 });
    expect(server.received[0]).toMatchObject({
      path: "/proxy/v1/chat/completions",
      headers: { authorization: "Bearer p" },
    });
  });

  test("brings requests through a transport of its own, without a key", async () => {
    const seen: unknown[] = [];
    const { generate, dispose } = createGateway({
      env: { OPENAI_API_KEY: "marker" },
      transport: async (request) => {
        seen.push(request);
        return Response.json({ choices: [{ finish_reason: "stop", message: { content: "here" } }] });
      },
    });
    expect((await generate({ model: "openai", prompt: text })).output).toBe("here");
    expect(seen).toMatchObject([
      { backend: "openai", path: "/v1/chat/completions", apiKeyEnv: "OPENAI_API_KEY" },
    ]);
    expect(JSON.stringify(seen)).not.toContain("marker");
    await dispose();
  });

  test("asks for Node where a model would have to run in the process", async () => {
    const { generate } = createGateway({ backends: { raw: { baseUrl: "file:models" } } });
    await expect(generate({ model: "raw", prompt: text })).rejects.toThrow("models need Node");
  });
});

describe("options", () => {
  test.each(["maxSteps", "timeoutMs", "stallMs", "retries"])(
    "are refused where %s is no number",
    async (name) => {
      server.script();
      for (const value of [Number.NaN, "3"]) {
        const asked = gateway.generate({ model: "openai", prompt: text, [name]: value });
        await expect(asked).rejects.toThrow(RangeError);
      }
      expect(server.received).toEqual([]);
    },
  );

  test("that are undefined leave the gateway's own", async () => {
    const url = { baseUrl: server.url };
    const asked: string[] = [];
    const own = createGateway({
      backends: { openai: { ...url, apiKeyEnv: undefined }, house: url } as never,
      env: { OPENAI_API_KEY: "k", HOUSE_KEY: "k" },
      retries: 0,
      fallback: ["house"],
      hooks: { onRequest: ({ backend }) => asked.push(backend) },
    });
    server.script({ status: 500, json: { error: { message: "no" } } }, chat({ content: "Here." }));
    const missing = { hooks: undefined, fallback: undefined, retries: undefined } as object;
    const { output } = await own.generate({ model: "openai", prompt: text, ...missing });
    expect([output, asked]).toEqual(["Here.", ["openai", "house"]]);
    expect(server.received[0]?.headers["authorization"]).toBe("Bearer k");
  });

  test("name a server by an alias too", async () => {
    server.script({
      json: { candidates: [{ finishReason: "STOP", content: { parts: [{ text: "Here." }] } }] },
    });
    const own = createGateway({
      backends: { googleai: { baseUrl: server.url } },
      env: { GEMINI_API_KEY: "k" },
    });
    expect((await own.generate({ model: "googleai/gemini-2.5-flash", prompt: text })).output).toBe("Here.");
  });

  test("keep the whole query of a base URL, and take no fragment", async () => {
    server.script(chat({ content: "Here." }));
    const at = (end: string) =>
      createGateway({ backends: { openai: { baseUrl: server.url + end } }, env: { OPENAI_API_KEY: "k" } });
    await at("/px/?a=b?c&next=/").generate({ model: "openai", prompt: text });
    expect(server.received[0]?.path).toBe("/px/v1/chat/completions?a=b?c&next=/");
    await expect(at("/px#x").generate({ model: "openai", prompt: text })).rejects.toThrow("has a fragment");
  });

  test.each([
    [{ prompt: () => text }, "`prompt` has to be a prompt with its input"],
    [{ prompt: undefined }, "`prompt` has to be a prompt with its input"],
    [{ model: undefined, prompt: "text" }, "`model` has to be a text"],
  ])("%j say what is wrong", async (given, message) => {
    const options = { model: "openai", ...given, ...("model" in given && { prompt: text }) } as never;
    await expect(gateway.generate(options)).rejects.toThrow(message);
  });
});
