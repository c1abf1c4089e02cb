import { join } from "node:path";
import { narrowProject } from "../build/narrow-project.ts";
import { openProject as openFolder } from "../build/open-project.ts";
import type { Compilation, CompiledPrompt } from "../compiler.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readText } from "../files/read-text.ts";
import { nodeWritableFileSystem } from "../output/writable-file-system.ts";
import type { ProjectSources } from "../phases/source-file.ts";
import type { CaseFiles } from "../suite/cases.ts";
import type { Context } from "./context.ts";

export { unknownTargets } from "../build/narrow-project.ts";

/** A compiled project, narrowed to what the command line asks for. */
export interface Project {
  readonly config: ResolvedConfig;
  /** The prompts asked for that have no errors. */
  readonly prompts: readonly CompiledPrompt[];
  /** The targets asked for. */
  readonly targets: readonly Target[];
  /** Everything that was read. */
  readonly sources: ProjectSources;
  /** The neutral forms of all prompts that have no errors, by path. */
  readonly neutral: Compilation["neutral"];
  /** Problems of what was asked for, and of files that are no prompts. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where case files are read. */
  readonly fileSystem: CaseFiles;
  /** The text of a file of the project; undefined where it cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** Whether the targets themselves are asked about. */
  readonly checksTargets: boolean;
  /** What was looked at, where that is less than was asked for. */
  readonly scope?: string;
  /** Keeps what was learned for a later process. */
  readonly save?: () => void;
  /** Names on the command line that nothing is called by. A command that finds any prints them and does no more. */
  readonly unknown: readonly Diagnostic[];
}

/** Opens the project around the working folder. */
export async function openProject({ cwd, args }: Context): Promise<Project> {
  const project = await openFolder(cwd);
  const { config, sources, neutral } = project;
  return {
    config,
    sources,
    neutral,
    ...narrowProject(project, { prompts: args.positionals, targets: args.target }),
    fileSystem: nodeWritableFileSystem,
    readText: (path) => readText(join(config.root, path)),
    checksTargets: true,
  };
}
