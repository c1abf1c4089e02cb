import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { commandSpecs } from "../../src/cli/options.ts";
import { makeProject, runCli, soundProject } from "./run-cli.ts";

const made: string[] = [];
let root: string;
const project = (files: Readonly<Record<string, string>>): string => {
  const folder = makeProject(files);
  made.push(folder);
  return folder;
};
const cli = (line: string, world?: Parameters<typeof runCli>[2]) => runCli(root, line, world);
const broken = { ...soundProject, "prompts/bad.prompt": "{{#if x}}" };

beforeEach(() => {
  root = project(soundProject);
});
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe("the command line", () => {
  it("prints help made from the table of commands", async () => {
    const { code, stdout } = await cli("--help");
    expect(code).toBe(0);
    for (const [name, { summary }] of Object.entries(commandSpecs)) {
      expect(stdout).toContain(`  ${name}`);
      expect(stdout).toContain(summary);
      const help = await cli(`${name} --help`);
      expect(help.code).toBe(0);
      for (const option of commandSpecs[name as "check"].options)
        expect(help.stdout).toContain(`--${option}`);
    }
  });

  it("prints its version", async () => {
    expect((await cli("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  const mistakes: [line: string, message: string][] = [
    ["", "usage: polylect <command>"],
    ["tst", "there is no command tst; did you mean test?"],
    ["constructor", "there is no command constructor"],
    ["check --formt json", "check has no option --formt; did you mean --format?"],
    ["check --update", "check has no option --update"],
    ["check --format yaml", "--format is one of pretty, json, sarif, markdown, github, not yaml"],
    ["test --target", "argument missing"],
    ["compile triage", "usage: polylect compile"],
    ["render", "usage: polylect render <prompt>"],
    ["render triage", "render needs one --target"],
    ["render triage -t claude --case x --input y", "--case and --input exclude each other"],
    ["render triage -t claude --case frst", "triage has no case frst; did you mean first?"],
    ["render triage -t claude --input gone.json", "the input cannot be read"],
    [
      "explain missing-inpt",
      "no diagnostic, finding or check is called missing-inpt; did you mean missing-input?",
    ],
  ];
  it.each(mistakes)("exits with 2 on `%s`", async (line, message) => {
    const { code, stdout, stderr } = await cli(line);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    if (line) expect(stderr).toMatch(/^polylect: [^\n]*\n$/);
  });

  it.each(["check triag", "test triag", "render triag -t claude"])(
    "knows no prompt in `%s`",
    async (line) => {
      const { code, stdout } = await cli(line);
      expect(code).toBe(2);
      expect(stdout).toContain("error[unknown-prompt]: No prompt is called triag.");
      expect(stdout).toContain("Did you mean triage?");
    },
  );

  it.each(["check -t clade", "test -t clade", "render triage -t clade --case first"])(
    "knows no target in `%s`",
    async (line) => {
      const { code, stdout } = await cli(line);
      expect(code).toBe(2);
      expect(stdout).toContain("error[unknown-target]: No target is called clade.");
      expect(stdout).toContain("Did you mean claude?");
    },
  );

  it("prints one line for a crash, and where it was only for debugging", async () => {
    const readStdin = () => Promise.reject(new Error("broken pipe\nsecond line"));
    const crash = await cli("render triage -t claude --input -", { readStdin });
    expect(crash).toEqual({ code: 2, stdout: "", stderr: "polylect: broken pipe\n" });
    const debug = await cli("render triage -t claude --input -", { readStdin, env: { POLYLECT_DEBUG: "1" } });
    expect(debug.stderr).toContain("at ");
  });

  it.each(["check", "test", "compile"])("%s reports a config that is broken", async (command) => {
    root = project({ "prompt.config.json": "{" });
    const { code, stdout } = await cli(command);
    expect([code, stdout.includes("prompt.config.json")]).toEqual([1, true]);
  });
});

describe("compile", () => {
  it("writes the output folder, then has nothing to do", async () => {
    expect(await cli("compile")).toEqual({
      code: 0,
      stdout: "2 prompts to generated/prompts: 7 written, 0 unchanged, 0 removed\n",
      stderr: "",
    });
    expect((await cli("compile")).stdout).toContain("0 written, 7 unchanged");
    expect(readdirSync(join(root, "generated/prompts"))).toContain("triage.js");
    rmSync(join(root, "prompts/hello.prompt"));
    expect((await cli("compile")).stdout).toContain("2 removed");
  });

  it("writes modules that a CommonJS project can import", async () => {
    root = project({ ...soundProject, "package.json": "{}" });
    await cli("compile");
    const names = readdirSync(join(root, "generated/prompts"));
    expect(names.filter((name) => /^index|^hello/.test(name))).toEqual([
      "hello.d.mts",
      "hello.mjs",
      "index.d.mts",
      "index.mjs",
    ]);
    const index = readFileSync(join(root, "generated/prompts/index.mjs"), "utf8");
    expect(index).toContain('export { hello } from "./hello.mjs";');
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    expect((await cli("compile")).stdout).toContain("6 written, 1 unchanged, 6 removed");
  });

  it("writes nothing where there is an error", async () => {
    root = project(broken);
    const { code, stdout } = await cli("compile");
    expect(code).toBe(1);
    expect(stdout).toContain("prompts/bad.prompt");
    expect(stdout).toContain("Nothing is written.");
    expect(existsSync(join(root, "generated"))).toBe(false);
  });

  it("prints JSON", async () => {
    const report = JSON.parse((await cli("compile --format json")).stdout);
    expect(Object.keys(report)).toEqual(["diagnostics", "outDir", "written", "unchanged", "removed"]);
    expect(report.written).toContain("hello.d.ts");
  });
});

describe("render", () => {
  it("prints the body of a case", async () => {
    const { code, stdout } = await cli("render triage --target local --case first");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ model: "qwen3:8b" });
    expect(stdout).toContain("Subject: Broken, dry");
  });

  it("takes input from a file or from standard input, JSON or YAML", async () => {
    writeFileSync(join(root, "input.yaml"), "subject: From a file");
    expect((await cli("render triage -t claude -i input.yaml")).stdout).toContain("From a file");
    const readStdin = async () => '{"subject":"From a pipe"}';
    expect((await cli("render triage -t claude --input -", { readStdin })).stdout).toContain("From a pipe");
  });

  it("takes model references and dialects for targets", async () => {
    expect((await cli("render hello -t ollama/llama3.2")).stdout).toContain('"llama3.2"');
    expect((await cli("render hello -t gemini")).code).toBe(0);
  });

  it("prints the whole request as JSON", async () => {
    const rendered = JSON.parse((await cli("render hello -t claude --format json")).stdout);
    expect(Object.keys(rendered)).toEqual(["dialect", "path", "headers", "body", "findings"]);
  });

  it("exits with 1 where input is missing", async () => {
    expect(await cli("render triage -t claude")).toEqual({
      code: 1,
      stdout: "",
      stderr: "triage: missing input: subject\n",
    });
  });
});

describe("check", () => {
  it("prints a matrix, the findings that count, and a last line", async () => {
    const { code, stdout } = await cli("check");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +claude +local\nhello +.*\ntriage +! lossy +/);
    expect(stdout).toContain("(seed)]");
    expect(stdout).toContain("lossy on claude");
    expect(stdout).toMatch(/\n2 prompts, 2 targets: findings: 0 fail, 1 warn, \d+ harmless\n$/);
  });

  it("fails what the policy fails", async () => {
    const config = JSON.parse(soundProject["prompt.config.json"] ?? "");
    root = project({
      ...soundProject,
      "prompt.config.json": JSON.stringify({ ...config, policy: { lossyParameters: "fail" } }),
    });
    const { code, stdout } = await cli("check");
    expect([code, stdout.includes("error[")]).toEqual([1, true]);
  });

  it("keeps to filters", async () => {
    const report = JSON.parse((await cli("check triage -t local --format json")).stdout);
    expect(Object.keys(report)).toEqual(["version", "summary", "diagnostics", "findings"]);
    expect(report.findings.every((each: { target: string }) => each.target === "local")).toBe(true);
    expect((await cli("check hello")).stdout).not.toContain("triage");
  });

  it("reports broken prompts beside sound ones", async () => {
    root = project(broken);
    const { code, stdout } = await cli("check");
    expect(code).toBe(1);
    expect(stdout).toContain("prompts/bad.prompt");
    expect(stdout).toContain("triage");
    expect((await cli("check hello")).code).toBe(0);
    expect((await cli("check bad")).code).toBe(1);
  });

  it("has colour only when asked", async () => {
    const start = `${String.fromCharCode(27)}[`;
    expect((await cli("check")).stdout).not.toContain(start);
    expect((await cli("check", { color: true })).stdout).toContain(start);
  });
});

describe("test", () => {
  it("misses snapshots, writes them, and is clean", async () => {
    const first = await cli("test");
    expect(first.code).toBe(1);
    expect(first.stdout).toContain("missing  fixtures/triage/first.claude.json");
    expect(first.stdout).toMatch(/\n2 prompts, 2 cases, 2 targets: 0 snapshots match, 4 missing\n$/);
    expect((await cli("test --update")).code).toBe(0);
    const again = await cli("test");
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/\n2 prompts, 2 cases, 2 targets: 4 snapshots match\n$/);
    expect((await cli("test")).stdout).toBe(again.stdout);
  });

  it("finds what a change of a prompt changes", async () => {
    await cli("test --update");
    writeFileSync(join(root, "prompts/hello.prompt"), "Bye!\n");
    rmSync(join(root, "fixtures/triage/first.yaml"));
    const { code, stdout } = await cli("test");
    expect(code).toBe(1);
    expect(stdout).toContain("changed  fixtures/hello/only.claude.json");
    expect(stdout).toContain("orphan   fixtures/triage/first.local.json");
    expect(stdout).toContain("no case:  triage");
    expect(stdout).toMatch(/1 prompt, 1 case, 2 targets: 0 snapshots match, 2 changed, 2 orphan\n$/);
    expect((await cli("test --update")).stdout).toMatch(/2 written, 2 removed\n$/);
  });

  it("writes nothing under CI", async () => {
    expect((await cli("test --update", { ci: true })).code).toBe(1);
    expect(readdirSync(join(root, "fixtures/triage"))).toEqual(["first.yaml"]);
  });

  it("takes no snapshot of a broken prompt for an orphan", async () => {
    await cli("test --update");
    writeFileSync(join(root, "prompts/hello.prompt"), "{{#if x}}");
    expect((await cli("test --update")).code).toBe(1);
    expect(existsSync(join(root, "fixtures/hello/only.claude.json"))).toBe(true);
  });

  it("prints JSON", async () => {
    const report = JSON.parse((await cli("test hello --format json")).stdout);
    const keys = ["version", "diagnostics", "results", "orphans", "untested", "agreement"];
    expect(Object.keys(report)).toEqual(keys);
    expect(report.results[0]).toEqual({
      prompt: "hello",
      case: "only",
      target: "claude",
      level: expect.any(String),
      snapshot: "missing",
      path: "fixtures/hello/only.claude.json",
      source: { kind: "none" },
      failures: [],
    });
  });
});

