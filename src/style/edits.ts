/** A change of a text: what stands between two offsets gives way to something else. */
export interface Edit {
  /** UTF-16 units from 0. */
  readonly start: number;
  readonly end: number;
  /** What stands there afterwards. */
  readonly text: string;
  /** What stood there before. */
  readonly was: string;
}

/** Puts edits in the order in which they stand; of several at one offset, insertions first, else as they came. */
export function sortEdits(edits: readonly Edit[]): Edit[] {
  const isInsertion = ({ start, end }: Edit) => Number(start === end);
  return [...edits].sort((a, b) => a.start - b.start || isInsertion(b) - isInsertion(a));
}

/** The text after edits, which are sorted and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let result = "";
  for (const { start, end, text: replacement } of edits) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** The edits that turn an edited text back. */
export function invertEdits(edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map(({ start, end, text, was }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    return { start: from, end: from + text.length, text: was, was: text };
  });
}

/**
 * Turns a stretch of an edited text into that of the text before: what an edit put there stands where it begins, and
 * what it cut beside the stretch is no part of it.
 */
export function rangeBefore(
  edits: readonly Edit[],
): (start: number, end: number) => { start: number; end: number } {
  const inverse = invertEdits(edits);
  const before = (offset: number, isStart: boolean) => {
    let shift = 0;
    for (const [index, { start, end }] of inverse.entries()) {
      const edit = edits[index] as Edit;
      if (offset < start || (offset === start && !(isStart && start === end))) break;
      if (offset < end) return edit.start;
      shift = edit.end - end;
    }
    return offset + shift;
  };
  return (start, end) => ({ start: before(start, true), end: before(end, false) });
}
