import { describe, expect, test } from "vitest";
import { checkGrowth } from "../../../src/phases/4-lower/check-growth.ts";
import { lowerText } from "../../support/lower-text.ts";

/** Partials that each call the next one `times` over, the last of them a text. */
function chain(length: number, call: (name: string) => string): Record<string, string> {
  const names = Array.from({ length }, (_, index) => `p${index}`);
  return Object.fromEntries(
    names.map((name, index) => [name, index === length - 1 ? "x" : call(`{{> p${index + 1}}}`)]),
  );
}

function grows(template: string, partials: Record<string, string>): string[] {
  const { body, diagnostics } = lowerText(template, { partials });
  expect(diagnostics).toEqual([]);
  return checkGrowth("a", { neutral: body, dialects: {} }).map(({ code, message }) => `${code}: ${message}`);
}

const REFUSED = [
  "nesting-too-deep: Partials include partials so often that `a` would run more than 10000 of them.",
];

describe("checkGrowth", () => {
  test.each<[what: string, template: string, partials: Record<string, string>, found: string[]]>([
    ["a billion calls in thirty files", "{{> p0}}", chain(30, (next) => next + next), REFUSED],
    ["one call in each of thirty files", "{{> p0}}", chain(30, (next) => next), []],
    [
      "branches that exclude each other",
      "{{> p0}}",
      chain(30, (next) => `{{#if a}}${next}{{else}}${next}{{/if}}`),
      [],
    ],
    ["recursion that data ends", "{{> p}}", { p: "{{#each a}}{{> p}}{{> p}}{{/each}}" }, []],
    ["many calls of one partial", "{{> p}}".repeat(1000), { p: "x" }, []],
  ])("%s", (_what, template, partials, found) => {
    expect(grows(template, partials)).toEqual(found);
  });
});