describe("explain", () => {
  it("prints the text of a code, and lists all codes", async () => {
    expect((await cli("explain missing-input")).stdout).toMatch(/^missing-input: /);
    expect((await cli("explain")).stdout).toMatch(/^diagnostics\n {2}/);
    expect(JSON.parse((await cli("explain missing-input --format json")).stdout)).toMatchObject({
      code: "missing-input",
    });
    expect(Object.keys(JSON.parse((await cli("explain --format json")).stdout))).toEqual([
      "diagnostics",
      "findings",
      "checks",
    ]);
  });
});

const bin = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
describe.skipIf(!existsSync(bin))("the built command (skipped: not built)", () => {
  const spawn = (args: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: "utf8", env: { PATH: "", ...env } });

  it("runs, and sets the exit code", () => {
    expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(spawn(["test"])).toMatchObject({ status: 1, stderr: "" });
    expect(spawn(["test", "--update"], { CI: "1" })).toMatchObject({ status: 1 });
    expect(spawn(["tst"])).toMatchObject({ status: 2, stdout: "" });
  });

  it("honours FORCE_COLOR and NO_COLOR", () => {
    const start = `${String.fromCharCode(27)}[`;
    expect(spawn(["check"]).stdout).not.toContain(start);
    expect(spawn(["check"], { FORCE_COLOR: "1" }).stdout).toContain(start);
    expect(spawn(["check"], { NO_COLOR: "1" }).stdout).not.toContain(start);
  });
});
