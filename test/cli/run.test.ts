import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOCK_KEY, MockProviders } from "../contracts/mock-providers.ts";
import { scriptedAnswers } from "../contracts/scripted-answers.ts";
import { root } from "../support/source-tree.ts";
import { runCli } from "./run-cli.ts";

let mock: MockProviders;
beforeAll(async () => {
  mock = await MockProviders.start();
});
afterAll(() => mock.stop());

// Answers are scripted: the mock server plays the services over HTTP.
const run = (line: string, env: Record<string, string> = {}) =>
  runCli(root, `run ${line}`, {
    env: {
      OPENAI_BASE_URL: mock.url,
      OPENAI_API_KEY: MOCK_KEY,
      ANTHROPIC_BASE_URL: mock.url,
      ANTHROPIC_API_KEY: MOCK_KEY,
      OLLAMA_HOST: mock.url,
      ...env,
    },
  });

const answerOf = (name: string) => scriptedAnswers.find((each) => each.case === name)?.answer;

describe("run", () => {
  it("prints text as it comes, and who said it beside", async () => {
    const { code, stdout, stderr } = await run("translate --model local --case few-shot");
    expect(stdout).toBe(`${answerOf("translate/few-shot")}\n`);
    expect(stderr).toMatch(/^ollama\/qwen3:8b · stop/);
    expect(code).toBe(0);
    expect(mock.seen.at(-1)).toMatchObject({ dialect: "ollama", body: { stream: true } });
  });

  it("prints an output as JSON, for a target or a model reference", async () => {
    for (const model of ["claude", "anthropic/claude-sonnet-5-5", "openai-responses/gpt-6.1-terra"]) {
      const { code, stdout } = await run(`triage-ticket -m ${model} --case double-charge`);
      expect(JSON.parse(stdout), model).toEqual(answerOf("triage-ticket/double-charge"));
      expect(code).toBe(0);
    }
  });

  it("prints calls of tools, which it does not run", async () => {
    const { stdout } = await run("review-code -m gpt --case first-look");
    expect(JSON.parse(stdout)).toMatchObject([{ name: "read_file" }, { name: "search_code" }]);
  });

  it("prints everything about an answer where JSON is asked for", async () => {
    const { stdout, stderr } = await run("translate -m local --case few-shot --format json");
    expect(JSON.parse(stdout)).toMatchObject({
      output: answerOf("translate/few-shot"),
      finishReason: "stop",
      model: "ollama/qwen3:8b",
      failures: [],
    });
    expect(stderr).toBe("");
  });

  it.each([
    ["translate -m local", 1, "missing input: text, from, to"],
    ["translate --case few-shot", 2, "run needs a --model"],
    ["translate -m nowhere/x --case few-shot", 2, "prompt.config.ts"],
    ["translat -m local", 2, "Did you mean translate?"],
    ["translate -m gemini --case few-shot", 1, "GEMINI_API_KEY"],
    ["translate -m local --case few-sho", 2, "did you mean few-shot?"],
  ])("says what is the matter: %s", async (line, code, message) => {
    const result = await run(line);
    expect(result.stdout + result.stderr).toContain(message);
    expect(result.code).toBe(code);
  });

  it("says what a service says, and never with what key it was asked", async () => {
    const key = "sk-of-somebody-else";
    const { code, stderr, stdout } = await run("translate -m claude --case few-shot", {
      ANTHROPIC_API_KEY: key,
    });
    expect(stderr).toContain("The key is wrong.");
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain(key);
  });
});
