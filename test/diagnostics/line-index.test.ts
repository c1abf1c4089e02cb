import { describe, expect, test } from "vitest";
import { indexLines } from "../../src/diagnostics/line-index.ts";
import fc from "../support/fast-check.ts";

describe("indexLines", () => {
  test("LF, CRLF and CR end lines", () => {
    const lines = indexLines("a\nbc\r\nd\re");
    expect(lines.lineCount).toBe(4);
    expect([1, 2, 3, 4, 5].map((line) => lines.line(line).text)).toEqual(["a", "bc", "d", "e", ""]);
    expect(lines.position(3)).toEqual({ line: 2, column: 2 });
    expect(lines.position(6)).toEqual({ line: 3, column: 1 });
  });

  test("columns count UTF-16 units, a byte order mark is none", () => {
    expect(indexLines("😀x").position(2)).toEqual({ line: 1, column: 3 });
    expect(indexLines("\uFEFFx\ny").position(1)).toEqual({ line: 1, column: 1 });
    expect(indexLines("\uFEFFx\ny").position(3)).toEqual({ line: 2, column: 1 });
  });

  test("offsets outside the text are moved to its ends", () => {
    expect(indexLines("ab").span(-3, 9)).toEqual({ start: 0, end: 2, line: 1, column: 1 });
    expect(indexLines("ab").span(9, 3)).toEqual({ start: 2, end: 2, line: 1, column: 3 });
  });

  test("line start and column lead back to the offset", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "é", "😀") });
    fc.assert(
      fc.property(text, fc.nat(40), (source, at) => {
        const lines = indexLines(source);
        const offset = Math.min(at, source.length);
        const { line, column } = lines.position(offset);
        expect(lines.line(line).start + column - 1).toBe(offset);
      }),
    );
  });
});
