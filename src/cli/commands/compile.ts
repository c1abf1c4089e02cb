import { type BuildReport, ProjectBuild } from "../../build/project-build.ts";
import { count } from "../../diagnostics/count.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { CLEAN, type Context, FOUND } from "../context.ts";
import { UsageError } from "../options.ts";
import { printDiagnostics } from "../print-diagnostics.ts";

/** Writes the emitted files; none of them where there is an error. */
export async function run(context: Context): Promise<number> {
  const { watch, format } = context.args;
  if (watch && format !== "pretty" && format !== "json") {
    throw new UsageError(`compile --watch prints pretty or json, not ${format}`);
  }
  if (watch) {
    // Loaded only here, since most runs do not watch.
    const { watchUntilInterrupted } = await import("../watch-until-interrupted.ts");
    return watchUntilInterrupted(context);
  }
  const build = new ProjectBuild(context.cwd);
  const report = await build.run();
  await print(context, report);
  build.save();
  return hasErrors(report.diagnostics) ? FOUND : CLEAN;
}

async function print(context: Context, report: BuildReport): Promise<void> {
  const { config, diagnostics, prompts, written, unchanged, removed } = report;
  const { outDir } = config;
  const { format } = context.args;
  if (format !== "pretty" && format !== "json") {
    // Loaded only here: most runs tell people, or the program that compiles.
    const { printProblems } = await import("../print-report.ts");
    return printProblems(diagnostics, config, context);
  }
  printDiagnostics(context, report, diagnostics, { outDir, written, unchanged, removed });
  if (format === "json") return;
  if (!hasErrors(diagnostics)) {
    const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
    context.stdout.write(`${count(prompts, "prompt")} to ${outDir}: ${changes}\n`);
  } else if (report.isBroken) context.stdout.write("Nothing is written.\n");
}
