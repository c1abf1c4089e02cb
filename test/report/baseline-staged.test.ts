import { renameSync, rmSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { makeRepository, type Repository } from "../staged/repository.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const lossy = (body: string) => `---\nconfig: { maxOutputTokens: 9, seed: 7 }\n---\n${body}\n`;
const FILE = "prompts.baseline.json";

/** A repository whose first commit has two prompts with a loss each, and the baseline of both. */
async function recorded(): Promise<Repository> {
  const repository = makeRepository({
    "prompt.config.json": JSON.stringify({
      targets: { claude: "anthropic/claude-sonnet-5-5" },
      policy: { lossyParameters: "fail" },
      checks: { "missing-description": "off", "missing-version": "off" },
    }),
    "prompts/one.prompt": lossy("One."),
    "prompts/two.prompt": lossy("Two."),
  });
  made.push(repository.root);
  await runCli(repository.root, "check --baseline");
  repository.git("add", FILE);
  repository.git("commit", "--quiet", "-m", "baseline");
  return repository;
}

const LOSS = (path: string) => `unsupported-parameter claude ${path}:2`;

test("what the staged baseline knows passes, renamed too; of a renamed file and its copy, one is new", async () => {
  const repository = await recorded();
  repository.stage({ "prompts/one.prompt": lossy("One, in other words.") });
  expect(await repository.found()).toEqual([]);
  renameSync(`${repository.root}/prompts/one.prompt`, `${repository.root}/prompts/first.prompt`);
  repository.git("add", "--all");
  expect(await repository.found()).toEqual([]);
  repository.stage({ "prompts/copy.prompt": lossy("One.") });
  expect(await repository.found()).toEqual([LOSS("prompts/first.prompt")]);
});

test("the baseline of the working tree does not count, and that of other prompts is not judged", async () => {
  const repository = await recorded();
  repository.write({ [FILE]: '{ "version": 1, "entries": [] }', "prompts/two.prompt": "Two." });
  repository.stage({ "prompts/one.prompt": lossy("One!") });
  expect(await repository.found()).toEqual([]);
  repository.git("add", FILE);
  expect(await repository.found()).toEqual(expect.arrayContaining([LOSS("prompts/one.prompt")]));
});

test("what the commit fixes must leave the baseline in the same commit", async () => {
  const repository = await recorded();
  repository.stage({ "prompts/one.prompt": "One.\n" });
  expect(await repository.found()).toEqual([`stale-baseline ${FILE}:4`]);
  await runCli(repository.root, "check --baseline");
  repository.git("add", FILE);
  expect(await repository.found()).toEqual([]);
});
