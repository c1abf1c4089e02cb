import { type BuildReport, ProjectBuild } from "../../build/project-build.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { CLEAN, type Context, FOUND } from "../context.ts";
import { count, printDiagnostics } from "../print-diagnostics.ts";

/** Writes the emitted files; none of them where there is an error. */
export async function run(context: Context): Promise<number> {
  if (context.args.watch) {
    // Loaded only here, since most runs do not watch.
    const { watchUntilInterrupted } = await import("../watch-until-interrupted.ts");
    return watchUntilInterrupted(context);
  }
  const build = new ProjectBuild(context.cwd);
  const report = await build.run();
  print(context, report);
  build.save();
  return hasErrors(report.diagnostics) ? FOUND : CLEAN;
}

function print(context: Context, report: BuildReport): void {
  const { config, diagnostics, prompts, written, unchanged, removed } = report;
  const { outDir } = config;
  printDiagnostics(context, report, diagnostics, { outDir, written, unchanged, removed });
  if (context.args.format !== "pretty") return;
  if (!hasErrors(diagnostics)) {
    const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
    context.stdout.write(`${count(prompts, "prompt")} to ${outDir}: ${changes}\n`);
  } else if (report.isBroken) context.stdout.write("Nothing is written.\n");
}
