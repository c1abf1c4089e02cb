import { indexLines, type LineIndex } from "../diagnostics/line-index.ts";
import { hashText } from "../files/hash-text.ts";
import type { BareEntry, ReadText, ReportEntry } from "./report.ts";

/**
 * Tells entries from each other by what they are about: id, target, subject and the text that they point at, and by
 * their number among their likes of one prompt in one file. Path, line, level and the id of the prompt do not count,
 * nor do spaces and quotes.
 */
export function addFingerprints(entries: readonly BareEntry[], readText: ReadText): ReportEntry[] {
  const files = new Map<string, LineIndex | undefined>();
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const { path, prompt = null } = entry;
    if (!files.has(path)) files.set(path, indexText(readText(path)));
    const about = describe(entry, files.get(path));
    // A partial has the same faults for each prompt that it stands in: those are counted apart.
    const key = JSON.stringify([path, prompt, about]);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return { ...entry, fingerprint: hashText(JSON.stringify([about, number])) };
  });
}

function indexText(text: string | undefined): LineIndex | undefined {
  return text === undefined ? undefined : indexLines(text);
}

function describe(entry: BareEntry, lines: LineIndex | undefined): unknown[] {
  const { id, target, subject } = entry;
  return [id, target ?? null, subject ?? null, textOf(entry, lines)];
}

function textOf({ hidesSource, message, span }: BareEntry, lines: LineIndex | undefined): string {
  // A hash of a key in version control would say something about the key; what is printed of it does not.
  if (hidesSource) return message;
  if (!lines) return "";
  const { start, end, line } = span;
  // The start of a file stands for the whole of it, whatever its first line says, and so does the key with its name.
  if (end === 0) return "";
  const text = condense(end > start ? lines.text.slice(start, end) : lines.line(line).text);
  return text === "name" ? "" : text;
}

/** The first line that has text, without what a formatter changes. */
function condense(text: string): string {
  const [line = ""] = text.trimStart().split(/[\r\n]/, 1);
  return line.replace(/[\s"']+/g, "");
}
