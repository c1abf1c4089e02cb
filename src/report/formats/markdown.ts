import { drawFrame } from "../../diagnostics/code-frame.ts";
import { count } from "../../diagnostics/count.ts";
import type { LineIndex } from "../../diagnostics/line-index.ts";
import { lineReader } from "../../diagnostics/reporters/print-problem.ts";
import { listCounts, summarize } from "../count-entries.ts";
import { type EntryGroup, groupEntries, listTargets } from "../group-entries.ts";
import { hideSources } from "../hide-sources.ts";
import { type EntrySeverity, isFailure, isShown, type Report, type ReportEntry } from "../report.ts";
import { ruleOf } from "../rules.ts";
import { escapeMarkdown as escapeText, fenceCode } from "./escape-markdown.ts";
import type { Format } from "./format.ts";
import { tabulate } from "./markdown-table.ts";

/** A comment may have 65,536 characters; others want to say something in it too. */
const MOST_CHARACTERS = 60_000;

/** Kept for the line that counts what is left out. */
const ROOM_FOR_REST = 200;

/**
 * A report for a comment of a pull request or the summary of a job: the verdict, prompts against targets where there is
 * something to say, and each finding with its source, folded. At most 60,000 characters, cut between findings.
 */
export const formatMarkdown: Format = (given) => {
  const report = hideSources(given);
  const shown = report.entries.filter(isShown);
  const groups = groupEntries(shown);
  const linesOf = lineReader(report.readText);
  const parts = [judge(report, shown), ...tabulate(report, shown)];
  let length = parts.reduce((sum, part) => sum + part.length + 2, 0);
  const printed = parts.length;
  for (const group of groups) {
    const part = renderGroup(group, linesOf);
    length += part.length + 2;
    if (length > MOST_CHARACTERS - ROOM_FOR_REST) break;
    parts.push(part);
  }
  const left = groups.slice(parts.length - printed).flatMap(({ entries }) => entries);
  return `${[...parts, ...renderRest(left)].join("\n\n")}\n`;
};

function judge(report: Report, shown: readonly ReportEntry[]): string {
  const warns = shown.some(({ severity }) => severity === "warning");
  const verdict = shown.some(isFailure)
    ? "✗ Polylect fails."
    : warns
      ? "! Polylect warns."
      : "✓ Polylect passes.";
  return `**${verdict}** ${escapeText(summarize(report))}`;
}

const SIGNS: Readonly<Record<EntrySeverity, string>> = { error: "✗", warning: "!", info: "i", none: "·" };

function renderGroup(
  { first, message, targets, entries }: EntryGroup,
  linesOf: (path: string) => LineIndex | undefined,
): string {
  const { id, subject, severity, path, span, why, help, hidesSource, related = [] } = first;
  const title = subject === undefined ? id : `${id} (${subject})`;
  const lines = hidesSource ? undefined : linesOf(path);
  const [origin] = entries.flatMap(({ source }) => source ?? []);
  const where = [{ path, span, message: "" }, ...related].map((place) => {
    const said = place.message.trim() && `: ${escapeText(place.message)}`;
    return `- <code>${escapeText(place.path)}:${place.span.line}</code>${said}`;
  });
  const say = (label: string, text: string) =>
    text.trim() === "" ? [] : [`**${label}:** ${escapeText(text)}`];
  return [
    `<details>\n<summary>${SIGNS[severity]} ${severity} <code>${escapeText(title)}</code> ${escapeText(message)}</summary>`,
    where.join("\n"),
    ...(lines ? [fenceCode(drawLine(lines, span))] : []),
    ...say("Targets", listTargets(targets)),
    ...say("Why", why),
    ...say("Source", origin ?? ""),
    ...say("Help", help),
    `[More about ${escapeText(id)}](${ruleOf(first).url})`,
    "</details>",
  ].join("\n\n");
}

/** The line of a finding, with carets below it. */
function drawLine(lines: LineIndex, span: ReportEntry["span"]): string[] {
  const { lines: drawn, gutter } = drawFrame(lines, span, { before: 0 });
  return drawn.map(({ number = "", text }) => `${String(number).padStart(gutter)} | ${text}`.trimEnd());
}

function renderRest(left: readonly ReportEntry[]): string[] {
  if (left.length === 0) return [];
  const files = new Set(left.map(({ path }) => path)).size;
  return [
    `And ${listCounts(left)} more in ${count(files, "file")}; <code>polylect check --all</code> prints them.`,
  ];
}
