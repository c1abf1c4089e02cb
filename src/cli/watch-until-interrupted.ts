import { count } from "../diagnostics/count.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { type WatchReport, watchProject } from "../watch/watch-project.ts";
import { CLEAN, type Context } from "./context.ts";
import { printDiagnostics } from "./print-diagnostics.ts";

/** Compiles whenever something changes, with a line for each run, until the process is asked to end. */
export async function watchUntilInterrupted(context: Context): Promise<number> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const watch = await watchProject(context.cwd, {
    onBuild: (report) => print(context, report),
    onError: ({ message }) => context.stderr.write(`polylect: ${message}\n`),
  });
  if (context.args.format === "pretty") context.stdout.write("Watching. Press Ctrl-C to end.\n");
  await interrupted;
  await watch.close();
  return CLEAN;
}

function print(context: Context, report: WatchReport): void {
  const { compiled, written, removed, diagnostics, milliseconds } = report;
  const ms = Math.round(milliseconds);
  if (context.args.format === "json") {
    const line = { diagnostics, compiled, written, removed, milliseconds: ms };
    context.stdout.write(`${JSON.stringify(line)}\n`);
    return;
  }
  printDiagnostics(context, report, diagnostics);
  const [first = ""] = compiled;
  const what = compiled.length === 1 ? first : count(compiled.length, "prompt");
  const result = hasErrors(diagnostics)
    ? "nothing is written"
    : `${written.length} written, ${removed.length} removed`;
  context.stdout.write(`${what} compiled, ${result} (${ms} ms)\n`);
}
