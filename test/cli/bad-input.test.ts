import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { DiagnosticCode } from "../../src/diagnostics/codes.ts";
import { fixtureCodes, readExpected, withFixture } from "../support/diagnostic-fixtures.ts";
import { makeProject, runCli, soundProject } from "./run-cli.ts";

const made: string[] = [];
const project = (files: Readonly<Record<string, string>>): string => {
  const folder = makeProject(files);
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Every file below a folder with its bytes. Links are not followed: one of the projects links to `/`. */
function snapshot(folder: string): Record<string, string> {
  return existsSync(folder) && lstatSync(folder).isDirectory() ? Object.fromEntries(readFiles(folder)) : {};
}

function readFiles(folder: string): (readonly [string, string])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readFiles(path);
    return entry.isFile() ? [[path, readFileSync(path, "base64")] as const] : [];
  });
}

/** Codes that the compiler does not see: they are about cases, helpers that run, command lines, package.json and the baseline. */
const atRunTime: readonly DiagnosticCode[] = [
  "missing-submodule",
  "unmerged-file",
  "missing-input",
  "invalid-input",
  "invalid-case",
  "invalid-body",
  "helper-failed",
  "unknown-prompt",
  "invalid-package-json",
  "invalid-baseline",
  "stale-baseline",
  "failed-expectation",
  "failed-request",
  "invalid-output",
  "invalid-replay",
];

const broken = fixtureCodes.filter(
  (code) =>
    !atRunTime.includes(code as DiagnosticCode) &&
    readExpected(code).some(({ severity }) => severity === "error"),
);

describe("a project with an error", () => {
  it.each(broken)("is not compiled, and the good output stays: %s", async (code) => {
    const good = project(soundProject);
    expect((await runCli(good, "compile")).code).toBe(0);
    await withFixture(code, async (root) => {
      const outDir = code === "unwritable-output" ? "built/prompts" : "generated/prompts";
      if (!existsSync(join(root, outDir)))
        cpSync(join(good, "generated/prompts"), join(root, outDir), { recursive: true });
      const before = snapshot(root);
      const { code: exit, stdout, stderr } = await runCli(root, "compile");
      expect([exit, stderr]).toEqual([1, ""]);
      expect(stdout).toContain(`error[${code}]`);
      expect(snapshot(root)).toEqual(before);
    });
  });

  it("covers every error that compiling can find", () => {
    expect(broken.length).toBeGreaterThan(30);
  });
});

const bomb = [
  "---",
  "metadata:",
  "  a: &a [x, x, x, x, x, x, x, x, x, x]",
  ..."bcdefghi".split("").map((name, at) => {
    const before = "abcdefgh"[at];
    return `  ${name}: &${name} [${Array(10).fill(`*${before}`).join(", ")}]`;
  }),
  "---",
  "Hello.",
].join("\n");

/** What must not hang, crash or write, with the code that names it and the place it is found in. */
const hostile: readonly [what: string, files: Record<string, string>, code: string, place: string][] = [
  [
    "a prompt of 5 MB",
    { "prompts/a.prompt": "x".repeat(5_000_000) },
    "file-too-large",
    "prompts/a.prompt:1:1",
  ],
  [
    "a partial of 5 MB",
    { "prompts/_a.prompt": "x".repeat(5_000_000), "prompts/a.prompt": "{{> a}}" },
    "file-too-large",
    "prompts/_a.prompt:1:1",
  ],
  [
    "a schema of 5 MB",
    { "schemas/A.json": `"${"x".repeat(5_000_000)}"`, "prompts/a.prompt": "Hello." },
    "file-too-large",
    "schemas/A.json:1:1",
  ],
  ["a null byte", { "prompts/a.prompt": "Hello.\nA\0B" }, "null-byte", "prompts/a.prompt:2:2"],
  ["a YAML bomb", { "prompts/a.prompt": bomb }, "yaml-alias-bomb", "prompts/a.prompt:"],
  [
    "a program for front matter",
    { "prompts/a.prompt": "---js\nprocess.exit(7)\n---\nHello." },
    "javascript-front-matter",
    "prompts/a.prompt:1:",
  ],
  [
    "a prompts folder outside of the project",
    { "prompt.config.json": '{\n  "prompts": "../x"\n}' },
    "path-outside-project",
    "prompt.config.json:2:3",
  ],
  [
    "an output folder outside of the project",
    { "prompt.config.json": '{\n  "outDir": "../x"\n}' },
    "path-outside-project",
    "prompt.config.json:2:3",
  ],
  [
    "two prompts of one name",
    { "prompts/a.prompt": "Hello.", "prompts/b.prompt": "---\nname: a\n---\nHello." },
    "duplicate-name",
    "prompts/b.prompt:2:1",
  ],
  [
    "a keyword for a name",
    { "prompts/delete.prompt": "Hello." },
    "reserved-name",
    "prompts/delete.prompt:1:1",
  ],
  [
    "a reserved export for a name",
    { "prompts/a.prompt": "---\nname: parse-input\n---\nHello." },
    "reserved-name",
    "prompts/a.prompt:2:1",
  ],
  [
    "a schema that is none",
    { "prompts/a.prompt": "---\ninput:\n  schema: 5\n---\nHello." },
    "invalid-value",
    "prompts/a.prompt:3:11",
  ],
  [
    "a schema of a type that is none",
    { "prompts/a.prompt": "---\ninput:\n  schema:\n    a: strnig\n---\nHello." },
    "invalid-schema",
    "prompts/a.prompt:4:8",
  ],
  [
    "a file where the output folder should be",
    { "prompts/a.prompt": "Hello.", "generated/prompts": "a file" },
    "unwritable-output",
    "generated/prompts/",
  ],
  [
    "a file where a parent of the output folder should be",
    { "prompts/a.prompt": "Hello.", generated: "a file" },
    "unwritable-output",
    "generated/prompts/",
  ],
];

