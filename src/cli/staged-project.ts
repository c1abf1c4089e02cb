import { count } from "../diagnostics/count.ts";
import type { StagedIndex } from "../git/staged-index.ts";
import { BASELINE_FILE } from "../report/baseline.ts";
import { openStagedProject } from "../staged/open-staged-project.ts";
import type { Context } from "./context.ts";
import { type Project, unknownTargets } from "./project.ts";

/** The part of the project around the working folder that the staged change touches, narrowed to the targets asked for. */
export async function openStaged({ cwd, args }: Context, index: StagedIndex): Promise<Project> {
  const staged = await openStagedProject(cwd, index, [BASELINE_FILE]);
  const { config, touched, sources, fileSystem, isWhole } = staged;
  return {
    ...staged,
    targets: config.targets.filter(({ name }) => !args.target || args.target.includes(name)),
    unknown: unknownTargets(args.target ?? [], config),
    readText: (path) => fileSystem.readText(`${config.root}/${path}`),
    checksTargets: isWhole,
    scope:
      sources.prompts.length === 0
        ? "no prompt is touched by what is staged"
        : `${touched} of ${count(sources.prompts.length, "prompt")}, touched by what is staged`,
  };
}
