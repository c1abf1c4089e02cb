import { join } from "node:path";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { reportJson } from "../diagnostics/reporters/json.ts";
import { reportPretty } from "../diagnostics/reporters/pretty.ts";
import { readText } from "../files/read-text.ts";
import type { Context } from "./context.ts";

/** Prints diagnostics in the format asked for, with fields of the command's own where that is JSON. */
export function printDiagnostics(
  { args, color, stdout }: Context,
  { config }: { readonly config: Pick<ResolvedConfig, "root"> },
  diagnostics: readonly Diagnostic[],
  more: object = {},
): void {
  if (args.format === "json") {
    const report = { ...JSON.parse(reportJson(diagnostics)), ...more };
    stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else if (diagnostics.length > 0) {
    stdout.write(
      `${reportPretty(diagnostics, { color, source: (path) => readText(join(config.root, path)) })}\n`,
    );
  }
}
