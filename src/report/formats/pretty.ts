import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { reportPretty } from "../../diagnostics/reporters/pretty.ts";
import { renderMatrix } from "../../suite/matrix.ts";
import { isShown, type Report } from "../report.ts";
import type { Format } from "./format.ts";
import { countEntries } from "./json.ts";
import { renderFindings } from "./pretty-findings.ts";

/** A report for people: problems, the matrix, findings with their places, and a summary. */
export const formatPretty: Format = (report, { color }) => {
  const { entries, matrix, targets, readText } = report;
  const problems = entries
    .filter(({ kind }) => kind === "diagnostic")
    .map((entry) => ({ ...entry, code: entry.id }) as unknown as Diagnostic);
  const findings = entries.filter((entry) => entry.kind === "finding" && isShown(entry));
  const parts = [
    problems.length > 0 ? reportPretty(problems, { color, source: readText }) : "",
    renderMatrix(matrix, targets, { color }),
    ...renderFindings(findings, readText),
    summarize(report),
  ];
  return parts.filter(Boolean).join("\n");
};

function summarize(report: Report): string {
  const { prompts, targets, scope, entries } = report;
  const findings = entries.filter(({ kind }) => kind === "finding");
  const { errors, warnings } = countEntries({ entries: findings });
  const rest = `${errors} fail, ${warnings} warn, ${findings.length - errors - warnings} accepted or harmless`;
  const total = scope ?? `${count(prompts.length, "prompt")}, ${count(targets.length, "target")}`;
  return `${total}: findings: ${rest}\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
