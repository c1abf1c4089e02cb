import type { Report } from "../report.ts";

/** Turns a report into the text that is printed. Ends with a line end unless it is empty. */
export type Format = (report: Report, options: FormatOptions) => string;

/** What the run around a report adds. */
export interface FormatOptions {
  /** Whether the text may hold escape codes. */
  readonly color: boolean;
  /** Whether what is suppressed is printed by formats that mark it as such. */
  readonly all: boolean;
  /** Lines of the screen: what people read is cut to them. Undefined prints everything. */
  readonly height: number | undefined;
  /** Path of the project below the root of its repository, with forward slashes; empty at the root. */
  readonly folder: string;
  /** Version of this package. */
  readonly version: string;
}
