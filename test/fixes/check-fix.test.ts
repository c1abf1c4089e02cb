import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { makeProject, runCli } from "../cli/run-cli.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const old = "---\nname: x\ndescription: Greets.\n---\nHello\n";
const fixed = old.replace("x\n", "x\nversion: 1.0.0\n");
const prompt = (name: string, text = old) => text.replace("x", name);

function project(files: Readonly<Record<string, string>> = {}): string {
  const root = makeProject({
    "prompt.config.json": '{ "targets": { "claude": "anthropic/claude-haiku-4-5" } }',
    "prompts/a.prompt": prompt("a"),
    "prompts/b.prompt": prompt("b"),
    ...files,
  });
  made.push(root);
  return root;
}

const read = (root: string, path: string) => readFileSync(`${root}/${path}`, "utf8");

test("says for people what was edited, one file on a line; other formats hold the report alone", async () => {
  const { code, stdout } = await runCli(project(), "check --fix");
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /\nfixed prompt\.config\.json: 1 edit\nfixed prompts\/a\.prompt: 1 edit\nfixed prompts\/b\.prompt: 1 edit\n3 edits in 3 files\n$/,
  );
  const { findings } = JSON.parse((await runCli(project(), "check --fix --format json")).stdout);
  const shown = findings.filter(({ severity }: { severity: string }) => severity !== "none");
  expect(shown).toEqual([]);
});

test.each([
  ["--fix", { ci: true }, "under CI nothing is written"],
  ["--fix --staged", {}, "reads the index"],
])("check %s %j is no command line", async (line, world, message) => {
  const root = project();
  const { code, stderr } = await runCli(root, `check ${line}`, world);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(read(root, "prompts/a.prompt")).toBe(prompt("a"));
});

test("what was not asked for, what is accepted and what is in the baseline stays", async () => {
  const accepted = prompt("c").replace(
    "---\n",
    "---\nportability: { accept: [{ id: missing-version, reason: x }] }\n",
  );
  const root = project({ "prompts/c.prompt": accepted });
  await runCli(root, "check --fix a");
  expect(read(root, "prompts/a.prompt")).toBe(prompt("a", fixed));
  expect(read(root, "prompts/b.prompt")).toBe(prompt("b"));
  await runCli(root, "check --baseline");
  expect((await runCli(root, "check --fix")).stdout).toContain("Nothing to fix.\n");
  expect([read(root, "prompts/b.prompt"), read(root, "prompts/c.prompt")]).toEqual([prompt("b"), accepted]);
});

test("a config that stands outside of the project is said and left, the rest is fixed", async () => {
  const root = project();
  mkdirSync(`${root}-shared`);
  made.push(`${root}-shared`);
  renameSync(`${root}/prompt.config.json`, `${root}-shared/config.json`);
  symlinkSync(`${root}-shared/config.json`, `${root}/prompt.config.json`);
  const before = read(root, "prompt.config.json");
  const { code, stdout } = await runCli(root, "check --fix");
  expect(code).toBe(1);
  expect(stdout).toContain("error[path-outside-project]: prompt.config.json leads out of the project");
  expect(read(root, "prompt.config.json")).toBe(before);
  expect(read(root, "prompts/a.prompt")).toBe(prompt("a", fixed));
});

test("a name that nothing has is told before anything is edited", async () => {
  const root = project();
  expect((await runCli(root, "check --fix nobody")).code).toBe(2);
  expect(read(root, "prompts/a.prompt")).toBe(prompt("a"));
});
