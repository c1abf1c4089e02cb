import { createContext, Script } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileApp } from "../emitted/app-folder.ts";
import { bundleApp } from "./bundle-app.ts";
import { input, typed, withTools } from "./compile-prompt.ts";
import { call, chat, chatStream, overloaded } from "./scripted-answers.ts";
import { ScriptedServer } from "./scripted-server.ts";

// An app with compiled prompts and the gateway, bundled, where there are web globals and nothing of Node. Over real HTTP;
// the answers are scripted.

let server: ScriptedServer;
let bundle: string;

const entry = `
import { createGateway, OverloadedError } from "polylect/generate";
import { ask } from "#prompts/ask";
import { look } from "#prompts/look";
globalThis.run = async (url) => {
  const { generate, stream } = createGateway({ backends: { openai: { baseUrl: url } }, env: { OPENAI_API_KEY: "k" }, retries: 0 });
  const input = ${JSON.stringify(input)};
  const model = "openai/gpt-5.1";
  const { output, usage } = await generate({ model, prompt: ask(input) });
  const { steps } = await generate({ model, prompt: look(input), tools: { find: ({ query }) => query + "!", count: () => 1 } });
  const pieces = [];
  const streamed = stream({ model, prompt: ask(input) });
  for await (const delta of streamed) if (delta.type === "text") pieces.push(delta.text);
  const failed = await generate({ model, prompt: ask(input) }).catch((error) => error);
  const results = steps.flatMap(({ results }) => results.map((each) => each.output));
  return JSON.stringify({ output, usage, results, pieces, again: (await streamed.result).output, isTyped: failed instanceof OverloadedError });
};
`;

beforeAll(async () => {
  server = await ScriptedServer.start();
  const targets = { gpt: "openai/gpt-5.1", claude: "anthropic/claude-sonnet-4-5" };
  const { files } = await compileApp({ prompts: { "ask.prompt": typed, "look.prompt": withTools }, targets });
  bundle = await bundleApp(entry, files);
});
afterAll(() => server.stop());

test("runs with web globals alone, and without code made of strings", async () => {
  const answer = '{"reply": "Because.", "sure": true}';
  server.script(
    chat({ content: answer }),
    chat({ tool_calls: [call("a", "find", '{"query":"x"}')] }),
    chat({ content: "Done." }),
    chatStream([{ content: answer.slice(0, 9) }, { content: answer.slice(9) }]),
    overloaded,
  );
  const given = {
    fetch,
    AbortController,
    AbortSignal,
    DOMException,
    TextDecoder,
    ReadableStream,
    Response,
    URL,
  };
  const timers = { setTimeout, clearTimeout, performance };
  const context = createContext({ ...given, ...timers }, { codeGeneration: { strings: false, wasm: false } });
  for (const name of ["process", "Buffer", "require", "global", "setImmediate", "structuredClone"]) {
    expect(new Script(`typeof ${name}`).runInContext(context), name).toBe("undefined");
  }
  new Script(bundle).runInContext(context);
  const result = await (context as { run(url: string): Promise<string> }).run(server.url);
  expect(JSON.parse(result)).toEqual({
    output: { reply: "Because.", sure: true },
    usage: { inputTokens: 10, outputTokens: 4, cachedInputTokens: 6, reasoningTokens: 1 },
    results: ["x!"],
    pieces: [answer.slice(0, 9), answer.slice(9)],
    again: { reply: "Because.", sure: true },
    isTyped: true,
  });
});

test("holds no compiler and no module of Node", () => {
  expect(/"node:|\brequire\(|handlebars|\byaml\b|createRequire/i.exec(bundle)).toBeNull();
  console.log(
    `an app with two prompts and the gateway: ${Math.round(bundle.length / 1024)} KiB, not minified`,
  );
});
