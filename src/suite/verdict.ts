import type { SuiteResult } from "./run-suite.ts";
import type { SnapshotState } from "./snapshots.ts";

const OPEN: ReadonlySet<SnapshotState> = new Set(["changed", "missing", "orphan"]);

/** Whether a state fails the run, and an update would end it. */
export function isOpen(state: SnapshotState): boolean {
  return OPEN.has(state);
}

/** Whether files in the folder are not what is rendered now. */
export function isDifferent({ results, orphans }: Pick<SuiteResult, "orphans" | "results">): boolean {
  return results.some(({ snapshot }) => isOpen(snapshot)) || orphans.some(({ state }) => isOpen(state));
}
