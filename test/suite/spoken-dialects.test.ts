import { expect, test } from "vitest";
import { spokenDialects } from "../../src/suite/spoken-dialects.ts";

test("a target speaks the dialect of its backend, and with a template that of raw text", () => {
  const file = { template: "{{ messages[0].content }}", controlTokens: [] };
  const targets = [
    { name: "mine", reference: "mine/x" },
    { name: "gpt", reference: "gpt-5" },
    { name: "raw", reference: "llama.cpp/qwen3", template: { path: "chatml.jinja", file } },
    { name: "nobody", reference: "nobody/x" },
  ];
  const backends = { mine: { like: "anthropic", baseUrl: "http://127.0.0.1:1" } };
  expect(spokenDialects({ backends, targets })).toEqual(["anthropic", "openai-chat", "chat-template"]);
});
