import { describe, expect, test } from "vitest";
import type { Fix } from "../../src/diagnostics/diagnostic.ts";
import { indexLines } from "../../src/diagnostics/line-index.ts";
import { applyFixes } from "../../src/fixes/apply-fixes.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

const edit = (start: number, end: number, text: string): Fix => ({
  span: indexLines("x".repeat(99)).span(start, end),
  text,
});

describe("applyFixes", () => {
  test.each([
    ["nothing", [], "abcdef"],
    ["edits in any order", [edit(4, 5, "E"), edit(0, 1, "A")], "AbcdEf"],
    ["the same edit of several findings once", [edit(1, 2, "B"), edit(1, 2, "B")], "aBcdef"],
    ["what touches", [edit(1, 2, "B"), edit(2, 3, ""), edit(3, 3, "-")], "aB-def"],
    ["an insertion before what stands there", [edit(1, 3, "BC"), edit(1, 1, ">")], "a>BCdef"],
    ["the first of two insertions at one place", [edit(1, 1, "1"), edit(1, 1, "2")], "a1bcdef"],
    ["the first by place of those that overlap", [edit(2, 5, "!"), edit(0, 3, "?")], "?def"],
    ["the first given of two for one place", [edit(2, 3, "1"), edit(2, 3, "2")], "ab1def"],
    ["nothing that ends outside", [edit(5, 9, "!")], "abcdef"],
  ])("%s", (_, fixes, expected) => expect(applyFixes("abcdef", fixes).text).toBe(expected));

  test("says which were made; the others can be made afterwards", () => {
    const [first, second, third] = [edit(0, 2, "1"), edit(1, 3, "2"), edit(3, 4, "3")];
    expect(applyFixes("abcdef", [third, second, first]).made).toEqual([first, third]);
  });

  test("every byte outside of the edits stays, in its order", () => {
    const place = fc.tuple(
      fc.nat(30),
      fc.nat(6),
      fc.string({ unit: fc.constantFrom("+", "-"), maxLength: 3 }),
    );
    const text = fc.string({ unit: fc.constantFrom("a", "é", "🙂", "\r\n", "\uFEFF"), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(place, { maxLength: 6 }), (source, places) => {
        const fixes = places.map(([start, length, written]) => edit(start, start + length, written));
        const { text: fixed, made } = applyFixes(source, fixes);
        const removed = made.reduce((sum, { span }) => sum + span.end - span.start, 0);
        const added = made.reduce((sum, fix) => sum + fix.text.length, 0);
        expect(fixed).toHaveLength(source.length - removed + added);
        let kept = source;
        for (const { span } of [...made].reverse()) kept = kept.slice(0, span.start) + kept.slice(span.end);
        expect(fixed.replace(/[+-]/g, "")).toBe(kept);
      }),
      { numRuns: cases(300) },
    );
  });
});
