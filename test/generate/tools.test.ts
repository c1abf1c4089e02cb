import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StepLimitError } from "../../src/generate/answer-errors.ts";
import { createGateway, type Gateway, type Step, type ToolRun } from "../../src/generate/index.ts";
import type { JsonObject, PromptCall } from "../../src/runtime/types.ts";
import { compilePrompt, input, plain, type Tools, toolCall } from "./compile-prompt.ts";
import { call, chat, claude } from "./scripted-answers.ts";
import { ScriptedServer } from "./scripted-server.ts";

// Over real HTTP; the answers are scripted.

let server: ScriptedServer;
let gateway: Gateway;
let prompt: PromptCall<string, Tools>;

beforeAll(async () => {
  server = await ScriptedServer.start();
  const backends = Object.fromEntries(
    ["openai", "openai-responses", "anthropic", "google", "ollama", "house"].map((id) => [
      id,
      { baseUrl: server.url },
    ]),
  );
  const env = { OPENAI_API_KEY: "k", ANTHROPIC_API_KEY: "k", GEMINI_API_KEY: "k", HOUSE_KEY: "k" };
  gateway = createGateway({ backends, env, retries: 0 });
  prompt = await toolCall();
});
afterAll(() => server.stop());

const tools = {
  find: ({ query }: Tools["find"]) => ({ found: [query] }),
  count: async ({ of, upTo }: Tools["count"]) => of.length + (upTo ?? 0),
};

const listOf = (body: JsonObject | undefined, key: string): JsonObject[] => body?.[key] as JsonObject[];

