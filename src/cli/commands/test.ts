import { resolve } from "node:path";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { nodeWritableFileSystem, writeAtomically } from "../../output/writable-file-system.ts";
import { loadBodyCheck } from "../../suite/check-body.ts";
import type { SuiteReport } from "../../suite/formats/format.ts";
import { type SuiteFormatName, suiteFormats } from "../../suite/formats/registry.ts";
import { type RunOptions, runSuite } from "../../suite/run-suite.ts";
import { spokenDialects } from "../../suite/spoken-dialects.ts";
import { isDifferent } from "../../suite/verdict.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { openProject, type Project } from "../project.ts";
import { readTestFlags } from "../test-flags.ts";
import { showProgress } from "../test-progress.ts";

/** Compares every case on every target with its snapshot, looks at the answers, and prints the matrix. */
export async function run(context: Context): Promise<number> {
  const flags = readTestFlags(context);
  const project = await openProject(context);
  if (project.unknown.length > 0) {
    printDiagnostics(context, project, project.unknown);
    return FAILED;
  }
  const progress = flags.live && showProgress(context);
  const suite = await runSuite(project, project.config, nodeWritableFileSystem, {
    ...flags,
    ...filterJobs(context, project),
    ci: context.ci,
    checkBody: await loadBodyCheck(spokenDialects(project.config)),
    ...(progress && { onDone: progress.onDone }),
  });
  progress?.end();
  const diagnostics = [...project.diagnostics, ...suite.diagnostics];
  const targets = project.targets.map(({ name }) => name);
  await print({ suite, diagnostics, targets, isLive: flags.live !== undefined }, project, context);
  return hasErrors(diagnostics) || isDifferent(suite) ? FOUND : CLEAN;
}

function filterJobs(
  { args }: Context,
  project: Project,
): Pick<RunOptions, "filterPrompts" | "filterTargets"> {
  const ids = new Set(project.prompts.map(({ meta }) => meta.id));
  // Where prompts are left out or broken, their snapshots must not be taken for orphans.
  const isPart = args.positionals.length > 0 || hasErrors(project.diagnostics);
  return {
    ...(isPart && { filterPrompts: (id) => ids.has(id) }),
    ...(args.target && { filterTargets: (name) => args.target?.includes(name) === true }),
  };
}

async function print(report: SuiteReport, project: Project, context: Context): Promise<void> {
  const { args, color, cwd, stdout } = context;
  const render = async (name: string, withColor: boolean) => {
    const format = await suiteFormats[name as SuiteFormatName]();
    return format(report, { color: withColor, source: project.readText });
  };
  for (const { format, file } of args.formatFiles) {
    writeAtomically(nodeWritableFileSystem, resolve(cwd, file), await render(format, false));
  }
  stdout.write(await render(args.format, color));
}
