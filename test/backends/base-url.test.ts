import { expect, test } from "vitest";
import { resolveBaseUrl } from "../../src/backends/base-url.ts";
import { backends } from "../../src/backends/registry.ts";

const server = (id: string) => backends.find((backend) => backend.id === id) ?? expect.fail(id);

test.each([
  ["openai", "OPENAI_BASE_URL", "https://proxy.example/v1", "https://proxy.example"],
  ["openai", "OPENAI_BASE_URL", "https://proxy.example/team/v1/", "https://proxy.example/team"],
  ["openai", "OPENAI_BASE_URL", "https://proxy.example", "https://proxy.example"],
  ["openai", "OPENAI_BASE_URL", "localhost:4000/v1", "http://localhost:4000"],
  ["openai", "OPENAI_BASE_URL", "https://proxy.example/v1beta", "https://proxy.example/v1beta"],
  ["openai-responses", "OPENAI_BASE_URL", "https://proxy.example/v1", "https://proxy.example"],
  ["anthropic", "ANTHROPIC_BASE_URL", "https://proxy.example/anthropic", "https://proxy.example/anthropic"],
  ["google", "GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:5555", "http://127.0.0.1:5555"],
  ["ollama", "OLLAMA_HOST", "10.0.0.7", "http://10.0.0.7:11434"],
  ["ollama", "OLLAMA_HOST", "10.0.0.7:80", "http://10.0.0.7"],
  ["ollama", "OLLAMA_HOST", ":9999", "http://127.0.0.1:9999"],
  ["ollama", "OLLAMA_HOST", "0.0.0.0", "http://127.0.0.1:11434"],
  ["ollama", "OLLAMA_HOST", "0.0.0.0:9999", "http://127.0.0.1:9999"],
  ["ollama", "OLLAMA_HOST", "[::]:9999", "http://[::1]:9999"],
  ["ollama", "OLLAMA_HOST", "[::1]", "http://[::1]:11434"],
  ["ollama", "OLLAMA_HOST", "https://ollama.example/", "https://ollama.example"],
  ["ollama", "OLLAMA_HOST", ' "10.0.0.7:9999" ', "http://10.0.0.7:9999"],
  ["ollama-openai", "OLLAMA_HOST", "10.0.0.7", "http://10.0.0.7:11434"],
  ["embedded", "POLYLECT_MODELS", "/srv/my models", "file:/srv/my models"],
  ["embedded", "POLYLECT_MODELS", "../models", "file:../models"],
  ["embedded", "POLYLECT_MODELS", "file:///srv/models", "file:///srv/models"],
])("%s with %s=%s is at %s", (id, variable, value, expected) => {
  const { baseUrl, baseUrlEnv } = server(id);
  expect(baseUrlEnv).toBe(variable);
  expect(resolveBaseUrl(server(id), { [variable]: value })).toBe(expected);
  for (const none of [{}, { [variable]: undefined }, { [variable]: "" }, { [variable]: "  " }])
    expect(resolveBaseUrl(server(id), none)).toBe(baseUrl);
});

test.each([
  "https://user:secret@proxy.example",
  "https://proxy.example?key=secret",
  "https://proxy.example/#secret",
  "ftp://secret.example",
  "http://",
  "secret secret",
])("%s is no address, and is not told", (value) => {
  const resolve = () => resolveBaseUrl(server("openai"), { OPENAI_BASE_URL: value });
  expect(resolve).toThrow(/^OPENAI_BASE_URL has to be/);
  expect(resolve).not.toThrow(/secret|ftp/);
});

test("a server without such a variable stays where it is", () => {
  const env = { undefined: "http://elsewhere.example", "": "http://elsewhere.example" };
  for (const backend of backends) expect(resolveBaseUrl(backend, env)).toBe(backend.baseUrl);
});
