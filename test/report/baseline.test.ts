import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { makeProject, runCli } from "../cli/run-cli.ts";

/** A day on which none of the models is about to be retired. */
const today = "2026-09-01";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const FILE = "prompts.baseline.json";
const targets = { claude: "anthropic/claude-sonnet-5-5", gpt: "openai/gpt-5-mini-2025-08-07" };
const config = (more: object = {}) => JSON.stringify({ targets, ...more }, null, 2);

/** A prompt with a lossy parameter on Claude, an input that nothing reads, and no description. */
const greet = [
  "---",
  "version: 1.0.0",
  "config: { maxOutputTokens: 100, seed: 7 }",
  "input: { schema: { name: string, mood: string } }",
  "---",
  "Hello {{name}}",
  "",
].join("\n");

const clean = "---\nversion: 1.0.0\ndescription: Ends.\n---\nBye\n";

function project(files: Readonly<Record<string, string>> = {}): string {
  const root = makeProject({
    "package.json": '{ "type": "module" }',
    "prompt.config.json": config(),
    "prompts/greet.prompt": greet,
    "prompts/bye.prompt": clean,
    ...files,
  });
  made.push(root);
  return root;
}

async function recorded(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = project(files);
  await runCli(root, "check --baseline", { today });
  return root;
}

interface Listed {
  readonly id?: string;
  readonly code?: string;
  readonly path: string;
  readonly prompt?: string;
  readonly message: string;
  readonly severity: string;
  readonly span: { readonly line: number };
  readonly suppressed?: { readonly by: string; readonly reason: string };
}

async function check(root: string, line = "") {
  const { stdout, code } = await runCli(root, `check ${line} --format json`, { today });
  const { diagnostics, findings } = JSON.parse(stdout) as Record<"diagnostics" | "findings", Listed[]>;
  const shown = [...diagnostics, ...findings].filter(
    ({ severity, suppressed }) => severity !== "none" && !suppressed,
  );
  const names = shown.map(({ id, code: own, prompt }) => [own ?? id, prompt].filter(Boolean).join(" "));
  return { code, names, shown, all: [...diagnostics, ...findings] };
}

const read = (root: string, path = FILE) => readFileSync(`${root}/${path}`, "utf8");
const write = (root: string, path: string, text: string) => writeFileSync(`${root}/${path}`, text);

const GREET = ["unsupported-parameter greet", "unused-input greet", "missing-description greet"];

