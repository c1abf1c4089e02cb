import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { makeProject, runCli } from "./run-cli.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project of one prompt that is all right on its own. */
function project(more: Readonly<Record<string, string>> = {}, config: object = {}): string {
  const root = makeProject({
    "package.json": '{ "type": "module" }',
    "prompt.config.json": JSON.stringify(
      { targets: { claude: "anthropic/claude-sonnet-5-5", gpt: "openai/gpt-5-mini-2025-08-07" }, ...config },
      null,
      2,
    ),
    "prompts/greet.prompt": prompt(),
    ...more,
  });
  made.push(root);
  return root;
}

const prompt = (more = "config: { maxOutputTokens: 100 }\n", body = "Hello {{name}}") =>
  `---\nversion: 1.0.0\ndescription: Says hello.\n${more}input: { schema: { name: string } }\n---\n${body}\n`;

/** What checks found, as JSON says it. */
async function check(root: string, line = "", today = "2026-09-01") {
  const { stdout, code } = await runCli(root, `check ${line} --format json`, { today });
  const { findings } = JSON.parse(stdout) as { findings: Record<string, unknown>[] };
  return { code, findings: findings.filter(({ severity }) => severity !== "none") };
}

describe("check", () => {
  test("a retiring model warns, a retired one fails, each in its whole column", async () => {
    const root = project();
    expect((await check(root)).findings).toEqual([]);
    const soon = await runCli(root, "check", { today: "2026-12-10" });
    expect(soon.code).toBe(0);
    expect(soon.stdout).toContain("warning[retiring-model (gpt-5-mini-2025-08-07)]: ");
    const late = await runCli(root, "check", { today: "2026-12-11" });
    expect(late.code).toBe(1);
    expect(late.stdout).toMatch(/^greet +✓ exact +✗ refused$/m);
    expect(late.stdout).toContain(
      [
        "error[retired-model (gpt-5-mini-2025-08-07)]: `gpt-5-mini-2025-08-07` is served no more since 2026-12-11.",
        "  --> prompt.config.json:4:5",
        '  3 |     "claude": "anthropic/claude-sonnet-5-5",',
        '  4 |     "gpt": "openai/gpt-5-mini-2025-08-07"',
        "    |     ^^^^^",
        "  refused on gpt",
      ].join("\n"),
    );
    expect(late.stdout).toContain("1 prompt, 2 targets: findings: 1 fail, 0 warn\n");
    expect((await check(root, "-t claude", "2026-12-11")).code).toBe(0);
  });

  test("what a check finds has its fields in JSON", async () => {
    const root = project({ "prompts/plain.prompt": "---\ndescription: x\n---\nHi\n" });
    const { code, findings } = await check(root, "plain -t claude");
    expect(code).toBe(0);
    expect(findings).toEqual([
      {
        id: "missing-version",
        level: "exact",
        category: "content",
        severity: "info",
        why: expect.any(String),
        help: expect.any(String),
        path: "prompts/plain.prompt",
        span: { start: 0, end: 0, line: 1, column: 1 },
        message: "`plain` has no version.",
        fix: { span: { start: 4, end: 4, line: 2, column: 1 }, text: "version: 1.0.0\n" },
        prompt: "plain",
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        url: expect.stringMatching(/docs\/checks\.md#missing-version$/),
      },
    ]);
    expect((await runCli(root, "check plain -t claude")).stdout).toContain("info[missing-version]: ");
  });

  test("an error fails, unless it is accepted, or the config thinks otherwise", async () => {
    const key = `sk-${"ant-"}${"a1B2".repeat(8)}`;
    const files = { "prompts/greet.prompt": prompt(undefined, `Hello {{name}}, ${key}`) };
    const { code, stdout } = await runCli(project(files), "check -t claude");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "error[secret-literal]: `sk-a…` looks like a key of Anthropic (39 characters).\n",
    );
    expect(stdout).not.toContain(key.slice(0, 6));
    const accept = "portability: { accept: [{ id: secret-literal, reason: An example. }] }\n";
    const accepted = project({ "prompts/greet.prompt": prompt(accept, `Hello {{name}}, ${key}`) });
    expect(await check(accepted, "-t claude")).toMatchObject({
      code: 0,
      findings: [{ id: "secret-literal", suppressed: { by: "acceptance", reason: "An example." } }],
    });
    for (const severity of ["warning", "info"]) {
      const lowered = project(files, { checks: { "secret-literal": severity } });
      expect(await check(lowered)).toMatchObject({ code: 0, findings: [{ severity }] });
    }
    const off = project(files, { checks: { "secret-literal": "off" } });
    expect(await check(off)).toEqual({ code: 0, findings: [] });
    const raised = { checks: { "missing-description": "error" } };
    expect((await check(project({ "prompts/plain.prompt": "Hi" }, raised))).code).toBe(1);
  });

  test("an acceptance for another target than was asked for is in use", async () => {
    const accept =
      "config: { seed: 7 }\nportability: { accept: [{ id: unsupported-parameter, target: claude, reason: x }] }\n";
    const root = project({ "prompts/greet.prompt": prompt(accept) });
    expect((await check(root, "-t gpt")).findings).toEqual([]);
    const gone = project({ "prompts/greet.prompt": prompt(accept.replace("seed: 7", "n: 1")) });
    const { findings } = await check(gone);
    expect(findings.map(({ id }) => id)).toContain("unused-acceptance");
  });

  test("cases are rendered for it, and those that can't be are left to `test`", async () => {
    const config = { targets: { local: "ollama/qwen3:8b" }, checks: { "unknown-model": "off" } };
    const root = project(
      {
        "prompts/greet.prompt": prompt("overrides: { ollama: { options: { num_ctx: 64 } } }\n"),
        "fixtures/greet/long.yaml": `input: { name: ${"x".repeat(400)} }\n`,
        "fixtures/greet/broken.yaml": "input: {}\n",
      },
      config,
    );
    expect(await check(root)).toMatchObject({
      code: 1,
      findings: [
        { id: "context-window", path: "fixtures/greet/long.yaml", target: "local", prompt: "greet" },
      ],
    });
  });

  test("an id below `checks` that no check has is a problem of the config", async () => {
    const root = project({}, { checks: { "unused-imput": "off" } });
    const { code, stdout } = await runCli(root, "check --format json");
    const { diagnostics } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(diagnostics).toMatchObject([
      {
        code: "invalid-config",
        path: "prompt.config.json",
        message: "No check is called `unused-imput`.",
        help: "Did you mean `unused-input`?",
      },
    ]);
    const text = readFileSync(`${root}/prompt.config.json`, "utf8");
    expect(text.slice(diagnostics[0].span.start, diagnostics[0].span.end)).toBe('"unused-imput"');
  });

  test("a severity that there is not is a problem of the config", async () => {
    const root = project({}, { checks: { "unused-input": "loud" } });
    expect((await runCli(root, "check")).stdout).toContain("`checks.unused-input` must be");
  });
});

