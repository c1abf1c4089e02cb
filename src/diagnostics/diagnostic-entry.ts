/** How bad a diagnostic is: an error stops the compiler from writing anything. */
export type Severity = "error" | "warning" | "info";

/** What is known of a diagnostic code before any file is read. */
export interface DiagnosticEntry {
  readonly severity: Severity;
  /** A heading for docs and `explain`. */
  readonly title: string;
  /** Default reason, in one sentence. */
  readonly why: string;
  /** Default way out, in one sentence. */
  readonly help: string;
  /** The long text of `explain`: what it means, an example, how to solve it. Markdown. */
  readonly explain: string;
}
