import { describe, expect, test } from "vitest";
import { indexLines } from "../../../src/diagnostics/line-index.ts";
import { parseTemplate } from "../../../src/phases/2-parse/parse-template.ts";
import { templatePlaces } from "../../../src/phases/2-parse/template-places.ts";
import fc from "../../support/fast-check.ts";

function placesIn(file: string, start: number, end = file.length) {
  return templatePlaces({ path: "a.prompt", lines: indexLines(file), text: file.slice(start, end), start });
}

describe("templatePlaces", () => {
  const file = "---\na: 1\n---\n  Hi\r\nyou\rall\n";
  const places = placesIn(file, file.indexOf("Hi"), file.length - 1);

  test.each<[line: number, column: number, at: string, fileLine: number, fileColumn: number]>([
    [1, 0, "Hi", 4, 3],
    [1, 1, "i", 4, 4],
    [2, 0, "you", 5, 1],
    [3, 0, "all", 6, 1],
    [3, 3, "\n", 6, 4],
  ])("line %i, column %i of the template", (line, column, at, fileLine, fileColumn) => {
    const span = places.point(line, column);
    expect(file.slice(span.start)).toMatch(new RegExp(`^${at}`));
    expect(span).toMatchObject({ end: span.start, line: fileLine, column: fileColumn });
  });

  test("a place past the template is its end", () => {
    const end = file.length - 1;
    expect(places.point(3, 9)).toMatchObject({ start: end, end });
    expect(places.point(9, 0)).toMatchObject({ start: end, end });
  });

  test("a byte order mark before the template is no column", () => {
    expect(placesIn("\uFEFFHi", 1).point(1, 0)).toEqual({ start: 1, end: 1, line: 1, column: 1 });
  });

  test("every tag stands where the tree says, whatever ends the lines", () => {
    const piece = fc.constantFrom("{{a}}", "{{b}}", "x", " ", "\n", "\r\n", "é😀");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom("", "# c\n", "---\r\n\r\n"),
        (pieces, head) => {
          const file = head + pieces.join("");
          const text = file.slice(head.length);
          const { template } = parseTemplate({
            path: "a.prompt",
            lines: indexLines(file),
            text,
            start: head.length,
          });
          const tags = template?.program.body.filter(({ type }) => type === "MustacheStatement") ?? [];
          const shown = tags.map(({ loc }) => {
            const { start, end } = template?.spanOf(loc) ?? expect.fail("no template");
            return file.slice(start, end);
          });
          expect(shown).toEqual(pieces.filter((part) => part.startsWith("{{")));
        },
      ),
    );
  });
});
