import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SuiteResult } from "../run-suite.ts";

/** A run of the suite as it is printed. */
export interface SuiteReport {
  readonly suite: SuiteResult;
  /** Problems of the project and of the suite. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the targets that were run, in the order of the config. */
  readonly targets: readonly string[];
  /** Whether backends were asked. */
  readonly isLive: boolean;
}

/** What the world around a report adds. */
export interface SuiteFormatOptions {
  /** Whether the text may hold escape codes. */
  readonly color: boolean;
  /** The text of a file of the project. */
  readonly source: (path: string) => string | undefined;
}

/** Turns a report into the text that is printed. Ends with a line end unless it is empty. */
export type SuiteFormat = (report: SuiteReport, options: SuiteFormatOptions) => string;
