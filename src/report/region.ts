import type { LineIndex } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";

/** A stretch of a file by lines and columns from 1, in UTF-16 units; the end is the column behind the last one. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a span is in its file; without the text, only its start is known. A byte order mark is not counted. */
export function regionOf(span: Span, lines: LineIndex | undefined): Region {
  if (!lines) {
    const { line, column } = span;
    return { startLine: line, startColumn: column, endLine: line, endColumn: column };
  }
  const { start, end } = lines.span(span.start, span.end);
  const from = placeOf(start, lines);
  const to = placeOf(end, lines);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

/** The end of a text that ends with a line end is a place on its last line, not on one more line. */
function placeOf(offset: number, lines: LineIndex): { line: number; column: number } {
  const { line, column } = lines.position(offset);
  if (line === 1 || lines.start(line) < lines.text.length) return { line, column };
  const before = lines.start(line - 1);
  const hidden = before === 0 && lines.text.startsWith("\uFEFF") ? 1 : 0;
  return { line: line - 1, column: offset - before - hidden + 1 };
}

/** The path of a file from the root of the repository: `folder` is where the project is, empty at the root. */
export function pathFromRoot(path: string, folder: string): string {
  return folder === "" ? path : `${folder.replace(/\/$/, "")}/${path}`;
}
