import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReadText, ReportEntry } from "../report/report.ts";
import { applyFixes } from "./apply-fixes.ts";
import { collectFixes } from "./collect-fixes.ts";
import { replaceText } from "./replace-text.ts";

/** A check of a project, as far as fixing needs it. */
export interface FixableCheck {
  /** Absolute path of the project. */
  readonly root: string;
  readonly entries: readonly ReportEntry[];
  /** The text of a file as it was checked. A file without one is not edited. */
  readonly checkedText: ReadText;
}

/** What fixing a project came to. */
export interface FixedProject<Check extends FixableCheck> {
  /** The last check, after everything that was made. */
  readonly check: Check;
  /** How many edits were made in each file, by path. */
  readonly made: ReadonlyMap<string, number>;
  /** Files that could not be written. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A fix can bring to light what the next one needs. More rounds than this mean that two undo each other. */
const MOST_ROUNDS = 10;

/** Checks a project and makes the edits that its findings bring along, until nothing is left to make. */
export async function fixProject<Check extends FixableCheck>(
  runCheck: () => Promise<Check>,
): Promise<FixedProject<Check>> {
  const made = new Map<string, number>();
  const failed = new Map<string, Diagnostic>();
  for (let round = 1; ; round++) {
    const check = await runCheck();
    const isDone = round > MOST_ROUNDS || !fixOnce(check, { made, failed });
    if (isDone) return { check, made, diagnostics: [...failed.values()] };
  }
}

/** What the rounds of one run share. */
interface Rounds {
  readonly made: Map<string, number>;
  readonly failed: Map<string, Diagnostic>;
}

/** Whether another check is needed. */
function fixOnce(check: FixableCheck, { made, failed }: Rounds): boolean {
  let needsCheck = false;
  for (const [path, fixes] of collectFixes(check.entries)) {
    const checked = check.checkedText(path);
    if (checked === undefined || failed.has(path)) continue;
    const fixed = applyFixes(checked, fixes);
    if (fixed.made.length === 0) continue;
    const result = replaceText(check.root, path, checked, fixed.text);
    if (result === "written") made.set(path, (made.get(path) ?? 0) + fixed.made.length);
    else if (result !== "changed") failed.set(path, result);
    needsCheck = true;
  }
  return needsCheck;
}
