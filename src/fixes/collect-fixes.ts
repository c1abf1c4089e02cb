import type { Fix } from "../diagnostics/diagnostic.ts";
import { isShown, type ReportEntry } from "../report/report.ts";

/**
 * Ids whose fixes are made when no others are left: what they take out is judged by what is found, which the other
 * fixes change.
 */
const LAST: ReadonlySet<string> = new Set(["unused-acceptance"]);

/** The edits to make next, by path. What is accepted or in the baseline is left as it is. */
export function collectFixes(entries: readonly ReportEntry[]): ReadonlyMap<string, readonly Fix[]> {
  const fixable = entries.filter((entry) => entry.fix !== undefined && isShown(entry));
  const first = fixable.filter(({ id }) => !LAST.has(id));
  const byPath = new Map<string, Fix[]>();
  for (const { path, fix } of first.length > 0 ? first : fixable) {
    const fixes = byPath.get(path) ?? [];
    if (fix) fixes.push(fix);
    byPath.set(path, fixes);
  }
  return byPath;
}
