import { drawFrame } from "../../diagnostics/code-frame.ts";
import { indexLines } from "../../diagnostics/line-index.ts";
import { fillText, findingTexts } from "../../portability/finding-texts.ts";
import { groupBy } from "../../suite/matrix.ts";
import type { EntrySeverity, ReadText, ReportEntry } from "../report.ts";

/** Findings for people, those that differ in nothing but the target as one. `read` gives the text of a file. */
export function renderFindings(findings: readonly ReportEntry[], read: ReadText): string[] {
  return groupFindings(findings).map((group) => renderGroup(group, read));
}

function groupFindings(findings: readonly ReportEntry[]): ReportEntry[][] {
  const groups = groupBy(findings, ({ prompt, id, subject, path, span, message, target }) => {
    // What a check says of two targets is the same where nothing but their names differs.
    const said = Object.hasOwn(findingTexts, id) ? "" : message.replaceAll(target ?? "", "");
    return JSON.stringify([prompt, id, subject, path, span.start, said]);
  });
  return [...groups.values()];
}

function renderGroup(group: readonly ReportEntry[], read: ReadText): string {
  const [first] = [...group].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  if (!first) return "";
  const { id, subject, path, span, why, help } = first;
  const about = subject === undefined ? id : `${id} (${subject})`;
  const byLevel = groupBy(
    group.filter(({ target }) => target !== undefined),
    ({ level = "exact" }) => level,
  );
  return [
    `${first.severity}[${about}]: ${messageOf(first, group)}`,
    `  --> ${path}:${span.line}:${span.column}`,
    ...renderFrame(first, read),
    ...[...byLevel].map(([level, of]) => `  ${level} on ${namesOf(of).join(", ")}`),
    `  why: ${why}`,
    ...renderSources(group),
    `  help: ${help}`,
    "",
  ].join("\n");
}

const SEVERITIES: readonly EntrySeverity[] = ["error", "warning", "info", "none"];

function namesOf(group: readonly ReportEntry[]): string[] {
  return [...new Set(group.flatMap(({ target }) => target ?? []))];
}

/** What is said of several targets at once. */
function messageOf(
  { id, subject, message, target = "" }: ReportEntry,
  group: readonly ReportEntry[],
): string {
  const more = namesOf(group).length - 1;
  const text = findingTexts[id]?.message;
  if (more < 1 || text === undefined) return message;
  return fillText(text, `${target} (and ${more} more)`, subject);
}

function renderSources(group: readonly ReportEntry[]): string[] {
  const [first, ...more] = new Set(group.flatMap(({ source }) => source ?? []));
  if (first === undefined) return [];
  return [`  source: ${first}${more.length > 0 ? `, and ${more.length} more by --format json` : ""}`];
}

/** The lines of the file around a finding. */
function renderFrame({ hidesSource, path, span }: ReportEntry, read: ReadText): string[] {
  const text = hidesSource ? undefined : read(path);
  if (text === undefined) return [];
  const { gutter, lines } = drawFrame(indexLines(text), span);
  return lines.map(({ number = "", text: shown }) =>
    `  ${String(number).padStart(gutter)} | ${shown}`.trimEnd(),
  );
}
