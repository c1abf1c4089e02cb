import type { CheckFinding } from "../checks/check-finding.ts";
import type { Policy, Verdict } from "../config/resolved-config.ts";
import { type Diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import type { Finding } from "../portability/finding.ts";
import { addFingerprints } from "./fingerprint.ts";
import type { BareEntry, EntrySeverity, ReadText, ReportEntry } from "./report.ts";

/** What the parts of a check found. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  /** The portability report. */
  readonly reported?: readonly Finding[];
  readonly checked?: readonly CheckFinding[];
}

/**
 * Everything that was found in one form and order: diagnostics by path and place, then findings as they were made.
 * `policy` judges the portability report; checks have severities of their own.
 */
export function collectEntries(
  { diagnostics, reported = [], checked = [] }: Found,
  policy: Policy,
  readText: ReadText,
): ReportEntry[] {
  const entries: BareEntry[] = [
    ...listDiagnostics(diagnostics),
    ...reported.map((finding) => fromFinding(finding, SEVERITIES[judge(finding, policy)])),
    ...checked.map((finding) => fromFinding(finding, finding.severity)),
  ];
  return addFingerprints(entries, readText);
}

/** Diagnostics as entries, by path and place. */
export function listDiagnostics(diagnostics: readonly Diagnostic[]): BareEntry[] {
  return sortDiagnostics(diagnostics).map(({ code, url, ...rest }) => ({
    kind: "diagnostic",
    id: code,
    ...rest,
  }));
}

function fromFinding(
  { accepted, severity: _, ...rest }: (Finding | CheckFinding) & { readonly severity?: Severity },
  severity: EntrySeverity,
): BareEntry {
  const suppressed = accepted === undefined ? {} : { suppressed: byAuthor(accepted) };
  return { kind: "finding", ...rest, severity, ...suppressed };
}

const byAuthor = (reason: string) => ({ by: "acceptance", reason }) as const;

const SEVERITIES: Readonly<Record<Verdict, EntrySeverity>> = {
  fail: "error",
  warn: "warning",
  ignore: "none",
};

/** What the policy says of a finding of the portability report, whether or not the author accepts it. */
export function judge({ level, category }: Pick<Finding, "level" | "category">, policy: Policy): Verdict {
  if (level === "refused") return policy.refused;
  if (level !== "lossy") return "ignore";
  const lossy = { content: policy.lossyContent, schema: policy.lossySchema };
  return category === "content" || category === "schema" ? lossy[category] : policy.lossyParameters;
}
