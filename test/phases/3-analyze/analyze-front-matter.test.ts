import { describe, expect, test } from "vitest";
import { analyzeFrontMatter } from "../../../src/phases/3-analyze/analyze-front-matter.ts";
import type { FrontMatterEnv } from "../../../src/phases/3-analyze/front-matter-env.ts";
import { parseHalves } from "../../support/parse-halves.ts";

function analyze(frontMatter: string, env: Partial<FrontMatterEnv> = {}) {
  const path = env.path ?? "prompts/greet.prompt";
  const halves = parseHalves({ path, text: `---\n${frontMatter}\n---\nHello.` });
  expect(halves.diagnostics).toEqual([]);
  return analyzeFrontMatter(halves.frontMatter ?? expect.fail("no front matter"), {
    path,
    promptsDir: "prompts",
    strictKeys: true,
    inProject: true,
    schemas: () => undefined,
    tools: () => undefined,
    ...env,
  });
}

const listed = (frontMatter: string, env?: Partial<FrontMatterEnv>) =>
  analyze(frontMatter, env).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

describe("the head of a prompt", () => {
  test("everything at once", () => {
    const { head, diagnostics } = analyze(
      `
version: "1.2.0"
description: Greets.
model: ollama/qwen3:8b
config: { temperature: 0.2, stopSequences: [END] }
input:
  schema: { name: string, tone?: string, place: string }
  default: { place: here }
output:
  schema: { text: string }
tools: [find, add]
toolDefs:
  - { name: add, description: Adds., inputSchema: { a: number } }
metadata: { owner: support }
targets: [main]
style: { main: xml }
overrides:
  anthropic: { temperature: 1, service_tier: auto }
portability:
  accept:
    - { id: seed, target: main, reason: never mind }
myapp.owner: support`.trim(),
      { tools: (name) => (name === "find" ? { name, inputSchema: { type: "object" } } : undefined) },
    );
    expect(diagnostics).toEqual([]);
    expect(head).toMatchObject({
      id: "greet",
      name: "greet",
      variant: undefined,
      version: "1.2.0",
      model: "ollama/qwen3:8b",
      config: {
        parameters: { temperature: 0.2, stopSequences: ["END"] },
        unknown: {},
        providerFields: { anthropic: { parameters: { temperature: 1 }, fields: { service_tier: "auto" } } },
      },
      input: { defaults: { place: "here" }, required: ["name"] },
      output: { format: "json", name: "greet" },
      tools: [{ name: "add", description: "Adds." }, { name: "find" }],
      acceptances: [{ id: "seed", target: "main", reason: "never mind" }],
      metadata: { owner: "support" },
      targets: ["main"],
      style: { main: "xml" },
      ext: { myapp: { owner: "support" } },
    });
    expect(head.spans()["config.temperature"]).toMatchObject({ line: 5, column: 11 });
  });

  test("keys without a value count as left out", () => {
    expect(listed("config:\ninput:\n  schema:\noutput:\ndescription:")).toEqual([]);
  });

  test("wrong parts are left out, right ones stay", () => {
    const { head } = analyze("config: { temperature: hot, topP: 0.5 }\nmodel: 3\nversion: '1.0.0'");
    expect(head.config.parameters).toEqual({ topP: 0.5 });
    expect([head.model, head.version]).toEqual([undefined, "1.0.0"]);
  });

  test("what is missing is a warning outside a project", () => {
    const text = "input: { schema: Invoice }\ntools: [find]";
    expect(listed(text)).toEqual(["error unknown-schema", "error unknown-tool"]);
    expect(listed(text, { inProject: false })).toEqual(["warning unknown-schema", "warning unknown-tool"]);
  });

  test("strictKeys lowers unknown keys", () => {
    expect(listed("inputs: 1", { strictKeys: false })).toEqual(["warning unknown-key"]);
  });

  test("a suggestion comes with its edit", () => {
    const [diagnostic] = analyze("modle: a/b").diagnostics;
    expect(diagnostic).toMatchObject({
      help: "Did you mean `model`?",
      fix: { text: "model", span: { start: 4, end: 9 } },
    });
  });

  test("Genkit's toolChoice counts where config has none", () => {
    expect(analyze("toolChoice: required").head.config.parameters).toEqual({ toolChoice: "required" });
    expect(analyze("toolChoice: none\nconfig: {toolChoice: auto}").head.config.parameters).toEqual({
      toolChoice: "auto",
    });
  });
});

describe("names", () => {
  test.each([
    ["prompts/a.prompt", "", "a"],
    ["prompts/a.formal.prompt", "", "a.formal"],
    ["prompts/billing/refund-letter.prompt", "", "billing/refund-letter"],
    ["prompts/billing/x.prompt", "name: refund", "billing/refund"],
    ["prompts/x.formal.prompt", "variant: kind", "x.kind"],
    ["elsewhere/x.prompt", "", "x"],
    ["x.prompt", "", "x"],
  ])("%s with %j is %s", (path, frontMatter, id) => {
    expect(analyze(frontMatter, { path }).head.id).toBe(id);
  });
});