describe("a hostile project", () => {
  it.each(hostile)("ends with 1 and writes nothing: %s", async (_what, files, code, place) => {
    const root = project(files);
    const before = snapshot(root);
    const { code: exit, stdout, stderr } = await runCli(root, "compile");
    expect([exit, stderr]).toEqual([1, ""]);
    expect(stdout).toContain(`error[${code}]`);
    expect(stdout).toContain(`--> ${place}`);
    // A reader of a terminal must not get the file back.
    expect(stdout.length).toBeLessThan(5000);
    expect(snapshot(root)).toEqual(before);
    expect((await runCli(root, "check")).code).toBe(code === "unwritable-output" ? 0 : 1);
  });

  it("keeps the good output through a change that breaks a prompt", async () => {
    const root = project(soundProject);
    expect((await runCli(root, "compile")).code).toBe(0);
    const before = snapshot(join(root, "generated"));
    writeFileSync(join(root, "prompts/hello.prompt"), "{{#if x}}");
    expect((await runCli(root, "compile")).code).toBe(1);
    expect(snapshot(join(root, "generated"))).toEqual(before);
  });
});

describe("a helper that throws", () => {
  const files = {
    "package.json": '{ "imports": { "#prompt-helpers": "./helpers.mjs" } }',
    "helpers.mjs": 'export function fail() { throw new Error("no such price"); }',
    "prompt.config.json":
      '{ "targets": { "local": "ollama/qwen3:8b" }, "helpers": { "from": "#prompt-helpers", "names": ["fail"] } }',
    "prompts/hello.prompt": "Hello {{fail}}.",
    "prompts/sound.prompt": "Hello.",
    "fixtures/hello/one.yaml": "",
    "fixtures/sound/one.yaml": "",
  };

  it("is a diagnostic of render", async () => {
    const root = project(files);
    for (const line of ["render hello -t local", "render hello -t local --case one"]) {
      const { code, stdout, stderr } = await runCli(root, line);
      expect([code, stderr]).toEqual([1, ""]);
      expect(stdout).toContain("error[helper-failed]: hello cannot be rendered");
      expect(stdout).toContain("helper fail failed: no such price");
      expect(stdout).toContain("--> prompts/hello.prompt:1:1");
    }
  });

  it("is a diagnostic of test, and the other prompts are tested", async () => {
    const { code, stdout } = await runCli(project(files), "test --update");
    expect(code).toBe(1);
    expect(stdout).toContain("error[helper-failed]: hello cannot be rendered with the case one");
    expect(stdout).toContain("1 written");
  });

  it("is no matter of compile and check", async () => {
    const root = project(files);
    expect((await runCli(root, "compile")).code).toBe(0);
    expect((await runCli(root, "check")).code).toBe(0);
  });
});

describe("a folder that is no project", () => {
  it.each(["compile", "check", "test", "render hello -t ollama"])("ends %s with an error", async (line) => {
    const root = project({ "readme.md": "" });
    const { code, stdout } = await runCli(root, line);
    expect(code).toBeGreaterThan(0);
    expect(stdout).toContain("error[config-not-found]");
    expect(readdirSync(root)).toEqual(["readme.md"]);
  });

  it("needs no config where there are prompts", async () => {
    expect((await runCli(project({ "prompts/hello.prompt": "Hello." }), "compile")).code).toBe(0);
  });
});
