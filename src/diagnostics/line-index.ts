import type { Span } from "./span.ts";

/** Where the lines of a text begin, to turn offsets into places. Lines end with LF, CRLF or a lone CR. */
export interface LineIndex {
  readonly text: string;
  readonly lineCount: number;
  /** Line and column of an offset, both from 1; columns count UTF-16 units. */
  position(offset: number): { line: number; column: number };
  /** The span between two offsets; offsets outside the text are moved to its ends. */
  span(start: number, end: number): Span;
  /** The offset at which a line (from 1) begins; the end of the text for a line that is not there. */
  start(line: number): number;
  /** The text of a line (from 1) without its line end, and the offset at which it begins. */
  line(line: number): { text: string; start: number };
}

/** Indexes the lines of a text. */
export function indexLines(text: string): LineIndex {
  const starts = findLineStarts(text);
  const startOf = (line: number) => starts[line - 1] ?? text.length;
  const position = (offset: number) => {
    const line = lastAtMost(starts, offset);
    const start = starts[line] ?? 0;
    // Editors do not count a byte order mark as a column.
    const hidden = line === 0 && offset > 0 && text.startsWith("\uFEFF") ? 1 : 0;
    return { line: line + 1, column: offset - start - hidden + 1 };
  };
  return {
    text,
    lineCount: starts.length,
    position,
    span(start, end) {
      const from = Math.max(0, Math.min(start, text.length));
      return { start: from, end: Math.max(from, Math.min(end, text.length)), ...position(from) };
    },
    start: startOf,
    line(line) {
      const start = startOf(line);
      const end = starts[line] ?? text.length;
      return { text: text.slice(start, end).replace(/(?:\r\n|\r|\n)$/, ""), start };
    },
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** Index of the last sorted value that is at most `limit`. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
