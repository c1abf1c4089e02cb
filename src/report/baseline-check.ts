import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import {
  BASELINE_FILE,
  type BaselineEntry,
  type PromptPaths,
  printBaseline,
  recordEntries,
} from "./baseline.ts";
import { matchBaseline } from "./baseline-match.ts";
import { locate, readBaseline } from "./baseline-reading.ts";
import { listDiagnostics } from "./collect-entries.ts";
import { addFingerprints } from "./fingerprint.ts";
import type { ReadText, ReportEntry } from "./report.ts";

/** What a run looked at: what it did not look at cannot be called fixed. */
export interface BaselineScope {
  /** The prompts that were looked at. */
  readonly prompts: PromptPaths;
  /** Whether those are all that have no errors. */
  readonly isWhole: boolean;
  /** Names of the config's targets that were left out. */
  readonly otherTargets: readonly string[];
  readonly readText: ReadText;
}

/** What a new baseline holds, and what it changes. */
export interface RenewedBaseline {
  readonly text: string;
  /** How many entries it has. */
  readonly count: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * A report beside the baseline of its project, as `readText` gives it: what the baseline knows is suppressed, what is
 * fixed or wrong in the baseline is an entry of its own. Without a baseline, the entries as they are.
 */
export function applyBaseline(entries: readonly ReportEntry[], scope: BaselineScope): readonly ReportEntry[] {
  const text = scope.readText(BASELINE_FILE);
  if (text === undefined) return entries;
  const baseline = readBaseline(text);
  const { known, left } = match(entries, baseline.entries, scope);
  const stale = left.filter(judgeOf(entries, scope));
  const problems = [...baseline.diagnostics, ...diagnoseStale(stale, baseline.entries, text)];
  const marked = entries.map(
    (entry): ReportEntry =>
      known.has(entry) ? { ...entry, suppressed: { by: "baseline", reason: REASON } } : entry,
  );
  return insertProblems(problems, marked, scope.readText);
}

const REASON = `It is in ${BASELINE_FILE}.`;

/** The baseline that lets pass what is found today. `entries` are those of a report without a baseline. */
export function renewBaseline(entries: readonly ReportEntry[], scope: BaselineScope): RenewedBaseline {
  const before = readBaseline(scope.readText(BASELINE_FILE) ?? '{ "version": 1, "entries": [] }').entries;
  const { left } = match(entries, before, scope);
  // What a broken prompt has is not known before it compiles again.
  const isJudged = judgeOf(entries, scope);
  const kept = left.filter((record) => !isJudged(record));
  const records = [...recordEntries(entries, scope.prompts), ...kept];
  const known = before.length - left.length;
  return {
    text: printBaseline(records),
    count: records.length,
    added: records.length - known - kept.length,
    removed: left.length - kept.length,
  };
}

function match(
  entries: readonly ReportEntry[],
  baseline: readonly BaselineEntry[],
  { prompts, readText }: BaselineScope,
) {
  return matchBaseline(entries, baseline, { prompts, exists: (path) => readText(path) !== undefined });
}

/** Tells whether the run would have found what a record stands for. */
function judgeOf(
  entries: readonly ReportEntry[],
  { prompts, isWhole, otherTargets }: BaselineScope,
): (record: BaselineEntry) => boolean {
  const seen = new Set(prompts.values());
  const isBroken = entries.some(({ kind, severity }) => kind === "diagnostic" && severity === "error");
  return ({ path, prompt = path, target }) => {
    if (target !== undefined && otherTargets.includes(target)) return false;
    return seen.has(prompt) || (isWhole && !isBroken);
  };
}

/** Puts problems of the baseline among the other diagnostics, by path. */
function insertProblems(
  problems: readonly Diagnostic[],
  entries: readonly ReportEntry[],
  readText: ReadText,
): ReportEntry[] {
  const added = addFingerprints(listDiagnostics(problems), readText);
  const after = entries.findIndex(({ kind, path }) => kind === "finding" || path > BASELINE_FILE);
  const at = after < 0 ? entries.length : after;
  return [...entries.slice(0, at), ...added, ...entries.slice(at)];
}

function diagnoseStale(
  stale: readonly BaselineEntry[],
  all: readonly BaselineEntry[],
  text: string,
): Diagnostic[] {
  if (stale.length === 0) return [];
  const placeOf = locate(text);
  const isStale = new Set(stale);
  return all.flatMap((record, index) => {
    if (!isStale.has(record)) return [];
    const { path, id, target, subject } = record;
    const about = subject === undefined ? `\`${id}\`` : `\`${id}\` (${subject})`;
    const where = target === undefined ? path : `${path} on \`${target}\``;
    const message = `${about} is recorded for ${where}, and is not found there any more.`;
    return [diagnose("stale-baseline", { path: BASELINE_FILE, span: placeOf(["entries", index]), message })];
  });
}
