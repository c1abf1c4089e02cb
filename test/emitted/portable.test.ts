import { describe, expect, test } from "vitest";
import type { CompiledPrompt } from "../../src/compiler.ts";
import { compileProject } from "../../src/compiler.ts";
import { defaultConfig } from "../../src/config/defaults.ts";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { hashText } from "../../src/files/hash-text.ts";
import { PortabilityError } from "../../src/runtime/errors.ts";
import type { DialectId } from "../../src/runtime/types.ts";

const targets = {
  gpt: "openai/gpt-5.1",
  old: "openai/gpt-4o",
  claude: "anthropic/claude-sonnet-4-5",
  opus: "anthropic/claude-opus-5",
  gemini: "google/gemini-2.5-flash",
  local: "ollama/qwen3:8b",
  house: "house/Qwen/Qwen3-8B",
  open: "open/llama",
};

async function compile(text: string): Promise<CompiledPrompt> {
  const path = "prompts/ask.prompt";
  const { prompts, diagnostics } = await compileProject(
    { prompts: [{ path, text, hash: hashText(text) }], partials: new Map(), schemas: new Map() },
    {
      ...defaultConfig,
      root: "/project",
      path: undefined,
      targets: Object.entries(targets).map(([name, reference]) => ({ name, reference })),
      backends: {
        house: { like: "vllm", baseUrl: "http://10.0.0.5:8000", apiKeyEnv: "HOUSE_KEY" },
        open: { like: "llama.cpp", baseUrl: "http://10.0.0.6:8080" },
      },
    },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return prompts[0] as CompiledPrompt;
}

const plain = `---
config: { maxOutputTokens: 100, temperature: 0.3 }
overrides: { old: { temperature: 0.9 } }
input:
  schema: { question: string, tone?: string }
  default: { tone: dry }
output: { schema: { reply: string } }
---
{{role "system"}}Be {{tone}}.
{{role "user"}}{{question}}`;

const withTools = plain.replace(
  "---\n{{role",
  `tools: [find, "count"]
toolDefs:
  - { name: find, description: Finds., inputSchema: { query: string } }
  - { name: count, inputSchema: { of: string } }
---
{{role`,
);

const input = { question: "Why?" };

describe.each([
  ["a prompt whose bodies are written out", plain],
  ["a prompt with tools", withTools],
  [
    "a prompt that is lowered at run time",
    plain.replace("{{question}}", "{{question}}{{media url=question}}"),
  ],
])("%s", (_what, text) => {
  test.each(Object.entries(targets))("renders %s as the target is rendered", async (name, reference) => {
    const prompt = await compile(text);
    const rendered = prompt.render(name, input);
    const slash = reference.indexOf("/");
    const [backend, model] = [reference.slice(0, slash), reference.slice(slash + 1)];
    const notes: unknown[] = [];
    const body = prompt
      .call(input)
      .dialects[rendered.dialect]?.body({ backend, model, onFinding: (note) => notes.push(note) });
    if (rendered.body) expect(body).toEqual(rendered.body);
    else expect(notes).toContainEqual(expect.objectContaining({ level: "refused" }));
  });
});

test("knows the backends of its targets by their models, and where the project's own are", async () => {
  const call = (await compile(plain)).call(input);
  expect(call.dialects["openai-chat"]?.backends).toEqual({
    openai: "gpt-5.1",
    house: "Qwen/Qwen3-8B",
    open: "llama",
  });
  expect(call.dialects.gemini?.backends).toEqual({ google: "gemini-2.5-flash" });
  expect(call.dialects["openai-responses"]?.backends).toEqual({ "openai-responses": null });
  expect(call.dialects["chat-template"]).toBeUndefined();
  expect(Object.keys(call.servers)).toEqual([
    "openai",
    "house",
    "open",
    "openai-responses",
    "anthropic",
    "google",
    "ollama",
  ]);
  expect(call.servers).toMatchObject({
    house: { baseUrl: "http://10.0.0.5:8000", apiKeyEnv: "HOUSE_KEY" },
    open: { baseUrl: "http://10.0.0.6:8080" },
    google: { baseUrl: "https://generativelanguage.googleapis.com", aliases: ["googleai", "vertexai"] },
  });
  expect(call.servers["open"]).not.toHaveProperty("apiKeyEnv");
});

test("has its tools by name, and the rules that later turns are lowered by", async () => {
  const { call } = { call: (await compile(withTools)).call(input) };
  const schema = (key: string) => ({
    type: "object",
    properties: { [key]: { type: "string" } },
    required: [key],
    additionalProperties: false,
  });
  expect(call.tools).toEqual({
    find: { description: "Finds.", inputSchema: schema("query") },
    count: { inputSchema: schema("of") },
  });
  for (const [id, model, backend, server] of [
    ["anthropic", "claude-sonnet-4-5", "anthropic", undefined],
    ["anthropic", "claude-opus-5", "anthropic", undefined],
    ["gemini", "gemini-3-pro", "google", undefined],
    ["openai-chat", "gpt-4o", "openai", undefined],
    ["openai-chat", "gpt-4o", undefined, "openai"],
  ] as [DialectId, string, string | undefined, string | undefined][]) {
    const { rules } = findFamily(dialects[id].capabilities, model);
    expect(call.dialects[id]?.rules?.(model, backend ?? server), `${id} ${model}`).toMatchObject(rules);
  }
  expect((await compile(plain)).call(input).dialects.anthropic?.rules).toBeUndefined();
});

test("throws where a model takes no message of the prompt, unless somebody listens", async () => {
  const prompt = await compile(withTools.replaceAll("find", "1st"));
  const { dialects: rendered } = prompt.call(input);
  const notes: unknown[] = [];
  expect(prompt.render("gemini", input).body).toBeUndefined();
  const options = { backend: "google", model: "gemini-2.5-flash" };
  expect(() => rendered.gemini?.body(options)).toThrow(PortabilityError);
  rendered.gemini?.body({ ...options, onFinding: (note) => notes.push(note) });
  expect(notes).toContainEqual(expect.objectContaining({ id: "tool-name", level: "refused" }));
  expect(rendered["openai-chat"]?.body({ backend: "openai", model: "gpt-5.1" })).toHaveProperty("tools");
});

test("throws for missing input before anything else", async () => {
  const prompt = await compile(plain);
  expect(() => prompt.call({})).toThrow("missing input: question");
});
