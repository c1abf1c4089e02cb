import { isShown, type Report, type ReportEntry } from "../report.ts";
import type { Format } from "./format.ts";

/** A report for programs, as `schemas/report.schema.json` describes it. */
export const formatJson: Format = (report) => {
  const { entries, prompts, targets } = report;
  const of = (wanted: ReportEntry["kind"]) => entries.filter(({ kind }) => kind === wanted).map(printEntry);
  const document = {
    summary: { prompts: prompts.length, targets: targets.length, ...countEntries(report) },
    diagnostics: of("diagnostic"),
    findings: of("finding"),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function printEntry({ kind, id, hidesSource, ...rest }: ReportEntry): object {
  return kind === "diagnostic" ? { code: id, ...rest } : { id, ...rest };
}

/** How many entries fail, warn, inform, and are let pass or harmless. */
export function countEntries({ entries }: Pick<Report, "entries">) {
  const shown = entries.filter(isShown);
  const countOf = (wanted: ReportEntry["severity"]) =>
    shown.filter(({ severity }) => severity === wanted).length;
  return {
    errors: countOf("error"),
    warnings: countOf("warning"),
    infos: countOf("info"),
    suppressed: entries.filter(({ suppressed }) => suppressed !== undefined).length,
    harmless: entries.filter(({ severity, suppressed }) => severity === "none" && !suppressed).length,
  };
}
