import { checks } from "../checks/registry.ts";
import { diagnosticCodes } from "../diagnostics/codes.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import type { Explained } from "../diagnostics/explain.ts";
import { findingTexts } from "../portability/finding-texts.ts";
import type { Category } from "../runtime/types.ts";
import { groupBy } from "../suite/matrix.ts";
import type { ReportEntry } from "./report.ts";

/** What is known of the id of an entry before any file is read. */
export interface Rule extends Explained {
  readonly id: string;
  readonly kind: "diagnostic" | "finding" | "check";
  /** Where nothing else is said; of a finding it is the policy that says. */
  readonly severity?: Severity;
  /** Of a check. */
  readonly category?: Category;
  /** Documentation. */
  readonly url: string;
}

const DOCS = "https://github.com/polylect/polylect/blob/main/docs";

/** Every diagnostic, finding and check, in the order of docs. */
export const rules: readonly Rule[] = [
  ...Object.entries(diagnosticCodes).map(
    ([id, entry]): Rule => ({ id, kind: "diagnostic", ...entry, url: `${DOCS}/diagnostics.md#${id}` }),
  ),
  ...Object.entries(findingTexts).map(
    ([id, { title, why, help, message }]): Rule => ({
      id,
      kind: "finding",
      ...{ title, why, help },
      // The sentence has places for the target and for what it is about; they are shown as such.
      explain: `A finding of the portability report: ${message.replaceAll("`{subject}`", "<subject>").replaceAll("{target}", "<target>")}`,
      url: `${DOCS}/findings.md#${id}`,
    }),
  ),
  ...checks.map(
    ({ id, title, why, help, severity, level, category }): Rule => ({
      id,
      kind: "check",
      ...{ title, why, help, severity, category },
      explain: `A check: ${severity}, level ${level}, category ${category}.`,
      url: `${DOCS}/checks.md#${id}`,
    }),
  ),
];

const byId: ReadonlyMap<string, readonly Rule[]> = groupBy(rules, ({ id }) => id);

/** The rule of an id, or undefined where no table has it. A diagnostic and a finding may have one id; the diagnostic is meant. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id)?.[0];
}

/** The rule of an entry. One that no table has says what the entry says. */
export function ruleOf(entry: ReportEntry): Rule {
  const isDiagnostic = entry.kind === "diagnostic";
  const known = byId.get(entry.id)?.find(({ kind }) => (kind === "diagnostic") === isDiagnostic);
  return known ?? describeUnknown(entry);
}

function describeUnknown({ id, kind, why, help, message }: ReportEntry): Rule {
  return { id, kind, title: id, why, help, explain: message, url: `${DOCS}/${kind}s.md` };
}

/** An id that no other rule has: that of the rule, behind its kind where {@link findRule} means another one. */
export function uniqueIdOf(rule: Rule): string {
  const known = findRule(rule.id);
  return known === undefined || known.kind === rule.kind ? rule.id : `${rule.kind}/${rule.id}`;
}
