import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileSource } from "../src/compiler.ts";
import { createGateway } from "../src/generate/node.ts";
import type { PromptCall } from "../src/runtime/types.ts";
import { makeProject, runCli } from "./cli/run-cli.ts";

/** Keys that must not come out anywhere, by the variables that hold them. */
const keys = {
  OPENAI_API_KEY: "sk-proj-MARKER-openai-4f1c9b2a7d",
  ANTHROPIC_API_KEY: "sk-ant-MARKER-anthropic-83bd10e5aa",
  GEMINI_API_KEY: "AIza-MARKER-google-6e2f0c88d1",
  HOUSE_KEY: "MARKER house key with/odd+characters=%&\"'",
};

/** A server that gives away whatever it is told: keys come back in headers, in answers and in errors. */
const echo: Server = createServer(async (request, response) => {
  const body = await text(request);
  const { authorization = "", "x-api-key": own = "", "x-goog-api-key": google = "" } = request.headers;
  const key = `${authorization}${own}${google}`.replace("Bearer ", "");
  seen.push(key);
  const status = body.includes("fail-with-401") ? 401 : body.includes("fail-with-500") ? 500 : 200;
  response.writeHead(status, { "content-type": "application/json", "x-echo": key, "x-request-id": key });
  response.end(JSON.stringify(status === 200 ? answerOf(request.url ?? "", key) : failureOf(key)));
});
const seen: string[] = [];

const failureOf = (key: string) => ({
  error: { message: `Incorrect API key provided: ${key}.`, code: key, type: "invalid_request_error" },
});

function answerOf(path: string, key: string): object {
  const said = "All is well.";
  if (path.startsWith("/v1/messages"))
    return {
      type: "message",
      id: key,
      role: "assistant",
      model: key,
      content: [{ type: "text", text: said }],
      stop_reason: "end_turn",
      usage: { input_tokens: 1, output_tokens: 1 },
    };
  if (path.startsWith("/v1beta"))
    return {
      responseId: key,
      candidates: [{ content: { role: "model", parts: [{ text: said }] }, finishReason: "STOP", index: 0 }],
    };
  return {
    id: key,
    object: "chat.completion",
    system_fingerprint: key,
    choices: [{ index: 0, message: { role: "assistant", content: said }, finish_reason: "stop" }],
  };
}

const source = `---
input: { schema: { word: string } }
---
Say {{word}}.
`;

let root: string;
let env: Record<string, string>;
beforeAll(async () => {
  await new Promise<void>((done) => echo.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  env = { ...keys, OPENAI_BASE_URL: url, ANTHROPIC_BASE_URL: url, GOOGLE_GEMINI_BASE_URL: url };
  root = makeProject({
    "package.json": '{ "type": "module" }',
    "prompt.config.json": JSON.stringify({
      backends: { house: { like: "vllm", baseUrl: url, apiKeyEnv: "HOUSE_KEY" } },
      targets: {
        gpt: "openai/gpt-5.1",
        claude: "anthropic/claude-sonnet-4-5",
        gemini: "google/gemini-2.5-flash",
        house: "house/some-model",
      },
    }),
    "prompts/say.prompt": source,
    "fixtures/say/well.yaml": "input: { word: well }\nexpect: { contains: well }\n",
    "fixtures/say/denied.yaml": "input: { word: fail-with-401 }\n",
    "fixtures/say/broken.yaml": "input: { word: fail-with-500 }\n",
    "rows.jsonl": '{"word":"a"}\n{"word":"b"}\n',
  });
});
afterAll(() => {
  echo.close();
  rmSync(root, { recursive: true, force: true });
});

/** Whatever a key may look like in a text: itself, escaped, encoded. */
const forms = Object.values(keys).flatMap((key) => [
  key,
  JSON.stringify(key).slice(1, -1),
  encodeURIComponent(key),
  Buffer.from(key).toString("base64").replace(/=+$/, ""),
]);

const leaksOf = (output: string) => forms.filter((form) => output.includes(form));

function everyFile(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test("no command prints or writes a key, whatever a server does with it", async () => {
  const lines = [
    "compile",
    "check --format json",
    "check --format sarif",
    "render say --target house --input -",
    "test --update",
    "test --live --record --timeout 5",
    "test --live --format json",
    "test --live --format junit",
    "test",
    ...["gpt", "claude", "gemini", "house"].flatMap((model) => [
      `run say --model ${model} --case well`,
      `run say --model ${model} --case well --format json`,
      `run say --model ${model} --case denied`,
      `run say --model ${model} --case broken`,
    ]),
    "batch say --input rows.jsonl --target gpt --output requests.jsonl",
    "targets",
  ];
  for (const line of lines) {
    const world = { env: { ...env, POLYLECT_DEBUG: "1" }, readStdin: async () => '{"word":"x"}' };
    const { stdout, stderr } = await runCli(root, line, world);
    expect(leaksOf(stdout + stderr), line).toEqual([]);
  }
  // The server did see them, so there was something to give away.
  for (const key of Object.values(keys)) expect(seen).toContain(key);
  const files = everyFile(root);
  expect(files.filter((file) => file.endsWith(".replay.json")).length).toBeGreaterThan(0);
  for (const file of files) expect(leaksOf(readFileSync(file, "utf8")), file).toEqual([]);
}, 120_000);

test("no error, result or hook of the gateway has a key", async () => {
  const { prompt } = await compileSource(source, { path: "prompts/say.prompt" });
  const told: unknown[] = [];
  const tell = (event: unknown) => told.push(event);
  const gateway = createGateway({
    env,
    retries: 0,
    hooks: { onRequest: tell, onAnswer: tell, onError: tell, onToolCall: tell },
  });
  const outcomes: unknown[] = [];
  for (const model of ["openai/gpt-5.1", "anthropic/claude-sonnet-4-5", "google/gemini-2.5-flash"]) {
    for (const word of ["well", "fail-with-401", "fail-with-500"]) {
      const call = prompt?.call({ word }) as PromptCall;
      outcomes.push(await gateway.generate({ model, prompt: call }).catch((error: unknown) => error));
      const stream = gateway.stream({ model, prompt: call });
      try {
        for await (const delta of stream) tell(delta);
      } catch (error) {
        outcomes.push(error);
      }
    }
  }
  expect(outcomes.filter((outcome) => outcome instanceof Error).length).toBeGreaterThan(6);
  for (const value of [...outcomes, ...told]) {
    const shown = inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
    const trace = value instanceof Error ? `${value.stack}${value.message}` : "";
    expect(leaksOf(`${shown}${JSON.stringify(value)}${trace}`)).toEqual([]);
  }
});
