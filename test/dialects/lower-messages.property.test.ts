import { describe, expect, test } from "vitest";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { Message, Note, Part } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import { dialectIds } from "./dialect-cases.ts";
import { conversation, hostile } from "./generators.ts";

function lower(
  dialect: Dialect,
  messages: readonly Message[],
  rules: Dialect["capabilities"]["defaultFamily"],
) {
  const notes: Note[] = [];
  const body = dialect.lowerMessages(messages, rules.rules, (note) => void notes.push(note));
  return { body, notes };
}

function objectsOf(value: unknown, found = new Set<object>()): Set<object> {
  if (typeof value !== "object" || value === null) return found;
  found.add(value);
  for (const child of Object.values(value)) objectsOf(child, found);
  return found;
}

/** Every string of a value, keys included. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [key, ...stringsOf(child)]);
}

/** A value with every string that is not part of the format blanked: what is left is its structure. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return /^(user|model|assistant|system|tool|text)$/.test(value) ? value : "…";
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shapeOf(child)]));
}

function isNamed(notes: Note[], message: number, at: number): boolean {
  return notes.some((note) => note.message === message && (note.part === undefined || note.part === at));
}

/** The strings of a part that a model reads. Ids pair calls with results, and a result's name is that of its call. */
function leavesOf(given: Part): string[] {
  if (given.type === "text") return [given.text];
  if (given.type === "reasoning") return [given.text, given.signature ?? "", given.redacted ?? ""];
  if (given.type === "media") return [given.url.replace(/^data:[^,]*,/i, "")];
  if (given.type === "tool-call") return [given.name];
  if (given.type === "tool-result")
    return typeof given.output === "string" && !given.isError ? [given.output] : [];
  return [given.purpose];
}

const runs = { numRuns: cases(1000) };

// Raw text is judged by the engine of its template, in test/dialects/chat-template.
const structured = dialectIds.filter((id) => !(dialects[id] as Dialect).readsTexts);

describe.each(structured)("%s", (dialectId) => {
  const dialect = dialects[dialectId];
  const { families, defaultFamily } = dialect.capabilities;
  const family = fc.constantFrom(defaultFamily, ...families);

  test("lowers any conversation afresh and leaves its input alone", () => {
    fc.assert(
      fc.property(conversation, family, (messages, row) => {
        const before = structuredClone(messages);
        const first = lower(dialect, messages, row);
        const second = lower(dialect, messages, row);
        expect(messages).toEqual(before);
        expect(second).toEqual(first);
        expect(JSON.parse(JSON.stringify(first.body))).toEqual(first.body);
        const given = objectsOf(messages);
        const others = objectsOf(second.body);
        for (const object of objectsOf(first.body)) {
          expect(given.has(object)).toBe(false);
          expect(others.has(object)).toBe(false);
        }
      }),
      runs,
    );
  });

  test("sends or names every leaf that is not blank", () => {
    fc.assert(
      fc.property(conversation, family, (messages, row) => {
        const { body, notes } = lower(dialect, messages, row);
        const sent = stringsOf(body).join("\n");
        const trims = notes.some((note) => note.id === "trimmed-prefill");
        messages.forEach(({ parts }, message) => {
          parts.forEach((given, at) => {
            for (const leaf of leavesOf(given)) {
              const kept =
                leaf.trim() === "" || sent.includes(leaf) || (trims && sent.includes(leaf.trimEnd()));
              expect(kept || isNamed(notes, message, at), leaf).toBe(true);
            }
          });
        });
      }),
      runs,
    );
  });

  test("names the place of every note", () => {
    fc.assert(
      fc.property(conversation, family, (messages, row) => {
        for (const note of lower(dialect, messages, row).notes) {
          const parts = messages[note.message ?? -1]?.parts;
          expect(parts).toBeDefined();
          if (note.part !== undefined) expect(parts?.[note.part]).toBeDefined();
        }
      }),
      runs,
    );
  });

  test("lets no text choose the structure", () => {
    const words = fc.array(
      fc.constantFrom(...hostile).filter((word) => word.trim() !== ""),
      {
        minLength: 40,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(conversation, words, family, (messages, replacements, row) => {
        const fill = (word: (at: number) => string) => {
          let at = 0;
          return messages.map(({ role: speaker, parts }) => ({
            role: speaker,
            parts: parts.map((given) => (given.type === "text" ? { ...given, text: word(at++) } : given)),
          }));
        };
        const plain = lower(
          dialect,
          fill(() => "word"),
          row,
        );
        const other = lower(
          dialect,
          fill((at) => replacements[at % 40] as string),
          row,
        );
        expect(shapeOf(other.body)).toEqual(shapeOf(plain.body));
        expect(other.notes).toEqual(plain.notes);
      }),
      runs,
    );
  });
});
