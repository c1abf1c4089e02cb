import { groupBy } from "../suite/matrix.ts";
import { type BaselineEntry, isRecordable, type PromptPaths, promptOf } from "./baseline.ts";
import type { EntrySeverity, ReportEntry } from "./report.ts";

/** A report beside a baseline. */
export interface BaselineMatch {
  /** The entries of the report that the baseline lets pass. */
  readonly known: ReadonlySet<ReportEntry>;
  /** What of the baseline was not found. */
  readonly left: readonly BaselineEntry[];
}

/** What is known of the project around a match. */
export interface MatchOptions {
  readonly prompts: PromptPaths;
  /** Whether a file of the project is there. */
  readonly exists: (path: string) => boolean;
}

/**
 * Pairs the entries of a report with those of a baseline, each with one at most: first those of the same file and
 * prompt, then those whose file has another name now. An entry that is worse than what was recorded is paired, so that
 * the record is not called out of date, and is not let pass.
 */
export function matchBaseline(
  entries: readonly ReportEntry[],
  baseline: readonly BaselineEntry[],
  { prompts, exists }: MatchOptions,
): BaselineMatch {
  const known = new Set<ReportEntry>();
  const isGone = once(exists);
  let open = entries.filter(isRecordable);
  let left = baseline;
  const pair = (candidates: readonly BaselineEntry[], keys: Keys) => {
    const pool = groupBy(candidates, keys.ofRecord);
    const taken = new Set<BaselineEntry>();
    open = open.filter((entry) => {
      const record = pool.get(keys.ofEntry(entry))?.shift();
      if (!record) return true;
      taken.add(record);
      if (!isWorse(entry, record)) known.add(entry);
      return false;
    });
    left = left.filter((record) => !taken.has(record));
  };
  const whole = (path: string, prompt: string | undefined, fingerprint: string) =>
    JSON.stringify([path, prompt ?? path, fingerprint]);
  pair(left, {
    ofRecord: ({ path, prompt, fingerprint }) => whole(path, prompt, fingerprint),
    ofEntry: (entry) => whole(entry.path, promptOf(entry, prompts), entry.fingerprint),
  });
  // A copy beside the file that it was copied from is new; only what is gone can have been renamed.
  const wanted = new Set(open.map(({ fingerprint }) => fingerprint));
  const renamed = left.filter(
    ({ path, prompt = path, fingerprint }) => wanted.has(fingerprint) && (isGone(path) || isGone(prompt)),
  );
  const inPlace = ({ path, fingerprint }: Pick<BaselineEntry, "path" | "fingerprint">) =>
    JSON.stringify([path, fingerprint]);
  pair(renamed, { ofRecord: inPlace, ofEntry: inPlace });
  const isLeft = new Set(left);
  const anywhere = ({ fingerprint }: Pick<BaselineEntry, "fingerprint">) => fingerprint;
  pair(
    renamed.filter((record) => isLeft.has(record)),
    { ofRecord: anywhere, ofEntry: anywhere },
  );
  return { known, left };
}

interface Keys {
  readonly ofRecord: (record: BaselineEntry) => string;
  readonly ofEntry: (entry: ReportEntry) => string;
}

/** Asks for each file once. */
function once(exists: (path: string) => boolean): (path: string) => boolean {
  const gone = new Map<string, boolean>();
  return (path) => {
    const known = gone.get(path) ?? !exists(path);
    gone.set(path, known);
    return known;
  };
}

const SEVERITIES: readonly EntrySeverity[] = ["none", "info", "warning", "error"];
const LEVELS: readonly ReportEntry["level"][] = [undefined, "exact", "adapted", "lossy", "refused"];

function isWorse(entry: ReportEntry, record: BaselineEntry): boolean {
  return (
    SEVERITIES.indexOf(entry.severity) > SEVERITIES.indexOf(record.severity) ||
    LEVELS.indexOf(entry.level) > LEVELS.indexOf(record.level)
  );
}