describe("tools", () => {
  test("are run until the model stops, and each step is visible", async () => {
    server.script(
      chat({
        content: "Looking.",
        tool_calls: [call("a", "find", '{"query": "x"}'), call("b", "count", '{"of": "four", "upTo": 1}')],
      }),
      chat({ tool_calls: [call("c", "count", '{"of": "z"}')] }),
      chat({ content: "Done." }),
    );
    const heard: Step[] = [];
    const result = await gateway.generate({
      model: "openai",
      prompt,
      tools,
      onStep: (step) => heard.push(step),
    });
    expect(result).toMatchObject({
      output: "Done.",
      toolCalls: [],
      usage: { inputTokens: 30, outputTokens: 12, cachedInputTokens: 18, reasoningTokens: 3 },
    });
    expect(result.steps).toEqual(heard);
    expect(
      result.steps.map(({ index, results }) => [index, results.map(({ id, output }) => [id, output])]),
    ).toEqual([
      [
        0,
        [
          ["a", { found: ["x"] }],
          ["b", 5],
        ],
      ],
      [1, [["c", 1]]],
      [2, []],
    ]);
    const [first, second, third] = server.received.map(({ body }) => listOf(body, "messages"));
    expect(second?.slice(0, first?.length)).toEqual(first);
    expect(third?.slice(0, second?.length)).toEqual(second);
    expect(second?.slice(first?.length)).toMatchObject([
      { role: "assistant", content: "Looking.", tool_calls: [{ id: "a" }, { id: "b" }] },
      { role: "tool", tool_call_id: "a", content: '{"found":["x"]}' },
      { role: "tool", tool_call_id: "b", content: "5" },
    ]);
    expect(server.received.map(({ body }) => body["tools"])).toEqual(
      Array(3).fill(server.received[0]?.body["tools"]),
    );
  });

  test("run at the same time, with their call, the step and a signal", async () => {
    server.script(
      chat({ tool_calls: [call("a", "find", '{"query": "x"}'), call("b", "count", '{"of": "y"}')] }),
      chat({ content: "." }),
    );
    let release = (_: unknown) => {};
    const counted = new Promise((resolve) => {
      release = resolve;
    });
    const runs: ToolRun[] = [];
    const waiting = {
      find: async (_: unknown, run: ToolRun) => {
        runs.push(run);
        return counted;
      },
      count: (_: unknown, run: ToolRun) => {
        runs.push(run);
        release("seen");
      },
    };
    const { steps } = await gateway.generate({ model: "openai", prompt, tools: waiting });
    expect(steps[0]?.results.map(({ output }) => output)).toEqual(["seen", null]);
    expect(runs).toMatchObject([
      { call: { id: "a", name: "find", input: { query: "x" } }, step: 0, signal: { aborted: false } },
      { call: { id: "b" }, step: 0 },
    ]);
  });

  test("tell the model what went wrong, and never fail the call", async () => {
    server.script(
      chat({
        tool_calls: [
          call("a", "find", '{"query": 3, "more": 1}'),
          call("b", "shell", "{}"),
          call("c", "find", "{broken"),
          call("d", "count", '{"of": "x"}'),
          call("e", "constructor", "{}"),
          call("f", "find", '{"query": "big"}'),
        ],
      }),
      chat({ content: "Sorry." }),
    );
    const failing = {
      find: () => 10n,
      count: () => {
        throw new Error("disk is full");
      },
    };
    const { steps, output } = await gateway.generate({ model: "openai", prompt, tools: failing });
    expect(output).toBe("Sorry.");
    const results = steps[0]?.results ?? [];
    expect(results.every(({ isError }) => isError)).toBe(true);
    expect(results.map(({ output: said }) => said)).toEqual([
      "The arguments do not fit the schema of find: query must be string; more must be left out.",
      "There is no tool called shell. There are: find, count.",
      "The arguments do not fit the schema of find: the whole must be object.",
      "disk is full",
      "There is no tool called constructor. There are: find, count.",
      expect.stringContaining("BigInt"),
    ]);
    const said = listOf(server.received[1]?.body, "messages").filter(({ role }) => role === "tool");
    expect(said).toHaveLength(6);
    expect(JSON.stringify(said)).toContain("disk is full");
  });

  test("that are not the prompt's are told at once", async () => {
    server.script(chat({ content: "." }));
    const wrong = { find: tools.find, shell: () => "" } as never;
    await expect(gateway.generate({ model: "openai", prompt, tools: wrong })).rejects.toThrow(
      new TypeError("`tools` has no function for count; ask has no tool called shell."),
    );
    expect(server.received).toEqual([]);
  });

  test("are left to the caller who gives none", async () => {
    server.script(chat({ tool_calls: [call("a", "find", '{"query": "x"}')] }));
    const result = await gateway.generate({ model: "openai", prompt });
    expect(result).toMatchObject({
      output: undefined,
      finishReason: "tool-calls",
      toolCalls: [{ id: "a", name: "find", input: { query: "x" } }],
    });
    expect(server.received).toHaveLength(1);
  });

  test("end with an error where the model never stops", async () => {
    server.script(chat({ tool_calls: [call("a", "count", '{"of": "x"}')] }));
    const runs: string[] = [];
    const counting = { ...tools, count: ({ of }: Tools["count"]) => runs.push(of) };
    const asked = gateway.generate({ model: "openai", prompt, tools: counting, maxSteps: 3 });
    const error = await asked.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(StepLimitError);
    expect(error).toMatchObject({ model: "openai/gpt-5.1", answer: { finishReason: "tool-calls" } });
    expect(error.steps).toHaveLength(3);
    expect(error.message).toContain("3 answers, and calls count");
    expect([server.received.length, runs.length]).toEqual([3, 2]);
    await expect(gateway.generate({ model: "openai", prompt, tools })).rejects.toThrow("8 answers");
  });

  test("stop with the signal, whether they listen or not", async () => {
    server.script(
      chat({ tool_calls: [call("a", "find", '{"query": "x"}'), call("b", "count", '{"of": "x"}')] }),
    );
    const controller = new AbortController();
    const reason = new Error("enough");
    let signal: AbortSignal | undefined;
    const endless = {
      find: () => new Promise(() => {}),
      count: (_: unknown, run: ToolRun) => {
        signal = run.signal;
        controller.abort(reason);
      },
    };
    const options = { model: "openai", prompt, signal: controller.signal };
    await expect(gateway.generate({ ...options, tools: endless })).rejects.toBe(reason);
    expect(signal?.reason).toBe(reason);
  });
});

