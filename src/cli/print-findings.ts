import type { CheckFinding } from "../checks/check-finding.ts";
import type { Verdict } from "../config/resolved-config.ts";
import { drawFrame } from "../diagnostics/code-frame.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import { indexLines } from "../diagnostics/line-index.ts";
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
  const groups = groupBy(findings, ({ prompt, id, subject, level, path, span, message, target }) => {
    const same = target === undefined ? message : message.replaceAll(target, "");
    return JSON.stringify([prompt, id, subject, level, path, span.start, same]);
  });
  return [...groups.values()];
}

function renderGroup(group: readonly Judged[], read: (path: string) => string | undefined): string {
  const [first] = group;
  if (!first) return "";
  const { id, subject, path, span, message, level, why, help } = first;
  const about = subject === undefined ? id : `${id} (${subject})`;
  const targets = [...new Set(group.flatMap(({ target }) => target ?? []))];
  return [
    `${labelOf(first)}[${about}]: ${message}`,
    `  --> ${path}:${span.line}:${span.column}`,
    ...renderFrame(first, read),
    ...(targets.length > 0 ? [`  ${level} on ${targets.join(", ")}`] : []),
    `  why: ${why}`,
    `  help: ${help}`,
    "",
  ].join("\n");
}

function labelOf({ verdict, severity }: Judged): Severity {
  return severity ?? (verdict === "fail" ? "error" : "warning");
}

/** The lines of the file around a check's finding. */
function renderFrame(
  { severity, hidesSource, path, span }: Judged,
  read: (path: string) => string | undefined,
): string[] {
  const text = severity === undefined || hidesSource ? undefined : read(path);
  if (text === undefined) return [];
  const { gutter, lines } = drawFrame(indexLines(text), span);
  return lines.map(({ number = "", text: shown }) =>
    `  ${String(number).padStart(gutter)} | ${shown}`.trimEnd(),
  );
}
