import { type Diagnostic, sortDiagnostics } from "../diagnostic.ts";
import { type PrettyOptions, problemPrinter } from "./print-problem.ts";

/** Diagnostics as text for people, in their one order, an empty line between two. Ends with a line end unless empty. */
export function reportPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const print = problemPrinter(options);
  return sortDiagnostics(diagnostics)
    .map(({ code, ...rest }) => `${print({ ...rest, title: code })}\n`)
    .join("\n");
}
