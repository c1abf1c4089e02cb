import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportPretty } from "../diagnostics/reporters/pretty.ts";
import { readText } from "../files/read-text.ts";

/** Diagnostics as the command line prints them, with their lines of source and without colors. */
export function printProblems(diagnostics: readonly Diagnostic[], root: string): string {
  const source = (path: string) => readText(join(root, path));
  return reportPretty(diagnostics, { color: false, source }).trimEnd();
}
