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
  /** The same for lines that are the same to Markdown's blocks; undefined for lines of which that is not known. */
  readonly shape: string | undefined;
}

/** A line that starts a paragraph or goes on with one. Behind `>`, raw HTML may end. */
const WORDS = /^(?:\*\*|__|[*_`"'(])?[\p{L}\uE000][^>\r\n]*$/u;
const ITEM = /^([ \t]*(?:[-*+]|\d+[.)]) )(?:\*\*|__|[*_`"'(])?[\p{L}\uE000][^>\r\n]*$/u;
const UNDERLINE = /^[-+*>\d.) \t]*[=-]+[ \t]*$/;

/**
 * Leaves out what makes no difference to the headings of a text: words of paragraphs and list items, and all but the
 * first and last of lines and paragraphs that are alike. Reading Markdown costs by the line, and most lines are prose.
 */
export function condense(text: string): Condensed {
  const lines = dropPairs(dropRuns(readLines(text)));
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
  const lines = [...text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)];
  return lines.map(({ 1: line = "", index }, number) => {
    const at = { at: index, length: line.length };
    if (line.trim() === "") return { ...at, text: "", shape: "" };
    // Above a line that may underline it, a paragraph may be a heading.
    if (UNDERLINE.test(lines[number + 1]?.[1] ?? "")) return { ...at, text: line, shape: undefined };
    if (WORDS.test(line)) return { ...at, text: "x", shape: "x" };
    const marker = ITEM.exec(line)?.[1];
    if (marker === undefined) return { ...at, text: line, shape: undefined };
    // Of numbers, only 1 may end a paragraph; how wide they are decides what belongs to the item.
    const shape = /\b1[.)]/.test(marker) ? marker : marker.replace(/\d/g, "2");
    return { ...at, text: `${marker}x`, shape };
  });
}

/** Of consecutive lines of one shape, the first and the last; of blank ones, the first. */
function dropRuns(lines: readonly Line[]): Line[] {
  return lines.filter(({ shape }, index) => {
    if (shape === undefined || shape !== lines[index - 1]?.shape) return true;
    return shape !== "" && shape !== lines[index + 1]?.shape;
  });
}

/** Of lines of one shape with blank lines between them, the first and the last two. */
function dropPairs(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    kept.push(line);
    const [a, b, c, d, e] = kept.slice(-5);
    const isAlike = a?.shape && a.shape === c?.shape && c.shape === e?.shape;
    if (isAlike && b?.shape === "" && d?.shape === "") kept.splice(-3, 2);
  }
  return kept;
}
