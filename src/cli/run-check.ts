import type { CompiledPrompt } from "../compiler.ts";
import type { Target } from "../config/resolved-config.ts";
import type { StagedIndex } from "../git/staged-index.ts";
import { collectEntries } from "../report/collect-entries.ts";
import { isFailure, type Report, type ReportEntry } from "../report/report.ts";
import { checkProject } from "../suite/check-project.ts";
import { groupBy, type MatrixGroup, worstLevel } from "../suite/matrix.ts";
import { targetsOf } from "../suite/targets-of.ts";
import { applyProjectBaseline } from "./baseline.ts";
import { CLEAN, type Context, FAILED, FOUND } from "./context.ts";
import { fixAndReport } from "./fix.ts";
import { printProblems, printReport } from "./print-report.ts";
import { openProject, type Project } from "./project.ts";

/** Checks the project, as it is or as the index has it, and prints the report. */
export async function runCheck(context: Context, index: StagedIndex | undefined): Promise<number> {
  const project = index ? await openStaged(context, index) : await openProject(context);
  if (project.unknown.length > 0) {
    await printProblems(project.unknown, project.config, context);
    return FAILED;
  }
  const { report, fixed } = context.args.fix
    ? await fixAndReport(project, context, makeReport)
    : { report: await makeReport(project, context), fixed: "" };
  await printReport(report, project.config.root, context, fixed);
  project.save?.();
  return report.entries.some(isFailure) ? FOUND : CLEAN;
}

async function openStaged(context: Context, index: StagedIndex): Promise<Project> {
  // Loaded only here: most runs look at the files as they are.
  const staged = await import("./staged-project.ts");
  return staged.openStaged(context, index);
}

async function makeReport(project: Project, context: Context): Promise<Report> {
  const { config, prompts, targets, diagnostics, scope, readText } = project;
  const found = checkProject(project, project.fileSystem, context.today);
  const collected = collectEntries({ ...found, diagnostics }, config.policy, readText);
  const isWhole = context.args.positionals.length === 0 && project.checksTargets;
  const entries = await applyProjectBaseline(collected, { project, isWhole, readText }, context);
  return {
    entries,
    prompts: prompts.map(({ meta }) => meta.id),
    targets: targets.map(({ name }) => name),
    matrix: fillMatrix(prompts, targets, entries),
    ...(scope !== undefined && { scope }),
    readText,
  };
}

function fillMatrix(
  prompts: readonly CompiledPrompt[],
  targets: readonly Target[],
  entries: readonly ReportEntry[],
): MatrixGroup[] {
  // A finding that names no prompt counts in a whole column, one that names no target in a whole row.
  const byPlace = groupBy(entries, ({ prompt = "", target = "" }) => `${prompt}\n${target}`);
  const levelOf = ({ meta: { id } }: CompiledPrompt, { name }: Target) =>
    worstLevel(
      [`${id}\n${name}`, `${id}\n`, `\n${name}`]
        .flatMap((place) => byPlace.get(place) ?? [])
        .flatMap(({ level }) => (level === undefined ? [] : [{ level }])),
    );
  return prompts.map((prompt) => {
    const own = targetsOf(prompt, targets);
    const cells = targets.map((target) => (own.includes(target) ? levelOf(prompt, target) : "none"));
    return { label: prompt.meta.id, rows: [{ label: "", cells }] };
  });
}
