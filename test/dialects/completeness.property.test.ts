import { describe, expect, test } from "vitest";
import type { Backend } from "../../src/backends/backend.ts";
import { backends } from "../../src/backends/registry.ts";
import type { Dialect, ModelFamily } from "../../src/dialects/dialect.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { Note } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases, SEED } from "../support/seed.ts";
import { lostOfHead } from "./head-leaves.ts";
import { markedConversation, markedHead } from "./marked.ts";
import { lostLeaves } from "./message-leaves.ts";

const runs = { numRuns: cases(400) };

const rowsOf = ({ families }: Backend): readonly ModelFamily[] => [
  families.defaultFamily,
  ...families.families,
];

describe(`nothing disappears in silence, seed ${SEED} (repeat with POLYLECT_SEED=${SEED})`, () => {
  describe.each(backends)("$id", (backend) => {
    const dialect: Dialect = dialects[backend.dialect];
    const row = fc.constantFrom(...rowsOf(backend));

    // Raw text is judged by the engine of its template, in test/dialects/chat-template.
    if (!dialect.readsTexts) {
      test("each leaf of a conversation is sent, or named by a note on its part", () => {
        fc.assert(
          fc.property(markedConversation, row, (messages, family) => {
            const notes: Note[] = [];
            const body = dialect.lowerMessages(messages, family.rules, (note) => void notes.push(note));
            expect(lostLeaves(messages, { dialect: dialect.id, body, notes }), family.name).toEqual([]);
          }),
          runs,
        );
      });
    }

    test("each leaf of parameters, tools, output and provider fields is sent, or named by a note of its own", () => {
      fc.assert(
        fc.property(markedHead, row, (request, family) => {
          const notes: Note[] = [];
          const { fields, instruction, rules } = dialect.lowerHead(
            request,
            family,
            (note) => void notes.push(note),
          );
          const body = { ...fields, ...rules, ...(instruction !== undefined && { instruction }) };
          expect(lostOfHead(request, family, body, notes), family.name).toEqual([]);
        }),
        runs,
      );
    });
  });
});
