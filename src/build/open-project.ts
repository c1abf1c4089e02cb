import { findUnknownChecks } from "../compiler/unknown-checks.ts";
import { type Compilation, type CompiledPrompt, compileProject } from "../compiler.ts";
import { loadConfig } from "../config/load-config.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { nodeFileSystem } from "../phases/1-read/node-file-system.ts";
import { readProject } from "../phases/1-read/read-project.ts";
import type { ProjectSources } from "../phases/source-file.ts";
import { findNoProject } from "./find-no-project.ts";

/** A project that was read from the disk and compiled. */
export interface OpenProject {
  readonly config: ResolvedConfig;
  /** Whether the config is sound: prompts are read only then. */
  readonly isRead: boolean;
  /** Everything that was read. */
  readonly sources: ProjectSources;
  /** The prompts that have no errors. */
  readonly prompts: readonly CompiledPrompt[];
  /** Their neutral forms by path. */
  readonly neutral: Compilation["neutral"];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads, reads and compiles the project around the first of some folders that has a config in it or above; where none
 * has, that of the last folder. Writes nothing.
 */
export async function openProject(...folders: readonly [string, ...string[]]): Promise<OpenProject> {
  const { config, diagnostics: loadProblems } = await loadFirst(folders);
  const problems = [...loadProblems, ...findNoProject(config), ...findUnknownChecks(config)];
  if (hasErrors(problems)) {
    const sources = { prompts: [], partials: new Map(), schemas: new Map() };
    return { config, isRead: false, sources, prompts: [], neutral: new Map(), diagnostics: problems };
  }
  const { sources, diagnostics: readProblems } = readProject(nodeFileSystem, config);
  const { prompts, neutral, diagnostics } = await compileProject(sources, config);
  return {
    config,
    isRead: true,
    sources,
    prompts,
    neutral,
    diagnostics: [...problems, ...readProblems, ...diagnostics],
  };
}

async function loadFirst([folder, ...others]: readonly [string, ...string[]]) {
  let loaded = await loadConfig(folder);
  for (const other of others) if (loaded.config.path === undefined) loaded = await loadConfig(other);
  return loaded;
}
