import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { listMessageTexts } from "../../src/style/documents.ts";
import { readHeadings } from "../../src/style/markdown.ts";
import fc from "../support/fast-check.ts";
import { generatedMarkdown, parseFile } from "./styled-templates.ts";

interface Node {
  readonly type: string;
  readonly depth?: number;
  readonly children?: readonly Node[];
  readonly position?: {
    readonly start: { readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
}

/** Headings as the parser gives them for all of a text. */
function headingsOf(text: string): unknown[][] {
  const visit = (node: Node, isTop: boolean): unknown[][] => [
    ...(node.type === "heading"
      ? [[node.depth, node.position?.start.offset, node.position?.end.offset, isTop]]
      : []),
    ...(node.children ?? []).flatMap((child) => visit(child, node.type === "root")),
  ];
  return visit(unified().use(remarkParse).parse(text) as Node, false);
}

function readShort(text: string): unknown[][] {
  return readHeadings(text).headings.map(({ depth, start, end, isTop }) => [depth, start, end, isTop]);
}

/** Of a title of several lines, which is no section, only the last ones are read. */
function expectSame(text: string): void {
  const isShort = ([, start, end]: readonly unknown[]) =>
    text.slice(Number(start), Number(end)).split(/\r?\n/).length < 3;
  expect(readShort(text).filter(isShort)).toEqual(headingsOf(text).filter(isShort));
}

test("headings are those of the whole text, whatever was left out for speed", () => {
  const line = fc.constantFrom(
    "words",
    "words",
    "more *words*",
    "**Bold** words",
    "- item",
    "- item",
    "* item",
    "1. one",
    "2. two",
    "3. three",
    "  - inner",
    "    deep",
    "",
    "",
    "",
    "# A",
    "## B ##",
    "===",
    "---",
    "> quote",
    "> # C",
    "- # D",
    "```",
    "~~~ x",
    "<details>",
    "</details>",
    "<!-- open",
    "close -->",
    "<data>",
    "\uE000",
    "\tcode",
    "[a]: b",
    "> ---",
    "* * *",
  );
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 4, maxLength: 24 }),
      fc.constantFrom("\n", "\r\n"),
      (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        expectSame(text);
      },
    ),
    { numRuns: 100 },
  );
  fc.assert(
    fc.property(generatedMarkdown, ({ template }) => {
      const parsed = parseFile(template);
      for (const { text } of listMessageTexts(parsed, parsed.program, new Set())) {
        expectSame(text);
      }
    }),
    { numRuns: 20 },
  );
});
