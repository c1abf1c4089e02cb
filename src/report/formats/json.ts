import { countEntries, type EntryCounts } from "../count-entries.ts";
import { hideSources } from "../hide-sources.ts";
import type { ReportEntry } from "../report.ts";
import { ruleOf } from "../rules.ts";
import type { Format } from "./format.ts";

/** A report for programs, as `schemas/report.schema.json` describes it. */
export interface ReportDocument {
  /** Grows when a program that reads reports has to change. */
  readonly version: 1;
  readonly summary: ReportSummary;
  readonly diagnostics: readonly ReportDiagnostic[];
  readonly findings: readonly ReportFinding[];
}

/** What was looked at, and how many entries there are of each kind. */
export interface ReportSummary extends EntryCounts {
  readonly prompts: number;
  readonly targets: number;
  /** What was looked at, where that is not the whole project. */
  readonly scope?: string;
}

interface Printed extends Omit<ReportEntry, "kind" | "id" | "hidesSource"> {
  /** Documentation of the code or id. */
  readonly url: string;
}

/** A problem in a file. */
export interface ReportDiagnostic
  extends Omit<Printed, "prompt" | "target" | "level" | "category" | "subject" | "source"> {
  readonly code: string;
}

/** What a target does to a prompt, or what a check found. */
export interface ReportFinding extends Printed {
  readonly id: string;
}

/** Prints a {@link ReportDocument}: everything that was found, shown or only counted, in the order of the report. */
export const formatJson: Format = (given) => {
  const { entries, prompts, targets, scope } = hideSources(given);
  const document: ReportDocument = {
    version: 1,
    summary: {
      ...(scope !== undefined && { scope }),
      prompts: prompts.length,
      targets: targets.length,
      ...countEntries(entries),
    },
    diagnostics: entries.filter(({ kind }) => kind === "diagnostic").map(printDiagnostic),
    findings: entries.filter(({ kind }) => kind === "finding").map(printFinding),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function printDiagnostic(entry: ReportEntry): ReportDiagnostic {
  const { id, severity, message, why, help, path, span, related, fix, suppressed, fingerprint } = entry;
  const more = { ...(related && { related }), ...(fix && { fix }), ...(suppressed && { suppressed }) };
  return { code: id, severity, message, why, help, path, span, ...more, fingerprint, url: ruleOf(entry).url };
}

function printFinding(entry: ReportEntry): ReportFinding {
  const { kind: _, hidesSource: __, id, ...rest } = entry;
  return { id, ...rest, url: ruleOf(entry).url };
}