describe("later turns", () => {
  const lookUp = { id: "a", name: "find", input: { query: "x" } };

  test("go back to the dialect with its signatures, and without reasoning that has none", async () => {
    server.script(
      claude(
        [
          { type: "thinking", thinking: "Signed.", signature: "sig" },
          { type: "thinking", thinking: "Not signed.", signature: "" },
          { type: "tool_use", ...lookUp },
        ],
        "tool_use",
      ),
      claude([{ type: "text", text: "Done." }]),
    );
    const { output, steps } = await gateway.generate({ model: "anthropic", prompt, tools });
    expect(output).toBe("Done.");
    expect(listOf(server.received[1]?.body, "messages").slice(1)).toEqual([
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "Signed.", signature: "sig" },
          { type: "tool_use", ...lookUp },
        ],
      },
      {
        role: "user",
        content: [
          expect.objectContaining({ type: "tool_result", tool_use_id: "a", content: expect.anything() }),
        ],
      },
    ]);
    expect(steps[1]?.findings.map(({ id }) => id)).toContain("reasoning-dropped");
  });

  test.each([
    ["openai-responses", "input", "function_call_output"],
    ["gemini", "contents", "functionResponse"],
    ["ollama", "messages", "tool_name"],
    ["house", "messages", "tool_call_id"],
  ])("are written as %s writes them", async (model, key, word) => {
    const calls = {
      "openai-responses": {
        status: "completed",
        output: [{ type: "function_call", id: "fc", call_id: "a", name: "find", arguments: '{"query":"x"}' }],
      },
      gemini: {
        candidates: [
          {
            finishReason: "STOP",
            content: { role: "model", parts: [{ functionCall: { name: "find", args: { query: "x" } } }] },
          },
        ],
      },
      ollama: {
        done: true,
        done_reason: "stop",
        message: {
          role: "assistant",
          content: "",
          tool_calls: [{ function: { name: "find", arguments: { query: "x" } } }],
        },
      },
      house: (chat({ tool_calls: [call("a", "find", '{"query":"x"}')] }) as { json: JsonObject }).json,
    }[model] as JsonObject;
    server.script({ json: calls }, { json: calls });
    const asked = gateway.generate({ model, prompt, tools, maxSteps: 2, onFinding: () => {} });
    await expect(asked).rejects.toThrow(StepLimitError);
    const [first, second] = server.received.map(({ body }) => listOf(body, key));
    expect(second?.slice(0, first?.length)).toEqual(first);
    expect(JSON.stringify(second?.slice(first?.length))).toContain(word);
  });

  test("go on where a service paused, and the answer is all of it", async () => {
    server.script(
      claude([{ type: "text", text: "One, " }], "pause_turn"),
      claude([{ type: "text", text: "two." }]),
    );
    const { output, text, parts, steps, usage } = await gateway.generate({
      model: "anthropic",
      prompt,
      tools,
    });
    expect([output, text, parts.length, steps.length]).toEqual(["One, two.", "One, two.", 2, 2]);
    expect(usage).toEqual({ inputTokens: 6, outputTokens: 4 });
    expect(listOf(server.received[1]?.body, "messages").at(-1)).toMatchObject({ role: "assistant" });
    const alone = (await compilePrompt(plain)).call(input);
    server.script(claude([{ type: "text", text: "One, " }], "pause_turn"));
    const { finishReason } = await gateway.generate({ model: "anthropic", prompt: alone });
    expect([finishReason, server.received.length]).toEqual(["paused", 1]);
  });

  test("end where a service paused a model that cannot go on from its own words", async () => {
    server.script(claude([{ type: "text", text: "One, " }], "pause_turn"));
    const result = await gateway.generate({ model: "anthropic/claude-sonnet-5-5", prompt, tools });
    expect(result).toMatchObject({ finishReason: "paused", text: "One, ", output: "One, " });
    expect(server.received).toHaveLength(1);
  });

  test("stop at a limit that is no whole number", async () => {
    const again = chat({ tool_calls: [call("a", "find", '{"query":"x"}')] });
    server.script(again, again, again, again);
    const asked = gateway.generate({ model: "openai", prompt, tools, maxSteps: 2.5 });
    await expect(asked).rejects.toThrow(StepLimitError);
    expect(server.received).toHaveLength(3);
  });
});
