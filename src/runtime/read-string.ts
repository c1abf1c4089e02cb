import type { RepairKind } from "./types.ts";

/** Marks that end a string which starts with one of them. */
const quotes = ['"', "'", "“”„", "‘’‚"];

/**
 * Reads a string in quotes of any kind: as JSON, the index after it, and whether the text ends before the string does.
 * Undefined where there is none, or where an escape means nothing in JSON.
 */
export function readString(
  text: string,
  start: number,
  kinds: Set<RepairKind>,
): [json: string, end: number, isCut: boolean] | undefined {
  const marks = quotes.find((group) => group.includes(text[start] ?? " "));
  if (!marks) return;
  if (marks !== '"') kinds.add("quotes");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON forbids in strings.
  const special = /\\(u[\da-fA-F]{4}|["'\\/bfnrt])|(\\(?:u[\da-fA-F]{0,3})?)?$|["'“”„‘’‚\\\0-\x1f]/g;
  special.lastIndex = start + 1;
  for (let json = ""; ; ) {
    const from = special.lastIndex;
    const match = special.exec(text);
    if (!match) return;
    const [found, escaped] = match;
    const end = special.lastIndex;
    json += text.slice(from, match.index);
    if (escaped) json += escaped === "'" ? escaped : found;
    else if (!found || (found[0] === "\\" && end === text.length)) return [withoutHalf(json), end, true];
    else if (found === "\\") return;
    else if (marks.includes(found)) return [`"${json}"`, end, false];
    else json += JSON.stringify(found).slice(1, -1);
    if (escaped === "'") kinds.add("quotes");
    if (found < " ") kinds.add("control-character");
  }
}

/** A string that ends with a whole character. */
function withoutHalf(json: string): string {
  return JSON.stringify((JSON.parse(`"${json}"`) as string).replace(/[\ud800-\udbff]$/, ""));
}
