import { join, resolve } from "node:path";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readText } from "../files/read-text.ts";
import { findRepository } from "../git/find-repository.ts";
import { nodeWritableFileSystem, writeAtomically } from "../output/writable-file-system.ts";
import { collectEntries } from "../report/collect-entries.ts";
import type { FormatOptions } from "../report/formats/format.ts";
import { type FormatName, formats } from "../report/formats/registry.ts";
import type { Report } from "../report/report.ts";
import type { Context } from "./context.ts";
import type { OutputFormat } from "./options.ts";

/** Lines of a screen, where nobody says how many there are. */
const USUAL_HEIGHT = 50;

/** Prints a report in the format asked for, and writes those that were asked for as files. `root` is the project's folder. */
export async function printReport(report: Report, root: string, context: Context, last = ""): Promise<void> {
  const { args, color, version, stdout, cwd, rows = USUAL_HEIGHT } = context;
  const folder = findRepository(root)?.folder ?? "";
  const print = async (name: OutputFormat, options: Pick<FormatOptions, "color" | "height">) => {
    const format = await formats[name as FormatName]();
    return format(report, { ...options, all: args.all === true, folder, version });
  };
  for (const { format, file } of args.formatFiles) {
    const text = await print(format, { color: false, height: undefined });
    writeAtomically(nodeWritableFileSystem, resolve(cwd, file), text);
  }
  stdout.write((await print(args.format, { color, height: args.all ? undefined : rows })) + last);
}

/** {@link printReport} of problems alone. */
export async function printProblems(
  diagnostics: readonly Diagnostic[],
  config: ResolvedConfig,
  context: Context,
): Promise<void> {
  const read = (path: string) => readText(join(config.root, path));
  const entries = collectEntries({ diagnostics }, config.policy, read);
  await printReport({ entries, prompts: [], targets: [], matrix: [], readText: read }, config.root, context);
}
