import { expect, test } from "vitest";
import { backends, resolveModel } from "../../src/backends/registry.ts";
import { dialects } from "../../src/dialects/registry.ts";

test.each([
  ["anthropic/claude-sonnet-5-5", "anthropic", "anthropic", "claude-sonnet-5-5"],
  ["openai/gpt-4o", "openai", "openai-chat", "gpt-4o"],
  ["openai-responses/gpt-6.1-sol", "openai-responses", "openai-responses", "gpt-6.1-sol"],
  ["google/gemini-2.5-flash", "google", "gemini", "gemini-2.5-flash"],
  ["googleai/gemini-2.5-flash", "google", "gemini", "gemini-2.5-flash"],
  ["vertexai/gemini-2.5-flash", "google", "gemini", "gemini-2.5-flash"],
  ["ollama/qwen3:8b", "ollama", "ollama", "qwen3:8b"],
  ["ollama/hf.co/org/model:Q4", "ollama", "ollama", "hf.co/org/model:Q4"],
  ["claude-opus-5", "anthropic", "anthropic", "claude-opus-5"],
  ["gpt-4o-mini", "openai", "openai-chat", "gpt-4o-mini"],
  ["gemini-3-pro-preview", "google", "gemini", "gemini-3-pro-preview"],
  ["gpt-oss:20b", "ollama", "ollama", "gpt-oss:20b"],
  ["openai-chat", "openai", "openai-chat", undefined],
  ["openai-responses", "openai-responses", "openai-responses", undefined],
  ["gemini", "google", "gemini", undefined],
  ["anthropic", "anthropic", "anthropic", undefined],
  ["openai", "openai", "openai-chat", undefined],
])("%s names %s", (reference, backend, dialect, model) => {
  const resolved = resolveModel(reference);
  expect(resolved?.backend.id).toBe(backend);
  expect(resolved?.dialect).toBe(dialect);
  expect(resolved?.model).toBe(model);
});

test.each(["", "/", "/x", "openai/", "nobody/gpt-4o", "unheard-of", "constructor", "__proto__/x"])(
  "%j names nothing",
  (reference) => {
    expect(resolveModel(reference)).toBeUndefined();
  },
);

test("every row speaks a known dialect and has its own names", () => {
  const names = backends.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  for (const { dialect, baseUrl } of backends) {
    expect(dialects[dialect].id).toBe(dialect);
    expect(new URL(baseUrl).pathname).not.toMatch(/\/v1|.\/$/);
  }
});

test("every dialect has a backend", () => {
  expect(new Set(backends.map(({ dialect }) => dialect))).toEqual(new Set(Object.keys(dialects)));
});
