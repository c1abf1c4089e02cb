import { join } from "node:path";
import { displayText } from "../diagnostics/code-frame.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportPretty } from "../diagnostics/reporters/pretty.ts";
import { readText } from "../files/read-text.ts";

/** What Vite's overlay and its log show of a failed build. */
export interface BuildError {
  readonly message: string;
  readonly stack: string;
  /** Absolute path of the file of the first error. */
  readonly id: string;
  /** Lines count from 1, columns from 0. */
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
  /** Every error with its lines of source. */
  readonly frame: string;
  readonly plugin: string;
}

/** The errors among diagnostics as one; undefined where there is none. `root` is the project's absolute path. */
export function describeErrors(diagnostics: readonly Diagnostic[], root: string): BuildError | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (!first) return undefined;
  const file = join(root, first.path);
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return {
    message: `${displayText(first.message)}${others}`,
    stack: "",
    id: file,
    loc: { file, line: first.span.line, column: first.span.column - 1 },
    frame: printDiagnostics(errors, root),
    plugin: "polylect",
  };
}

/** Diagnostics as plain text with their lines of source. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], root: string): string {
  return reportPretty(diagnostics, { color: false, source: (path) => readText(join(root, path)) });
}
