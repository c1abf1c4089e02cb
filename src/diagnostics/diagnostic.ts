import { type DiagnosticCode, diagnosticCodes } from "./codes.ts";
import type { Severity } from "./diagnostic-entry.ts";
import type { Span } from "./span.ts";

export type { Severity } from "./diagnostic-entry.ts";

/** Another place that explains the diagnostic, for example the first of two definitions. */
export interface Related {
  readonly message: string;
  readonly path: string;
  readonly span: Span;
}

/** A text edit that solves the problem. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** One problem in one place: a value, never an exception. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence that names the thing. */
  readonly message: string;
  /** Why it is a problem. */
  readonly why: string;
  /** How to solve it. */
  readonly help: string;
  /** Path of the file, relative to the project, with forward slashes. */
  readonly path: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** Documentation of the code. */
  readonly url: string;
}

/** What the place of a problem adds to its code. */
export interface DiagnosticDetails {
  readonly message: string;
  readonly path: string;
  readonly span: Span;
  readonly severity?: Severity;
  readonly why?: string;
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}

const DOCS = "https://github.com/polylect/polylect/blob/main/docs/diagnostics.md";

/** Makes a diagnostic from its code's entry and the details of the place. */
export function diagnose(code: DiagnosticCode, details: DiagnosticDetails): Diagnostic {
  const entry = diagnosticCodes[code];
  return {
    code,
    severity: details.severity ?? entry.severity,
    message: details.message,
    why: details.why ?? entry.why,
    help: details.help ?? entry.help,
    path: details.path,
    span: details.span,
    ...(details.related && { related: details.related }),
    ...(details.fix && { fix: details.fix }),
    url: `${DOCS}#${code}`,
  };
}

/** Whether a list holds at least one error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Sorts by path, place and code: the one order in which diagnostics are printed. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compare(a.path, b.path) || a.span.start - b.span.start || compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
