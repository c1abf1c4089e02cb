import type { CheckFinding } from "../checks/check-finding.ts";
import type { Verdict } from "../config/resolved-config.ts";
import { drawFrame } from "../diagnostics/code-frame.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { fillText, findingTexts } from "../portability/finding-texts.ts";
import { groupBy } from "../suite/matrix.ts";

/** A finding of the report or of a check, with what it does to the exit code. */
export interface Judged extends Omit<CheckFinding, "severity"> {
  readonly verdict: Verdict;
  /** Of a check. */
  readonly severity?: Severity;
}

/** Whether people are told of a finding: an accepted or harmless one is only counted. */
export function isShown({ verdict, severity, accepted }: Judged): boolean {
  return verdict !== "ignore" || (severity === "info" && accepted === undefined);
}

/** Findings for people, those that differ in nothing but the target as one. `read` gives the text of a file. */
export function renderFindings(
  findings: readonly Judged[],
  read: (path: string) => string | undefined,
): string[] {
  return groupFindings(findings).map((group) => renderGroup(group, read));
}

function groupFindings(findings: readonly Judged[]): Judged[][] {
  const groups = groupBy(findings, ({ prompt, id, subject, path, span, message, target }) => {
    // What a check says of two targets is the same where nothing but their names differs.
    const said = Object.hasOwn(findingTexts, id) ? "" : message.replaceAll(target ?? "", "");
    return JSON.stringify([prompt, id, subject, path, span.start, said]);
  });
  return [...groups.values()];
}

function renderGroup(group: readonly Judged[], read: (path: string) => string | undefined): string {
  const [first] = [...group].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  if (!first) return "";
  const { id, subject, path, span, why, help } = first;
  const about = subject === undefined ? id : `${id} (${subject})`;
  const byLevel = groupBy(
    group.filter(({ target }) => target !== undefined),
    ({ level }) => level,
  );
  return [
    `${labelOf(first)}[${about}]: ${messageOf(first, group)}`,
    `  --> ${path}:${span.line}:${span.column}`,
    ...renderFrame(first, read),
    ...[...byLevel].map(([level, of]) => `  ${level} on ${namesOf(of).join(", ")}`),
    `  why: ${why}`,
    ...renderSources(group),
    `  help: ${help}`,
    "",
  ].join("\n");
}

const VERDICTS: readonly Verdict[] = ["fail", "warn", "ignore"];

function namesOf(group: readonly Judged[]): string[] {
  return [...new Set(group.flatMap(({ target }) => target ?? []))];
}

/** What is said of several targets at once. */
function messageOf({ id, subject, message, target = "" }: Judged, group: readonly Judged[]): string {
  const more = namesOf(group).length - 1;
  const text = findingTexts[id]?.message;
  if (more < 1 || text === undefined) return message;
  return fillText(text, `${target} (and ${more} more)`, subject);
}

function renderSources(group: readonly Judged[]): string[] {
  const [first, ...more] = new Set(group.flatMap(({ source }) => source ?? []));
  if (first === undefined) return [];
  return [`  source: ${first}${more.length > 0 ? `, and ${more.length} more by --format json` : ""}`];
}

function labelOf({ verdict, severity }: Judged): Severity {
  return severity ?? (verdict === "fail" ? "error" : "warning");
}

/** The lines of the file around a finding. */
function renderFrame(
  { hidesSource, path, span }: Judged,
  read: (path: string) => string | undefined,
): string[] {
  const text = hidesSource ? undefined : read(path);
  if (text === undefined) return [];
  const { gutter, lines } = drawFrame(indexLines(text), span);
  return lines.map(({ number = "", text: shown }) =>
    `  ${String(number).padStart(gutter)} | ${shown}`.trimEnd(),
  );
}
