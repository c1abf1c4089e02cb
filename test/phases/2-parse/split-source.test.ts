import { describe, expect, test } from "vitest";
import { splitSource } from "../../../src/phases/2-parse/split-source.ts";
import fc from "../../support/fast-check.ts";

/** Text, then front matter (undefined for none), body, and offset of the body. */
const cases: readonly [name: string, text: string, frontMatter: string | undefined, body: string][] = [
  ["plain", "---\na: 1\n---\nHello\n", "a: 1", "Hello"],
  ["comment and blank lines first", "# licence\n#x\n\n  \n---\na: 1\n---\nHello", "a: 1", "Hello"],
  ["CRLF", "---\r\na: 1\r\nb: 2\r\n---\r\n\r\nHello\r\n", "a: 1\r\nb: 2", "Hello"],
  ["lone CR", "---\ra: 1\r---\rHello", "a: 1", "Hello"],
  ["byte order mark", "\uFEFF---\na: 1\n---\nHello", "a: 1", "Hello"],
  ["trailing spaces", "---  \na: 1\n--- \t\nHello", "a: 1", "Hello"],
  ["four dashes are no fence", "----\na: 1\n----\nHello", undefined, "----\na: 1\n----\nHello"],
  ["dashes with text are no fence", "---x\na: 1\n---\nHello", undefined, "---x\na: 1\n---\nHello"],
  ["dashes inside", "---\na: |\n  x\n----y: 2\n---\nHello", "a: |\n  x\n----y: 2", "Hello"],
  ["closing fence at the end", "---\na: 1\n---", "a: 1", ""],
  ["empty block", "---\n---\nHello", "", "Hello"],
  ["blank block", "---\n\n---\nHello", "", "Hello"],
  ["body with rules", "---\na: 1\n---\nHello\n---\nBye", "a: 1", "Hello\n---\nBye"],
  ["no front matter", "  Hello \n", undefined, "  Hello \n"],
  ["no front matter, byte order mark", "\uFEFF Hello", undefined, " Hello"],
  ["comment, no front matter", "# Title\nHello\n---\n", undefined, "# Title\nHello\n---\n"],
  ["empty", "", undefined, ""],
];

describe("splitSource", () => {
  test.each(cases)("%s", (_name, text, frontMatter, body) => {
    const split = splitSource(text);
    expect(split.frontMatter?.text).toBe(frontMatter);
    expect(split.body.text).toBe(body);
    expect(split.problems).toEqual([]);
  });

  test.each([
    ["---\nmodel: x\nHello", ["unclosed-front-matter"]],
    ["---\n# c\nmodel: x", ["unclosed-front-matter"]],
    ["---\nHello: there is no reason to ask\n", ["unclosed-front-matter"]],
    ["---\nJust text.\n", []],
    ["---", []],
    ["---js\nx\n---\nHello", ["javascript-front-matter"]],
    ["--- JSON \n{}", ["javascript-front-matter"]],
    ["---yaml\na: 1\n---\n", ["javascript-front-matter"]],
  ])("problems of %j", (text, codes) => {
    expect(splitSource(text).problems.map((problem) => problem.code)).toEqual(codes);
  });

  test("an unclosed block is all body", () => {
    expect(splitSource("---\nmodel: x\n").body).toEqual({ text: "---\nmodel: x\n", start: 0 });
  });

  const piece = fc.oneof(
    fc.constantFrom(
      "---",
      "----",
      "--- ",
      "---js",
      "\n",
      "\r\n",
      "\r",
      "# c",
      "a: 1",
      " ",
      "\t",
      "\uFEFF",
      "\u00a0",
    ),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const sourceText = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));

  test("offsets point at the text, for any text", () => {
    fc.assert(
      fc.property(sourceText, (text) => {
        const { frontMatter, body, problems } = splitSource(text);
        expect(text.slice(body.start, body.start + body.text.length)).toBe(body.text);
        if (frontMatter) {
          expect(text.slice(frontMatter.start, frontMatter.end)).toBe(frontMatter.text);
          expect(body.text).toBe(body.text.trim());
          expect(body.start).toBeGreaterThanOrEqual(frontMatter.end);
        } else if (problems.length === 0) {
          expect(body.text).toBe(text.replace(/^\uFEFF/, ""));
        }
      }),
      { numRuns: 2000 },
    );
  });

  // Dotprompt's rule in one expression, written here from its description; empty blocks and fences that end the file
  // are where it and we part on purpose.
  test("agrees with Dotprompt's rule where that rule finds front matter", () => {
    const rule =
      /^\uFEFF?(?:(?:#[^\n\r]*|[ \t]*)(?:\r\n|\r|\n))*---[ \t]*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n)([\s\S]*)$/;
    fc.assert(
      fc.property(sourceText, (text) => {
        const match = rule.exec(text);
        const { frontMatter, body } = splitSource(text);
        if (!match || !frontMatter?.text) return;
        expect([frontMatter.text, body.text]).toEqual([match[1], match[2]?.trim()]);
      }),
      { numRuns: 2000 },
    );
  });
});
