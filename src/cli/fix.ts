import { fixProject } from "../fixes/fix-project.ts";
import { listFixes } from "../fixes/list-fixes.ts";
import { collectEntries } from "../report/collect-entries.ts";
import type { Report } from "../report/report.ts";
import type { Context } from "./context.ts";
import { openProject, type Project } from "./project.ts";

/**
 * Makes the edits that the findings of a project bring along. Gives the report of what is left, and for people what was
 * edited.
 */
export async function fixAndReport(
  first: Project,
  context: Context,
  makeReport: (project: Project, context: Context) => Promise<Report>,
): Promise<{ readonly report: Report; readonly fixed: string }> {
  let opened: Project | undefined = first;
  const { check, made, diagnostics } = await fixProject(async () => {
    const project = opened ?? (await openProject(context));
    opened = undefined;
    const { config, sources } = project;
    const report = await makeReport(project, context);
    const texts = new Map<string, string>(
      [...sources.prompts, ...sources.partials.values()].map(({ path, text }) => [path, text]),
    );
    if (config.path !== undefined) texts.set(config.path, config.text);
    return {
      root: config.root,
      entries: report.entries,
      checkedText: (path: string) => texts.get(path),
      report,
      project,
    };
  });
  const failures = collectEntries({ diagnostics }, check.project.config.policy, check.project.readText);
  return {
    report: { ...check.report, entries: [...failures, ...check.report.entries] },
    fixed: context.args.format === "pretty" ? listFixes(made) : "",
  };
}
