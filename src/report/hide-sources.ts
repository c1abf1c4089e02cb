import { groupBy } from "../suite/matrix.ts";
import type { Report, ReportEntry } from "./report.ts";

/** Shorter texts stand in messages by chance. */
const SHORTEST = 4;

/**
 * A report that holds nothing of what stands at the places of entries that hide their source: neither in the texts of
 * files, where stars stand in its place, nor in what any entry says. A fix that holds it is left out.
 */
export function hideSources(report: Report): Report {
  const hiding = report.entries.filter(({ hidesSource }) => hidesSource);
  if (hiding.length === 0) return report;
  const spans = groupBy(hiding, ({ path }) => path);
  const secrets = [...spans].flatMap(([path, hidden]) => {
    const text = report.readText(path) ?? "";
    return hidden.flatMap(({ span }) => linesOf(text.slice(span.start, span.end)));
  });
  const known = [...new Set(secrets)];
  return {
    ...report,
    entries: report.entries.map((entry) => redact(entry, known)),
    readText: (path) => cover(report.readText(path), spans.get(path) ?? []),
  };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST);
}

/** Stars instead of characters, so that places stay where they are. */
function cover(text: string | undefined, hiding: readonly ReportEntry[]): string | undefined {
  if (text === undefined) return undefined;
  return hiding.reduce(
    (kept, { span: { start, end } }) =>
      kept.slice(0, start) + kept.slice(start, end).replace(/[^\r\n]/g, "*") + kept.slice(end),
    text,
  );
}

function redact(entry: ReportEntry, secrets: readonly string[]): ReportEntry {
  const { fix, related, subject, ...rest } = entry;
  const clean = (text: string) => secrets.reduce((kept, secret) => kept.replaceAll(secret, "…"), text);
  return {
    ...rest,
    message: clean(entry.message),
    why: clean(entry.why),
    help: clean(entry.help),
    ...(subject !== undefined && { subject: clean(subject) }),
    ...(related && { related: related.map((other) => ({ ...other, message: clean(other.message) })) }),
    ...(fix && clean(fix.text) === fix.text && { fix }),
  };
}
