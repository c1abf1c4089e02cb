import { indexLines, type LineIndex } from "../diagnostics/line-index.ts";
import { hashText } from "../files/hash-text.ts";
import type { BareEntry, ReadText, ReportEntry } from "./report.ts";

/**
 * Tells entries from each other by what they are about: id, target, subject and the text of the line, and by their
 * number among their likes in one file. Neither the path nor the number of the line counts.
 */
export function addFingerprints(entries: readonly BareEntry[], readText: ReadText): ReportEntry[] {
  const lines = new Map<string, LineIndex | undefined>();
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const { path } = entry;
    if (!lines.has(path)) lines.set(path, indexText(readText(path)));
    const about = describe(entry, lines.get(path));
    const key = JSON.stringify([path, about]);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return { ...entry, fingerprint: hashText(JSON.stringify([about, number])) };
  });
}

function indexText(text: string | undefined): LineIndex | undefined {
  return text === undefined ? undefined : indexLines(text);
}

function describe(entry: BareEntry, lines: LineIndex | undefined): unknown[] {
  const { id, target, subject, hidesSource, span } = entry;
  // A hash of a key in version control would still say something about the key.
  const line = hidesSource ? "" : textOf(span.line, lines);
  return [id, target ?? null, subject ?? null, line];
}

function textOf(line: number, lines: LineIndex | undefined): string {
  if (!lines || line > lines.lineCount) return "";
  return lines.line(line).text.trim().replace(/\s+/g, " ");
}