describe("reports", () => {
  const lossy = { "prompts/greet.prompt": prompt("config: { maxOutputTokens: 100, seed: 1 }\n") };

  test("several at once: one is printed, the others are written", async () => {
    const root = project(lossy, { policy: { lossyParameters: "fail" } });
    const line = "check --format github --format sarif=out/a.sarif --format markdown=b.md -t claude";
    const { code, stdout } = await runCli(root, line);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=prompts\/greet\.prompt,line=4,/);
    const { runs } = JSON.parse(readFileSync(`${root}/out/a.sarif`, "utf8"));
    expect(runs[0].results).toMatchObject([{ ruleId: "unsupported-parameter", level: "error" }]);
    expect(readFileSync(`${root}/b.md`, "utf8")).toContain("unsupported-parameter");
  });

  test("paths are those of the repository around the project", async () => {
    const root = project({});
    mkdirSync(`${root}/.git`);
    cpSync(`${root}/prompt.config.json`, `${root}/my app/prompt.config.json`);
    cpSync(`${root}/prompts`, `${root}/my app/prompts`, { recursive: true });
    writeFileSync(`${root}/my app/prompts/greet.prompt`, "{{broken");
    for (const command of ["check", "compile"]) {
      const { code, stdout } = await runCli(`${root}/my app`, `${command} --format sarif`);
      expect(code).toBe(1);
      const [{ locations }] = JSON.parse(stdout).runs[0].results;
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe("my%20app/prompts/greet.prompt");
    }
  });

  test.each([
    ["check --format xml", "--format is one of pretty, json, sarif, markdown, github, not xml"],
    ["check --format json --format sarif", "one --format goes to standard output"],
    ["check --format sarif=", "--format sarif= names no file"],
    ["targets --format sarif", "--format is one of pretty, json, not sarif"],
    ["compile --watch --format sarif", "compile --watch prints pretty or json, not sarif"],
    ["targets --format json=a.json", "--format is one of pretty, json, not json=a.json"],
  ])("%s is refused", async (line, message) => {
    const { code, stderr } = await runCli(project(), line);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test("what people read is cut to a screen, and --all is not", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`prompts/p${at}.prompt`, lossy["prompts/greet.prompt"]]),
    );
    const root = project(many);
    const cut = await runCli(root, "check", { rows: 40 });
    expect(cut.stdout.split("\n").length).toBeLessThanOrEqual(41);
    expect(cut.stdout).toContain("--all");
    const all = await runCli(root, "check --all", { rows: 40 });
    expect(all.stdout).toContain("p59");
    expect(all.stdout.split("\n").length).toBeGreaterThan(500);
  });
});
