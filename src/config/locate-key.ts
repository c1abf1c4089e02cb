import { blankComments } from "./blank-comments.ts";

/** Offsets in a text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a key stands in the text of a config file, judged by its spelling: `targets.main` is the first `main:` after
 * the first `targets:`, comments aside. Undefined where the file writes it another way; a program can build its config as it likes.
 */
export function locateKey(text: string, path: readonly string[]): Place | undefined {
  return locateIn(blankComments(text), path);
}

/** {@link locateKey} for many keys of one text. */
export function locateKeys(text: string): (path: readonly string[]) => Place | undefined {
  const code = blankComments(text);
  return (path) => locateIn(code, path);
}

function locateIn(code: string, path: readonly string[]): Place | undefined {
  let place: Place | undefined;
  for (const key of path) {
    const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = new RegExp(`(?<![\\w$.-])(["']?)${escaped}\\1(?=\\s*:)`, "g");
    pattern.lastIndex = place?.end ?? 0;
    const match = pattern.exec(code);
    // A list index, or a value that is not written in place: the key around it is near enough.
    if (!match) return place;
    place = { start: match.index, end: match.index + match[0].length };
  }
  return place;
}
