import type { Fix } from "../diagnostics/diagnostic.ts";

/** A text after edits. */
export interface FixedText {
  readonly text: string;
  /** The edits that were made. The others overlap one of them, and are judged again by the next check. */
  readonly made: readonly Fix[];
}

/**
 * Makes edits of a text, each once however often it is given. Of edits that overlap, the first by place is made; of two
 * that insert at one place, the first given. Every byte outside of the edits stays.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): FixedText {
  const made: Fix[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const fix of sortFixes(fixes)) {
    const { start, end } = fix.span;
    const last = made.at(-1)?.span;
    const isSamePlace = last?.start === start && last.end === end;
    if (start < at || isSamePlace || end > text.length) continue;
    pieces.push(text.slice(at, start), fix.text);
    made.push(fix);
    at = end;
  }
  return { text: pieces.join("") + text.slice(at), made };
}

/** By place; what is inserted at a place comes before what stands there. */
function sortFixes(fixes: readonly Fix[]): Fix[] {
  return [...fixes].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
