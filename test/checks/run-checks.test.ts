import { describe, expect, test } from "vitest";
import type { Check } from "../../src/checks/check.ts";
import { runChecks } from "../../src/checks/run-checks.ts";
import { checkedTargets, ownTarget } from "../../src/compiler/checked-targets.ts";
import { compileProject } from "../../src/compiler.ts";
import { defaultConfig } from "../../src/config/defaults.ts";

const texts = { level: "exact", category: "content", title: "T", why: "W.", help: "H." } as const;

const everyTarget: Check = {
  ...texts,
  id: "every-target",
  severity: "warning",
  *checkTarget({ name }) {
    yield { message: `There is ${name}.` };
  },
};

const everyPrompt: Check = {
  ...texts,
  id: "every-prompt",
  severity: "error",
  *checkPrompt({ prompt, findings, targets }) {
    yield { message: `There is ${prompt.id} after ${findings.map(({ id }) => id).join(", ")}.` };
    for (const { name } of targets) yield { message: `On ${name}.`, target: name };
  },
};

async function run(frontMatter: string, settings: Parameters<typeof runChecks>[0]["settings"] = {}) {
  const source = `---\n${frontMatter}\n---\nHello`;
  const path = "prompts/hello.prompt";
  const config = {
    ...defaultConfig,
    root: "/nowhere",
    path: undefined,
    targets: [
      { name: "claude", reference: "anthropic/claude-sonnet-5-5" },
      { name: "local", reference: "ollama/qwen3:8b" },
    ],
  };
  const sources = { prompts: [{ path, text: source, hash: "0" }], partials: new Map(), schemas: new Map() };
  const { neutral } = await compileProject(sources, config);
  const prompt = neutral.get(path);
  if (!prompt) throw new Error("It does not compile.");
  const targets = checkedTargets(config, "2026-11-22");
  const subject = {
    prompt,
    source,
    partials: [],
    targets,
    ownTarget: ownTarget(prompt, source, config, "2026-11-22"),
    findings: [{ id: "reported", target: "claude" }],
    findingIds: new Set<string>(),
    cases: () => [],
  };
  return runChecks({ prompts: [subject], targets, settings }, [everyTarget, everyPrompt]);
}

describe("running checks", () => {
  test("goes over targets, then over prompts, each check knowing what was found before", async () => {
    const found = await run("model: ollama/qwen3:8b");
    expect(found.map(({ id, prompt, target, message }) => [id, prompt, target, message])).toEqual([
      ["every-target", undefined, "claude", "There is claude."],
      ["every-target", undefined, "local", "There is local."],
      ["every-target", "hello", "ollama/qwen3:8b", "There is ollama/qwen3:8b."],
      ["every-prompt", "hello", undefined, "There is hello after reported, every-target."],
      ["every-prompt", "hello", "claude", "On claude."],
      ["every-prompt", "hello", "local", "On local."],
    ]);
    expect(found[2]).toMatchObject({ path: "prompts/hello.prompt", span: { line: 2, column: 1 } });
    expect(found[3]).toMatchObject({ severity: "error", level: "exact", why: "W.", help: "H." });
  });

  test.each([
    ["id: every-prompt, reason: x", ["every-prompt", "every-prompt claude", "every-prompt local"]],
    ["id: every-prompt, target: claude, reason: x", ["every-prompt claude"]],
    ["id: every-prompt, target: ollama, reason: x", ["every-prompt local"]],
    ["id: every-prompt, target: anthropic/claude-sonnet-5-5, reason: x", ["every-prompt claude"]],
    // Targets of the config are not the prompt's to judge; the model that it names itself is.
    ["id: every-target, reason: x", ["every-target openai/gpt-6.1-sol"]],
  ])("front matter accepts { %s }", async (acceptance, expected) => {
    const found = await run(`model: openai/gpt-6.1-sol\nportability: { accept: [{ ${acceptance} }] }`);
    const accepted = found.filter((each) => each.accepted === "x");
    expect(accepted.map(({ id, target }) => [id, target].filter(Boolean).join(" "))).toEqual(expected);
  });

  test("the config says how bad it is", async () => {
    const found = await run("name: hello", { "every-target": "off", "every-prompt": "info" });
    expect(found.map(({ id, severity }) => `${id} ${severity}`)).toEqual(Array(3).fill("every-prompt info"));
  });
});
