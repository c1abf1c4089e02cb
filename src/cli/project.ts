import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledPrompt, compileProject } from "../compiler.ts";
import { loadConfig } from "../config/load-config.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose, hasErrors } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import { reportJson } from "../diagnostics/reporters/json.ts";
import { reportPretty } from "../diagnostics/reporters/pretty.ts";
import { nodeFileSystem } from "../phases/1-read/node-file-system.ts";
import { readProject } from "../phases/1-read/read-project.ts";
import type { Context } from "./context.ts";

/** A compiled project, narrowed to what the command line asks for. */
export interface Project {
  readonly config: ResolvedConfig;
  /** The prompts asked for that have no errors. */
  readonly prompts: readonly CompiledPrompt[];
  /** The targets asked for. */
  readonly targets: readonly Target[];
  /** Emitted files, of the whole project. */
  readonly files: ReadonlyMap<string, string>;
  /** Problems of what was asked for, and of files that are no prompts. */
  readonly diagnostics: readonly Diagnostic[];
  /** Names on the command line that nothing is called by. A command that finds any prints them and does no more. */
  readonly unknown: readonly Diagnostic[];
}

/** Loads, reads and compiles the project around the working folder. */
export async function openProject({ cwd, args }: Context): Promise<Project> {
  const { config, diagnostics: loadProblems } = await loadConfig(cwd);
  const configProblems = [...loadProblems, ...findNoProject(config)];
  if (hasErrors(configProblems)) {
    return { config, prompts: [], targets: [], files: new Map(), diagnostics: configProblems, unknown: [] };
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
    prompts: compilation.prompts.filter(({ meta }) => kept.has(meta.path)),
    targets: config.targets.filter(({ name }) => !args.target || args.target.includes(name)),
    files: compilation.files,
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

/**
 * A folder without a config is a project where it has prompts; without them it is the wrong folder. A config whose
 * folder of prompts is not there is not taken for an empty project, since compiling that removes every emitted file.
 */
function findNoProject(config: ResolvedConfig): Diagnostic[] {
  if (existsSync(join(config.root, config.prompts))) return [];
  const span = { start: 0, end: 0, line: 1, column: 1 };
  if (config.path !== undefined) {
    const message = `There is no folder \`${config.prompts}\` beside the config.`;
    const help = "Make the folder, or correct `prompts` in the config.";
    return [diagnose("invalid-config", { path: config.path, span, message, help })];
  }
  const message = `There is no config here or above, and no folder \`${config.prompts}\`.`;
  return [diagnose("config-not-found", { path: "prompt.config.ts", span, message })];
}

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
    span: { start: 0, end: 0, line: 1, column: 1 },
    message: `No ${kind} is called ${name}.`,
    ...(near && { help: `Did you mean ${near}?` }),
  });
}

/** Prints diagnostics in the format asked for, with fields of the command's own where that is JSON. */
export function printDiagnostics(
  { args, color, stdout }: Context,
  { config }: { readonly config: Pick<ResolvedConfig, "root"> },
  diagnostics: readonly Diagnostic[],
  more: object = {},
): void {
  if (args.format === "json") {
    const report = { ...JSON.parse(reportJson(diagnostics)), ...more };
    stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else if (diagnostics.length > 0) {
    stdout.write(
      `${reportPretty(diagnostics, { color, source: (path) => readText(join(config.root, path)) })}\n`,
    );
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** `1 prompt`, `3 prompts`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
