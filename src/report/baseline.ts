import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import type { Level } from "../runtime/types.ts";
import { isShown, type ReportEntry } from "./report.ts";

/** Name of the file, beside the config. */
export const BASELINE_FILE = "prompts.baseline.json";

/** Version of the form of the file. */
export const BASELINE_VERSION = 1;

/** Something that was there when the project took up checks. Nothing in it moves with lines. */
export interface BaselineEntry {
  /** File that it was found in, relative to the project. */
  readonly path: string;
  /** File of the prompt that it was found for; absent where that is `path`, or where it is about no prompt. */
  readonly prompt?: string;
  readonly id: string;
  readonly target?: string;
  readonly subject?: string;
  /** Of a finding. What gets worse than this is not let pass. */
  readonly level?: Level;
  /** What it did. What does more than this is not let pass. */
  readonly severity: Severity;
  readonly fingerprint: string;
}

/** Path of the file of a prompt by the prompt's id. */
export type PromptPaths = ReadonlyMap<string, string>;

/**
 * What a baseline records of a report: all that people are told of, but not the errors that keep a file from being
 * compiled.
 */
export function recordEntries(entries: readonly ReportEntry[], prompts: PromptPaths): BaselineEntry[] {
  return entries.filter(isRecordable).map((entry) => recordEntry(entry, prompts));
}

/** Whether a baseline may stand for an entry. */
export function isRecordable(entry: ReportEntry): boolean {
  return isShown(entry) && !(entry.kind === "diagnostic" && entry.severity === "error");
}

function recordEntry(entry: ReportEntry, prompts: PromptPaths): BaselineEntry {
  const { path, id, target, subject, level, severity, fingerprint } = entry;
  const prompt = promptOf(entry, prompts);
  return {
    path,
    ...(prompt !== undefined && prompt !== path && { prompt }),
    id,
    ...(target !== undefined && { target }),
    ...(subject !== undefined && { subject }),
    ...(level !== undefined && { level }),
    // An entry without a severity is not shown.
    severity: severity as Severity,
    fingerprint,
  };
}

/** The file of the prompt that an entry is about. */
export function promptOf({ prompt }: Pick<ReportEntry, "prompt">, prompts: PromptPaths): string | undefined {
  return prompt === undefined ? undefined : prompts.get(prompt);
}

/** The text of the file: one entry on a line, in an order that depends on nothing else. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => JSON.stringify(entry));
  const unique = [...new Set(lines)].sort(compareText);
  const list = unique.length > 0 ? `[\n${unique.map((line) => `    ${line}`).join(",\n")}\n  ]` : "[]";
  return `{\n  "version": ${BASELINE_VERSION},\n  "entries": ${list}\n}\n`;
}

// Every line begins with the path, so that the lines of a file stand together.
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
