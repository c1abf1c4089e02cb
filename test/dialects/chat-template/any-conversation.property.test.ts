import { describe, expect, test } from "vitest";
import { chatTemplate } from "../../../src/dialects/chat-template/index.ts";
import type { Note } from "../../../src/runtime/types.ts";
import { suiteTemplates } from "../../support/chat-templates.ts";
import fc from "../../support/fast-check.ts";
import { SEED } from "../../support/seed.ts";
import { conversation } from "../generators.ts";

describe.each(suiteTemplates())("$name", ({ rules }) => {
  test(`any conversation gives a text, afresh, and is left alone, seed ${SEED}`, () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const before = structuredClone(messages);
        const lower = () => {
          const notes: Note[] = [];
          return [chatTemplate.lowerMessages(messages, rules, (note) => notes.push(note)), notes];
        };
        const [body, notes] = lower();
        expect(body).toEqual({ prompt: expect.any(String) });
        const isSaid = messages.some(
          ({ role, parts }) =>
            role === "user" && parts.some((part) => part.type === "text" && part.text.trim() !== ""),
        );
        if (isSaid) expect(body).toEqual({ prompt: expect.stringMatching(/./s) });
        expect(messages).toEqual(before);
        expect(lower()).toEqual([body, notes]);
      }),
      { numRuns: 12 },
    );
  });
});
