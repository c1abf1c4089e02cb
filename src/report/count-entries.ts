import { count } from "../diagnostics/count.ts";
import { isShown, type Report, type ReportEntry } from "./report.ts";

/** How many entries there are of each kind. */
export interface EntryCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Let pass by the author. */
  readonly accepted: number;
  /** Let pass by the baseline of the project. */
  readonly baseline: number;
  /** Taking nothing from the prompt, or ignored by the policy. */
  readonly harmless: number;
}

/** How many entries fail, warn, inform, are let pass by whom, and are harmless. */
export function countEntries(entries: readonly ReportEntry[]): EntryCounts {
  const counts = { errors: 0, warnings: 0, infos: 0, accepted: 0, baseline: 0, harmless: 0 };
  for (const { severity, suppressed } of entries) {
    if (suppressed?.by === "acceptance") counts.accepted++;
    else if (suppressed) counts.baseline++;
    else if (severity === "error") counts.errors++;
    else if (severity === "warning") counts.warnings++;
    else if (severity === "info") counts.infos++;
    else counts.harmless++;
  }
  return counts;
}

/** What a report says in one line, without an end of the line: what was looked at, problems, and findings. */
export function summarize({ prompts, targets, scope, entries }: Report): string {
  const problems = entries.filter((entry) => entry.kind === "diagnostic" && isShown(entry));
  const findings = entries.filter(({ kind }) => kind === "finding");
  const parts = [
    ...(problems.length > 0 ? [`problems: ${listCounts(problems)}`] : []),
    ...(targets.length > 0 || findings.length > 0 ? [`findings: ${listVerdicts(findings)}`] : []),
  ];
  const looked = targets.length > 0 ? `, ${count(targets.length, "target")}` : "";
  const total = scope ?? `${count(prompts.length, "prompt")}${looked}`;
  return `${total}: ${parts.join("; ") || "no problems"}`;
}

/** `2 errors, 1 warning`: how many shown entries there are of each severity that occurs. */
export function listCounts(entries: readonly ReportEntry[]): string {
  const { errors, warnings, infos } = countEntries(entries);
  return [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(infos > 0 ? [count(infos, "info")] : []),
  ].join(", ");
}

function listVerdicts(findings: readonly ReportEntry[]): string {
  const { errors, warnings, infos, accepted, baseline, harmless } = countEntries(findings);
  const rest = [
    [infos, "info"],
    [accepted, "accepted"],
    [baseline, "in the baseline"],
    [harmless, "harmless"],
  ] as const;
  const known = rest.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return [`${errors} fail`, `${warnings} warn`, ...known].join(", ");
}
