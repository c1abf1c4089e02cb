import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpTransport } from "../../src/backends/transports/http.ts";
import type { WireRequest } from "../../src/backends/transports/transport.ts";
import { type CompiledPrompt, compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { sendRequest, streamRequest } from "../../src/generate/send-request.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import { type Case, readCases } from "../../src/suite/cases.ts";
import { root } from "../support/source-tree.ts";
import { MOCK_KEY, MockProviders } from "./mock-providers.ts";
import { scriptedAnswers } from "./scripted-answers.ts";

/** The hosted services and Ollama by the targets of the example project. */
const targets = ["gpt", "responses", "claude", "gemini", "local"];

const { config } = await loadConfig(root);
const { prompts } = await compileProject(readProject(nodeFileSystem, config).sources, config);
const jobs = prompts.flatMap((prompt) =>
  readCases(prompt, root, config.fixtures, nodeWritableFileSystem).cases.map((one) => ({
    name: `${prompt.meta.id}/${one.name}`,
    prompt,
    one,
  })),
);

let mock: MockProviders;
beforeAll(async () => {
  mock = await MockProviders.start();
});
afterAll(() => mock.stop());

function requestFor(prompt: CompiledPrompt, one: Case, target: string): WireRequest | undefined {
  const { history, context, input } = one;
  const { dialect, path, headers, body } = prompt.render(target, input, { history, context });
  if (!body) return undefined;
  const facts = { backend: target, model: target, baseUrl: mock.url, apiKeyEnv: "MOCK_KEY", stream: false };
  return { ...facts, dialect, path, headers, body };
}

const options = { transport: createHttpTransport({ env: { MOCK_KEY } }), retries: 0 };

test("every case has a scripted answer, and no answer is without a case", () => {
  expect(scriptedAnswers.map((each) => each.case).sort()).toEqual(jobs.map(({ name }) => name).sort());
});

// The answers are scripted: what runs for real is the request, the connection, the stream and the decoding.
describe.each(targets)("a mock of %s", (target) => {
  const meant = jobs.filter(({ prompt }) => prompt.meta.targets?.includes(target) ?? true);

  test.each(meant)("takes the request of $name, and its answer is read whole and streamed", async (job) => {
    const { prompt, one, name } = job;
    const request = requestFor(prompt, one, target);
    if (!request) return expect(prompt.report(target).map(({ level }) => level)).toContain("refused");
    const whole = (await sendRequest(request, options)).answer;
    expect(mock.seen.at(-1)).toMatchObject({ dialect: request.dialect, case: name, body: request.body });
    const script = scriptedAnswers.find((each) => each.case === name);
    if (script?.calls) {
      expect(whole.finishReason).toBe("tool-calls");
      expect(whole.toolCalls.map((call) => ({ name: call.name, arguments: call.input }))).toEqual(
        script.calls,
      );
    } else {
      expect(whole.finishReason).toBe("stop");
      expect(prompt.parseOutput(whole.text, target)).toEqual(script?.answer);
    }
    const { deltas, sent } = streamRequest(request, options);
    let text = "";
    for await (const delta of deltas) if (delta.type === "text") text += delta.text;
    const streamed = (await sent).answer;
    expect(text).toBe(whole.text);
    expect(streamed.text).toBe(whole.text);
    expect(streamed.finishReason).toBe(whole.finishReason);
    expect(streamed.toolCalls.map((call) => [call.name, call.input])).toEqual(
      whole.toolCalls.map((call) => [call.name, call.input]),
    );
  });
});

test("a mock refuses what a service refuses, and a request without its key", async () => {
  const [{ prompt, one } = { prompt: undefined, one: undefined }] = jobs;
  if (!prompt || !one) throw new Error("There is no case.");
  const request = requestFor(prompt, one, "claude");
  if (!request) throw new Error("The case is refused.");
  const { max_tokens: _limit, ...body } = request.body;
  await expect(sendRequest({ ...request, body }, options)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining("max_tokens is missing"),
  });
  const { apiKeyEnv: _key, ...open } = request;
  await expect(sendRequest(open, options)).rejects.toMatchObject({ status: 401 });
});
