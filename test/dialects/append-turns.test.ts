import { describe, expect, test } from "vitest";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { findFamily } from "../../src/dialects/families.ts";
import { protocols } from "../../src/dialects/protocols.ts";
import { dialects } from "../../src/dialects/registry.ts";
import { dialectIds } from "../../src/runtime/dialect-ids.ts";
import type { JsonObject, Message, Note } from "../../src/runtime/types.ts";

const before: Message[] = [
  { role: "system", parts: [{ type: "text", text: "Be short." }] },
  { role: "user", parts: [{ type: "text", text: "What is in a.ts and b.ts?" }] },
];

const later: Message[] = [
  {
    role: "assistant",
    parts: [
      { type: "text", text: "Let me look." },
      { type: "tool-call", id: "call_a", name: "read", input: { path: "a.ts" } },
      { type: "tool-call", id: "call_b", name: "read", input: { path: "b.ts" } },
    ],
  },
  {
    role: "tool",
    parts: [
      { type: "tool-result", id: "call_a", name: "read", output: { text: "1" } },
      { type: "tool-result", id: "call_b", name: "read", output: "no such file", isError: true },
    ],
  },
  { role: "assistant", parts: [{ type: "tool-call", id: "call_c", name: "read", input: {} }] },
  { role: "tool", parts: [{ type: "tool-result", id: "call_c", name: "read", output: [] }] },
];

const models: Record<string, readonly string[]> = {
  "openai-chat": ["gpt-5.1", "gpt-4o"],
  "openai-responses": ["gpt-5.1"],
  anthropic: ["claude-sonnet-4-5", "claude-opus-5"],
  gemini: ["gemini-2.5-flash", "gemini-3-pro"],
  ollama: ["qwen3:8b"],
};

describe.each(dialectIds.filter((id) => id !== "chat-template"))("%s", (id) => {
  test.each(models[id] ?? [])(
    "lowers later turns of %s as it lowers the whole conversation",
    async (model) => {
      const dialect: Dialect = dialects[id];
      const { rules } = findFamily(dialect.capabilities, model);
      const lower = (messages: readonly Message[], notes: Note[]): JsonObject => ({
        model,
        ...dialect.lowerMessages(messages, rules, (note) => notes.push(note)),
      });
      const append = await (await protocols[id]()).appendTurns?.();
      const [whole, start, end]: [Note[], Note[], Note[]] = [[], [], []];
      const body = append?.(lower(before, start), later, rules, (note) => end.push(note));
      expect(body).toEqual(lower([...before, ...later], whole));
      const shifted = end.map((note) => ({ ...note, message: (note.message ?? 0) + before.length }));
      expect([...start, ...shifted]).toEqual(expect.arrayContaining(whole));
      expect(start.length + shifted.length).toBe(whole.length);
    },
  );
});

test("raw text has no turns to append", async () => {
  expect((await protocols["chat-template"]()).appendTurns).toBeUndefined();
});

test("every dialect is spoken as its contract says", async () => {
  for (const id of dialectIds) expect(await protocols[id]()).toBe(dialects[id].protocol);
});