describe("check --baseline", () => {
  test("records what is shown, one entry on a line, without places; then the check is clean", async () => {
    const root = project();
    expect((await check(root)).names).toEqual(GREET);
    const { stdout, code } = await runCli(root, "check --baseline", { today });
    expect(code).toBe(0);
    expect(stdout).toContain(`${FILE}: 3 recorded, 3 of them new, 0 gone\n`);
    const lines = read(root).split("\n");
    expect(lines.slice(0, 3)).toEqual(["{", '  "version": 1,', '  "entries": [']);
    expect(lines.slice(3, 6).map((line) => JSON.parse(line.replace(/,$/, "")))).toEqual([
      {
        path: "prompts/greet.prompt",
        id: "missing-description",
        level: "exact",
        severity: "warning",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      expect.objectContaining({
        id: "unsupported-parameter",
        target: "claude",
        subject: "seed",
        level: "lossy",
      }),
      expect.objectContaining({ id: "unused-input", subject: "mood" }),
    ]);
    const after = await check(root);
    expect(after).toMatchObject({ code: 0, names: [] });
    const known = after.all.filter(({ suppressed }) => suppressed);
    expect(known.map(({ suppressed }) => suppressed)).toEqual(
      known.map(() => ({ by: "baseline", reason: `It is in ${FILE}.` })),
    );
    const before = read(root);
    await runCli(root, "check --baseline", { today });
    expect(read(root)).toBe(before);
  });

  test("a project with nothing to let pass gets no file", async () => {
    const root = project({ "prompts/greet.prompt": clean });
    await runCli(root, "check --baseline", { today });
    expect(() => read(root)).toThrow(/ENOENT/);
  });

  test("what is accepted and what cannot be compiled is not recorded, and errors still fail", async () => {
    const accepts = greet.replace(
      "input:",
      "portability: { accept: [{ id: unsupported-parameter, reason: Known. }] }\ninput:",
    );
    const root = project({
      "prompts/greet.prompt": accepts,
      "prompts/bye.prompt": "---\nmodle: x\n---\nBye",
    });
    expect((await runCli(root, "check --baseline", { today })).code).toBe(1);
    expect(read(root)).not.toMatch(/unsupported-parameter|unknown-key/);
    expect(await check(root)).toMatchObject({ code: 1, names: ["unknown-key"] });
  });

  test.each([
    ["--baseline greet", "takes no prompts"],
    ["--baseline -t claude", "takes no prompts"],
    ["--baseline --fix", "run check --fix first"],
    ["--baseline --staged", "reads the index"],
  ])("check %s is no command line", async (line, message) => {
    const root = project();
    const { code, stderr } = await runCli(root, `check ${line}`);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(() => read(root)).toThrow(/ENOENT/);
  });

  test("under CI nothing is written", async () => {
    const { code, stderr } = await runCli(project(), "check --baseline", { today, ci: true });
    expect([code, stderr]).toEqual([2, expect.stringContaining("under CI nothing is written")]);
  });
});

describe("a check beside a baseline", () => {
  test("moved lines, spaces and quotes change nothing, even where the finding stands", async () => {
    const root = await recorded({ "prompts/plain.prompt": "You are a clerk.\n" });
    const moved = greet
      .replace("---\n", "# a comment\n\n---\n# another\n")
      .replace("config: { maxOutputTokens: 100, seed: 7 }", "config:\n  'seed':   8\n  maxOutputTokens: 100")
      .replace("Hello", "Good day to you,\n\n");
    write(root, "prompts/greet.prompt", moved.replaceAll("\n", "\r\n"));
    // What is said of a whole file does not hang on its first line.
    write(root, "prompts/plain.prompt", "You are a teacher.\n");
    expect(await check(root)).toMatchObject({ code: 0, names: [] });
  });

  test("what is new fails, also of a kind that is recorded", async () => {
    const root = await recorded();
    const more = greet
      .replace("mood: string", "mood: string, tone: string")
      .replace("seed: 7", "seed: 7, n: 3");
    write(root, "prompts/greet.prompt", more);
    const { names, shown } = await check(root);
    expect(names).toEqual(["unsupported-parameter greet", "unused-input greet"]);
    expect(shown.map(({ message }) => message)).toEqual([
      expect.stringContaining("`n`"),
      expect.stringContaining("`tone`"),
    ]);
  });

  test("a renamed file, and a prompt with another name, stay known", async () => {
    const root = await recorded();
    renameSync(`${root}/prompts/greet.prompt`, `${root}/prompts/welcome.prompt`);
    expect(await check(root)).toMatchObject({ code: 0, names: [] });
    write(root, "prompts/welcome.prompt", greet.replace("---\n", "---\nname: salute\n"));
    expect(await check(root)).toMatchObject({ code: 0, names: [] });
    expect((await runCli(root, "check --baseline", { today })).stdout).toContain(
      "3 recorded, 0 of them new, 0 gone",
    );
    expect(read(root)).toContain("welcome");
    expect(read(root)).not.toContain("greet");
  });

  test("a copy is new, and so is the second of two files that a gone one became", async () => {
    const root = await recorded();
    copyFileSync(`${root}/prompts/greet.prompt`, `${root}/prompts/copy.prompt`);
    expect((await check(root)).names).toEqual(GREET.map((name) => name.replace("greet", "copy")));
    renameSync(`${root}/prompts/greet.prompt`, `${root}/prompts/other.prompt`);
    expect((await check(root)).names).toEqual(GREET.map((name) => name.replace("greet", "other")));
  });

  test("what is fixed must leave, and leaves", async () => {
    const root = await recorded();
    write(root, "prompts/greet.prompt", greet.replace(", mood: string", ""));
    const { code, names, shown } = await check(root);
    expect({ code, names }).toEqual({ code: 1, names: ["stale-baseline"] });
    expect(shown[0]).toMatchObject({ path: FILE, span: { line: 6 } });
    expect(shown[0]?.message).toContain("`unused-input` (mood)");
    expect((await runCli(root, "check --baseline", { today })).stdout).toContain(
      "2 recorded, 0 of them new, 1 gone",
    );
    expect(await check(root)).toMatchObject({ code: 0, names: [] });
  });

  test("of two alike in one file, one is fixed: one leaves", async () => {
    const key = `sk-${"ant-"}${"a1B2".repeat(8)}`;
    const root = await recorded({ "prompts/bye.prompt": `${clean}${key}\n${key}\n` });
    expect(read(root).match(/secret-literal/g)).toHaveLength(2);
    write(root, "prompts/bye.prompt", `${clean}${key}\n`);
    expect((await check(root)).names).toEqual(["stale-baseline"]);
    write(root, "prompts/bye.prompt", `${clean}${key}\n${key}\n${key}\n`);
    expect((await check(root)).names).toEqual(["secret-literal bye"]);
  });

  test("what gets worse, or weighs more by the policy, is not let pass", async () => {
    const root = await recorded();
    write(root, "prompt.config.json", config({ policy: { lossyParameters: "fail" } }));
    expect(await check(root)).toMatchObject({ code: 1, names: ["unsupported-parameter greet"] });
    write(root, "prompt.config.json", config({ checks: { "unused-input": "info" } }));
    expect(await check(root)).toMatchObject({ code: 0, names: [] });
    const worse = read(root).replace('"level":"lossy"', '"level":"adapted"');
    write(root, FILE, worse);
    expect((await check(root)).names).toEqual(["unsupported-parameter greet"]);
  });

  test("a target that is gone leaves its entries behind, one that is new is looked at", async () => {
    const root = await recorded();
    write(root, "prompt.config.json", JSON.stringify({ targets: { gpt: targets.gpt } }));
    expect((await check(root)).names).toEqual(["stale-baseline"]);
    const more = { ...targets, opus: "anthropic/claude-opus-4-5-20251101" };
    write(root, "prompt.config.json", config({ targets: more }));
    expect((await check(root)).names).toEqual(["unsupported-parameter greet"]);
  });

  test("a part of the project judges its own entries alone", async () => {
    const root = await recorded({ "prompts/twin.prompt": greet });
    write(
      root,
      "prompts/greet.prompt",
      greet.replace(", seed: 7", "").replace("version", "description: x\nversion"),
    );
    expect((await check(root, "twin")).names).toEqual([]);
    expect((await check(root, "bye")).names).toEqual([]);
    expect((await check(root, "greet")).names).toEqual(["stale-baseline", "stale-baseline"]);
    expect((await check(root, "greet -t gpt")).names).toEqual(["stale-baseline"]);
    expect((await check(root, "-t claude")).names).toEqual(["stale-baseline", "stale-baseline"]);
  });

  test("a partial is known for the prompts that had it, and new for another one", async () => {
    const root = await recorded({
      "prompts/_tail.prompt": "Ends with <|im_end|> here",
      "prompts/one.prompt": `${clean}{{> tail}}\n`,
      "prompts/two.prompt": `${clean}{{> tail}}\n`,
      "prompt.config.json": config({
        targets: { local: "ollama/qwen3:8b" },
        checks: { "unknown-model": "off" },
      }),
    });
    expect(read(root).match(/control-token/g)).toHaveLength(2);
    expect((await check(root, "two")).names).toEqual([]);
    write(root, "prompts/three.prompt", `${clean}{{> tail}}\n`);
    expect((await check(root)).names).toEqual(["control-token three"]);
    expect((await check(root, "three")).names).toEqual(["control-token three"]);
    rmSync(`${root}/prompts/three.prompt`);
    renameSync(`${root}/prompts/two.prompt`, `${root}/prompts/second.prompt`);
    expect((await check(root)).names).toEqual([]);
  });

  test("a prompt that broke keeps its entries, also in the next baseline", async () => {
    const root = await recorded();
    write(root, "prompts/greet.prompt", greet.replace("{{name}}", "{{name"));
    expect((await check(root)).names).toEqual(["template-syntax"]);
    const before = read(root);
    await runCli(root, "check --baseline", { today });
    expect(read(root)).toBe(before);
  });
});

describe("a baseline that cannot be trusted", () => {
  test("hides nothing, and a new one takes its place", async () => {
    const root = await recorded();
    const whole = read(root);
    write(root, FILE, whole.replace(/^( {4}.*)$/m, "<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other"));
    expect(await check(root)).toMatchObject({ code: 1, names: ["invalid-baseline", ...GREET] });
    await runCli(root, "check --baseline", { today });
    expect(read(root)).toBe(whole);
  });
});
