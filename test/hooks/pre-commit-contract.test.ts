import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../support/source-tree.ts";
import { fileOfPage } from "./page-blocks.ts";
import { lossyPrompt, makeRepository, type Repository, soundPrompt } from "./repository.ts";

// What pre-commit documents of its files, for machines where it is not installed.

/** Keys that a hook of a manifest may have, and what each holds. */
const keys: Readonly<Record<string, "string" | "boolean" | "strings">> = {
  id: "string",
  name: "string",
  entry: "string",
  language: "string",
  alias: "string",
  files: "string",
  exclude: "string",
  types: "strings",
  types_or: "strings",
  exclude_types: "strings",
  additional_dependencies: "strings",
  args: "strings",
  always_run: "boolean",
  fail_fast: "boolean",
  pass_filenames: "boolean",
  description: "string",
  language_version: "string",
  log_file: "string",
  require_serial: "boolean",
  stages: "strings",
  verbose: "boolean",
  minimum_pre_commit_version: "string",
};
const kindOf = (value: unknown) => (Array.isArray(value) ? "strings" : typeof value);

const manifest: readonly Readonly<Record<string, unknown>>[] = parse(
  readFileSync(`${root}.pre-commit-hooks.yaml`, "utf8"),
);
const hook = manifest[0] as { id: string; entry: string; files: string; [key: string]: unknown };

describe("the manifest", () => {
  it("has one hook, with keys that pre-commit knows", () => {
    expect(manifest).toHaveLength(1);
    for (const name of ["id", "name", "entry", "language"]) expect(hook).toHaveProperty(name);
    expect(Object.entries(hook).map(([key, value]) => [key, kindOf(value)])).toEqual(
      Object.keys(hook).map((key) => [key, keys[key]]),
    );
  });

  it("is used by the page as it is called", () => {
    const config = parse(fileOfPage("hooks.md", ".pre-commit-config.yaml"));
    expect(config).toEqual({
      repos: [{ repo: "https://github.com/polylect/polylect", rev: "v0.2.0", hooks: [{ id: hook.id }] }],
    });
  });

  it("always runs, without names, in one process, at commits", () => {
    expect(hook).toMatchObject({
      language: "system",
      always_run: true,
      pass_filenames: false,
      require_serial: true,
      stages: ["pre-commit"],
      // The first that calls the stage so.
      minimum_pre_commit_version: "3.2.0",
    });
  });
});

describe("what prompts are made of", () => {
  const paths = {
    "prompts/a.prompt": true,
    "a/b c/_ü.prompt": true,
    "package.json": true,
    "app/package.json": true,
    "schemas/Invoice.json": true,
    "fixtures/a/first.yaml": true,
    "fixtures/a/first.yml": true,
    "templates/chatml.jinja": true,
    "models/small.gguf": true,
    "prompt.config.ts": true,
    "app/prompt.config.mjs": true,
    "prompt.config.json": true,
    "src/prompt-helpers.ts": true,
    "helpers.mjs": true,
    "src/app.ts": false,
    "readme.md": false,
    "a.prompt.md": false,
    "prompts.py": false,
  };

  it("is named by the manifest", () => {
    const pattern = new RegExp(hook.files);
    expect(Object.fromEntries(Object.keys(paths).map((path) => [path, pattern.test(path)]))).toEqual(paths);
  });

  it("is named by the other set-ups in the same way", () => {
    const patternsIn = (path: string) =>
      fileOfPage("hooks.md", path)
        .match(/'\*[^']+'/g)
        ?.map((quoted) => quoted.slice(1, -1));
    const patterns = patternsIn(".githooks/pre-commit") ?? [];
    for (const path of [".husky/pre-commit", "lefthook.yml"]) expect(patternsIn(path)).toEqual(patterns);
    // A star of git takes slashes too.
    const asRegExp = (pattern: string) =>
      new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
    const found = (path: string) => patterns.some((pattern) => asRegExp(pattern).test(path));
    expect(Object.fromEntries(Object.keys(paths).map((path) => [path, found(path)]))).toEqual(paths);
  });
});

describe.skipIf(process.platform === "win32")("the hook as the runner starts it", () => {
  let repository: Repository;
  afterEach(() => repository.remove());

  it("fails for what is staged", async () => {
    repository = await makeRepository();
    const { run, git, write } = repository;
    // At the top, its words split, nothing appended.
    const [command = "", ...args] = hook.entry.split(" ");
    write({ "prompts/triage.prompt": lossyPrompt() });
    await git("add -A");
    write({ "prompts/triage.prompt": soundPrompt });
    const { code, output } = await run(command, args);
    expect(output).toContain("--> prompts/triage.prompt:8:1");
    expect(code).toBe(1);
    await git("add -A");
    expect(await run(command, args)).toMatchObject({ code: 0 });
  });
});
