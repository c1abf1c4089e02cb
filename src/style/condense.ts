/** A text with the same blocks as another, and fewer lines. */
export interface Condensed {
  readonly text: string;
  /** Turns an offset at either end of a line, or in a line that was left as it is, back. */
  readonly offsetBefore: (offset: number) => number;
}

interface Line {
  /** Where it begins, and its length, in the text before. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly kind: "blank" | "prose" | "other";
}

/** A line that starts or goes on with a paragraph or an item of a list. Behind `>`, raw HTML may end. */
const PROSE = /^([ \t]*(?:[-*+]|\d+[.)]) )?(?:\*\*|__|[*_`"'(])?[\p{L}\uE000][^>\r\n]*$/u;
const UNDERLINE = /^[-+*>\d.) \t]*[=-]+[ \t]*$/;

/**
 * Leaves out what makes no difference to the headings of a text: prose in front of a line that stands in no list, and
 * the words of prose that is left. Reading Markdown costs by the line, and most lines are prose.
 */
export function condense(text: string): Condensed {
  const lines = dropProse(readLines(text));
  const starts: number[] = [];
  let condensed = "";
  for (const line of lines) {
    starts.push(condensed.length);
    condensed += `${line.text}\n`;
  }
  return {
    text: condensed,
    offsetBefore: (offset) => {
      const index = starts.findLastIndex((start) => start <= offset);
      const line = lines[index];
      if (!line) return 0;
      const column = offset - (starts[index] ?? 0);
      return line.at + (column >= line.text.length ? line.length : column);
    },
  };
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: whole, 1: line = "", index } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    if (whole === "") break;
    const at = { at: index, length: line.length };
    // Above a line that may underline it, a paragraph may be a heading.
    const above = lines.at(-1);
    if (above?.kind === "prose" && UNDERLINE.test(line)) {
      lines[lines.length - 1] = {
        ...above,
        text: text.slice(above.at, above.at + above.length),
        kind: "other",
      };
    }
    const prose = PROSE.exec(line);
    if (prose) lines.push({ ...at, text: `${prose[1] ?? ""}x`, kind: "prose" });
    else if (line.trim() === "") lines.push({ ...at, text: "", kind: "blank" });
    else lines.push({ ...at, text: line, kind: "other" });
  }
  return lines;
}

/**
 * Of prose in front of a line without indent, keeps a blank line, which ends raw HTML, and the line right before, which
 * the next may go on with. In front of others, all of it says what they belong to.
 */
function dropProse(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let prose: Line[] = [];
  for (const line of lines) {
    if (line.kind !== "other") prose.push(line);
    else {
      const isIndented = /^[ \t]/.test(line.text);
      kept.push(...(isIndented ? prose : shorten(prose)), line);
      prose = [];
    }
  }
  return kept;
}

function shorten(prose: readonly Line[]): Line[] {
  const blank = prose.find(({ kind }) => kind === "blank");
  const last = prose.at(-1);
  return [...(blank ? [blank] : []), ...(last?.kind === "prose" ? [last] : [])];
}
