import { applyEdits, type FormattingOptions, modify } from "jsonc-parser";

/** An object of package.json that `init` adds to. */
export type Section = "scripts" | "imports" | "dependencies";

/** One key to have in package.json. */
export interface Entry {
  readonly section: Section;
  readonly key: string;
  readonly value: unknown;
}

/** Adds keys to the text of a package.json, which must parse. Every other byte stays as it is. */
export function addEntries(text: string, entries: readonly Entry[]): string {
  const formattingOptions = readFormat(text);
  let edited = text;
  for (const { section, key, value } of entries) {
    const edits = modify(edited, [section, key], value, {
      formattingOptions,
      ...(section === "dependencies" && { getInsertionIndex: (keys) => sortedIndex(keys, key) }),
    });
    edited = applyEdits(edited, edits);
  }
  return edited;
}

/** Where a key goes among its neighbours: in order where they are in order, as npm keeps them, else last. */
function sortedIndex(keys: readonly string[], key: string): number {
  const isSorted = keys.every((each, index) => index === 0 || (keys[index - 1] ?? "") <= each);
  const after = keys.findIndex((each) => each > key);
  return isSorted && after >= 0 ? after : keys.length;
}

function readFormat(text: string): FormattingOptions {
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
