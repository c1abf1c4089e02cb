import { indexLines } from "../diagnostics/line-index.ts";
import { hashText } from "../files/hash-text.ts";
import type { BareEntry, ReadText, ReportEntry } from "./report.ts";

/**
 * Tells entries from each other by what they are about: id, target, subject and the text that they point at, and by
 * their number among their likes of one prompt in one file. Path, line, level and the id of the prompt do not count,
 * nor do spaces and quotes.
 */
export function addFingerprints(entries: readonly BareEntry[], readText: ReadText): ReportEntry[] {
  const texts = new Map<string, string | undefined>();
  const seen = new Map<string, number>();
  const hashes = new Map<string, string>();
  return entries.map((entry) => {
    const { path, prompt = "" } = entry;
    if (!texts.has(path)) texts.set(path, readText(path));
    const about = describe(entry, texts.get(path));
    // A partial has the same faults for each prompt that it stands in: those are counted apart.
    const key = `${path}\n${prompt}\n${about}`;
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    const identity = `${about}${number}`;
    // Prompts of a project have much in common.
    const fingerprint = hashes.get(identity) ?? hashText(identity);
    hashes.set(identity, fingerprint);
    return { ...entry, fingerprint };
  });
}

function describe(entry: BareEntry, source: string | undefined): string {
  const { id, target, subject } = entry;
  return JSON.stringify([id, target ?? null, subject ?? null, textOf(entry, source)]);
}

function textOf({ hidesSource, message, span }: BareEntry, source: string | undefined): string {
  // A hash of a key in version control would say something about the key; what is printed of it does not.
  if (hidesSource) return message;
  if (source === undefined) return "";
  const { start, end, line } = span;
  // The start of a file stands for the whole of it, whatever its first line says, and so does the key with its name.
  if (end === 0) return "";
  const text = condense(end > start ? source.slice(start, end) : indexLines(source).line(line).text);
  return text === "name" ? "" : text;
}

/** The first line that has text, without what a formatter changes. */
function condense(text: string): string {
  const [line = ""] = text.trimStart().split(/[\r\n]/, 1);
  return line.replace(/[\s"']+/g, "");
}
