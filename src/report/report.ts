import type { Fix, Related } from "../diagnostics/diagnostic.ts";
import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Category, Level } from "../runtime/types.ts";
import type { MatrixGroup } from "../suite/matrix.ts";

/** What a check of a project tells: every format prints one of these. */
export interface Report {
  /** In the order of {@link collectEntries}. */
  readonly entries: readonly ReportEntry[];
  /** The prompts that were looked at. */
  readonly prompts: readonly string[];
  /** The targets that they were looked at for, by name. */
  readonly targets: readonly string[];
  /** The prompts against the targets. */
  readonly matrix: readonly MatrixGroup[];
  /** What the run looked at, where that is not the whole project: `2 of 1000 prompts: those that the change touches`. */
  readonly scope?: string;
  /** The text of a file of the project, as it was looked at; undefined where it cannot be read. */
  readonly readText: ReadText;
}

/** The text of a file by its path relative to the project; undefined where it cannot be read. */
export type ReadText = (path: string) => string | undefined;

/** One thing to tell: a problem in a file, or a finding of the report or of a check. */
export interface ReportEntry {
  readonly kind: "diagnostic" | "finding";
  /** Code of the diagnostic, id of the finding. */
  readonly id: string;
  /** What it does: an error fails, a warning and an info are shown, `none` is only counted. */
  readonly severity: EntrySeverity;
  /** What is the matter, in one sentence that names the thing. */
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  /** A text edit of the file at `path` that solves it. */
  readonly fix?: Fix;
  /** Whether what stands at the place must not be printed. */
  readonly hidesSource?: true;
  /** Id of the prompt; absent where it is about none. */
  readonly prompt?: string;
  /** Name of the target; absent where it is true without one. */
  readonly target?: string;
  /** Of a finding. */
  readonly level?: Level;
  readonly category?: Category;
  /** What it is about: a parameter, a tool, a MIME type. */
  readonly subject?: string;
  /** What the row of the target's model was read from, and when. */
  readonly source?: string;
  /** Who lets it pass, and why. What is suppressed fails nothing and is only counted. */
  readonly suppressed?: Suppression;
  /**
   * The same for the same thing after its lines have moved or its file has another name, and another one for anything
   * else in that file; prompts that have it from one partial share it. Hex.
   */
  readonly fingerprint: string;
}

/** An entry before it is told from its likes. */
export type BareEntry = Omit<ReportEntry, "fingerprint">;

/** Severity of an entry; `none` is a finding that takes nothing from the prompt or that the policy ignores. */
export type EntrySeverity = Severity | "none";

/** What lets a finding pass: the author, by front matter, or the baseline of the project. */
export interface Suppression {
  readonly by: "acceptance" | "baseline";
  readonly reason: string;
}

/** Whether people are told of an entry; the others are only counted. */
export function isShown({ severity, suppressed }: ReportEntry): boolean {
  return severity !== "none" && suppressed === undefined;
}

/** Whether an entry fails the run. */
export function isFailure(entry: ReportEntry): boolean {
  return entry.severity === "error" && isShown(entry);
}
