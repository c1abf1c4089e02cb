import { join } from "node:path";
import { findNoProject } from "../build/find-no-project.ts";
import { findUnknownChecks } from "../compiler/unknown-checks.ts";
import { type Compilation, type CompiledPrompt, compileProject } from "../compiler.ts";
import { loadConfig } from "../config/load-config.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import { FILE_START } from "../diagnostics/span.ts";
import { readText } from "../files/read-text.ts";
import { nodeWritableFileSystem } from "../output/writable-file-system.ts";
import { nodeFileSystem } from "../phases/1-read/node-file-system.ts";
import { readProject } from "../phases/1-read/read-project.ts";
import type { ProjectSources } from "../phases/source-file.ts";
import type { CaseFiles } from "../suite/cases.ts";
import type { Context } from "./context.ts";

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

/** Loads, reads and compiles the project around the working folder. */
export async function openProject({ cwd, args }: Context): Promise<Project> {
  const { config, diagnostics: loadProblems } = await loadConfig(cwd);
  const configProblems = [...loadProblems, ...findNoProject(config), ...findUnknownChecks(config)];
  if (hasErrors(configProblems)) {
    return { config, ...EMPTY, ...onDisk(config), diagnostics: configProblems };
  }
  const { sources, diagnostics: readProblems } = readProject(nodeFileSystem, config);
  const compilation = await compileProject(sources, config);
  const paths = sources.prompts.map(({ path }) => path);
  const asked = args.positionals.map((name) => ({
    name,
    paths: findPrompts(name, compilation.prompts, paths, config),
  }));
  const isPrompt = new Set(paths);
  const kept = new Set(asked.length ? asked.flatMap((each) => each.paths) : paths);
  const ids = [...compilation.prompts.map(({ meta }) => meta.id), ...paths.map((path) => idOf(path, config))];
  return {
    config,
    ...onDisk(config),
    sources,
    neutral: compilation.neutral,
    prompts: compilation.prompts.filter(({ meta }) => kept.has(meta.path)),
    targets: config.targets.filter(({ name }) => !args.target || args.target.includes(name)),
    diagnostics: [...configProblems, ...readProblems, ...compilation.diagnostics].filter(
      ({ path }) => kept.has(path) || !isPrompt.has(path),
    ),
    unknown: [
      ...asked
        .filter((each) => each.paths.length === 0)
        .map(({ name }) => diagnoseUnknown("unknown-prompt", name, ids, config)),
      ...unknownTargets(args.target ?? [], config),
    ],
  };
}

function onDisk(config: ResolvedConfig): Pick<Project, "fileSystem" | "readText" | "checksTargets"> {
  return {
    fileSystem: nodeWritableFileSystem,
    readText: (path) => readText(join(config.root, path)),
    checksTargets: true,
  };
}

const EMPTY: Omit<Project, "config" | "diagnostics" | "fileSystem" | "readText" | "checksTargets"> = {
  sources: { prompts: [], partials: new Map(), schemas: new Map() },
  neutral: new Map(),
  prompts: [],
  targets: [],
  unknown: [],
};

/** Paths of the prompts that a name means: by id, by name (all its variants) or by path. */
function findPrompts(
  name: string,
  prompts: readonly CompiledPrompt[],
  paths: readonly string[],
  config: ResolvedConfig,
): string[] {
  const compiled = prompts
    .filter(({ meta }) => meta.id === name || meta.name === name)
    .map(({ meta }) => meta.path);
  // Prompts with errors are not among the compiled ones, and are asked for by the names of their files.
  return [...compiled, ...paths.filter((path) => path === name || idOf(path, config) === name)];
}

function idOf(path: string, config: ResolvedConfig): string {
  return path.slice(config.prompts.length + 1).replace(/\.prompt$/, "");
}

/** A diagnostic for each target name that the config does not have. */
export function unknownTargets(names: readonly string[], config: ResolvedConfig): Diagnostic[] {
  const known = config.targets.map(({ name }) => name);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => diagnoseUnknown("unknown-target", name, known, config));
}

function diagnoseUnknown(
  code: "unknown-prompt" | "unknown-target",
  name: string,
  known: readonly string[],
  config: ResolvedConfig,
): Diagnostic {
  const near = findNearest(name, known);
  const kind = code === "unknown-prompt" ? "prompt" : "target";
  return diagnose(code, {
    path: code === "unknown-prompt" ? config.prompts : (config.path ?? "prompt.config.ts"),
    span: FILE_START,
    message: `No ${kind} is called ${name}.`,
    ...(near && { help: `Did you mean ${near}?` }),
  });
}
