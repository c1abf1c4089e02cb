import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { writeOutput } from "../../output/write-output.ts";
import { CLEAN, type Context, FOUND } from "../context.ts";
import { count, openProject, printDiagnostics } from "../project.ts";

/** Writes the emitted files; none of them where there is an error. */
export async function run(context: Context): Promise<number> {
  const project = await openProject(context);
  const { root, outDir } = project.config;
  const isBroken = hasErrors(project.diagnostics);
  const output = isBroken
    ? { written: [], unchanged: [], removed: [], diagnostics: [] }
    : writeOutput(outDir, project.files, { root });
  const diagnostics = [...project.diagnostics, ...output.diagnostics];
  const { written, unchanged, removed } = output;
  printDiagnostics(context, project, diagnostics, { outDir, written, unchanged, removed });
  if (context.args.format === "pretty" && !hasErrors(diagnostics)) {
    const changes = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
    context.stdout.write(`${count(project.prompts.length, "prompt")} to ${outDir}: ${changes}\n`);
  }
  if (context.args.format === "pretty" && isBroken) context.stdout.write("Nothing is written.\n");
  return hasErrors(diagnostics) ? FOUND : CLEAN;
}
