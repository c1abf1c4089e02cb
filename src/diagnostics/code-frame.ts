import type { LineIndex } from "./line-index.ts";
import type { Span } from "./span.ts";

/** A stretch of source with the line numbers in a gutter and carets below the span. */
export interface CodeFrame {
  readonly lines: readonly FrameLine[];
  /** Columns that the line numbers need. */
  readonly gutter: number;
}

/** One line of a frame. `number` is undefined for the line of carets. */
export interface FrameLine {
  readonly number: number | undefined;
  readonly text: string;
}

/** How much a frame shows. */
export interface FrameOptions {
  /** Lines of context before the span. */
  readonly before?: number;
  /** Terminal columns of source; a longer line is clipped around the span. */
  readonly width?: number;
}

const TAB = 2;

/** Draws the lines around a span. The carets stand below what a terminal shows, whatever tabs and wide characters do. */
export function drawFrame(lines: LineIndex, span: Span, options: FrameOptions = {}): CodeFrame {
  const { before = 1, width = 120 } = options;
  const { line: at } = lines.position(span.start);
  const { text, start } = lines.line(at);
  const from = Math.min(span.start - start, text.length);
  const to = Math.max(from, Math.min(span.end - start, text.length));
  const window = clipAround(text, from, to, width);
  const lead = displayText(window.text.slice(0, from - window.start + window.lead));
  const marked = displayText(
    window.text.slice(from - window.start + window.lead, to - window.start + window.lead),
  );
  const carets = " ".repeat(displayWidth(lead)) + "^".repeat(Math.max(1, displayWidth(marked)));
  const shown: FrameLine[] = [];
  for (let line = Math.max(1, at - before); line < at; line++) {
    const other = lines.line(line).text;
    const clipped = clipAround(other, window.start, window.start, width);
    shown.push({ number: line, text: displayText(clipped.text) });
  }
  shown.push({ number: at, text: displayText(window.text) }, { number: undefined, text: carets });
  return { lines: shown, gutter: String(at).length };
}

/** The part of a line around a span: `lead` is the length of the ellipsis before it. */
function clipAround(text: string, from: number, to: number, width: number) {
  if (displayWidth(text) <= width) return { text, start: 0, lead: 0 };
  // A wide character takes two columns, so half the units always fit.
  const room = displayWidth(text) > text.length ? Math.floor(width / 2) : width;
  const visible = Math.min(to, from + room - 1);
  let start = Math.max(0, Math.min(from - Math.floor((room - (visible - from)) / 2), text.length - room));
  if (isLowSurrogate(text, start)) start--;
  let end = Math.min(text.length, start + room);
  if (isLowSurrogate(text, end)) end--;
  const lead = start > 0 ? "…" : "";
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? "…" : ""}`,
    start,
    lead: lead.length,
  };
}

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Text as it is safe to print: tabs as spaces, control and direction characters as visible stand-ins. */
export function displayText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\uFEFF/g, "")
    .replaceAll("\t", " ".repeat(TAB))
    .replace(CONTROL, (unit) => {
      const code = unit.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
    });
}

const PLAIN = /^[ -~]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal must not act on what a prompt file holds.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;
const NARROWEST = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;

/** Terminal columns that a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character === "\t") width += TAB;
    else if (character >= " " && character <= "~") width += 1;
    else if (WIDE.test(character)) width += 2;
    else if (!NARROWEST.test(character)) width += 1;
  }
  return width;
}
