import type { CompiledPrompt } from "../compiler.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { OpenProject } from "./open-project.ts";

/** The part of a project that is asked for. */
export interface NarrowedProject {
  /** The prompts asked for that have no errors. */
  readonly prompts: readonly CompiledPrompt[];
  /** The targets asked for. */
  readonly targets: readonly Target[];
  /** Problems of what was asked for, and of files that are no prompts. */
  readonly diagnostics: readonly Diagnostic[];
  /** A diagnostic for each name that nothing is called by. */
  readonly unknown: readonly Diagnostic[];
}

/** Names of prompts (ids, names or paths) and of targets. No names, or an empty list of prompts, mean all. */
export interface AskedNames {
  readonly prompts?: readonly string[] | undefined;
  readonly targets?: readonly string[] | undefined;
}

/** Narrows a project to what is asked for. One that could not be read has nothing, and knows no names. */
export function narrowProject(
  { config, isRead, prompts, sources, diagnostics }: OpenProject,
  { prompts: names = [], targets }: AskedNames,
): NarrowedProject {
  if (!isRead) return { prompts: [], targets: [], diagnostics, unknown: [] };
  const paths = sources.prompts.map(({ path }) => path);
  const asked = names.map((name) => ({ name, paths: findPrompts(name, prompts, paths, config) }));
  const isPrompt = new Set(paths);
  const kept = new Set(asked.length ? asked.flatMap((each) => each.paths) : paths);
  const ids = [...prompts.map(({ meta }) => meta.id), ...paths.map((path) => idOf(path, config))];
  return {
    prompts: prompts.filter(({ meta }) => kept.has(meta.path)),
    targets: config.targets.filter(({ name }) => !targets || targets.includes(name)),
    diagnostics: diagnostics.filter(({ path }) => kept.has(path) || !isPrompt.has(path)),
    unknown: [
      ...asked
        .filter((each) => each.paths.length === 0)
        .map(({ name }) => diagnoseUnknown("unknown-prompt", name, ids, config)),
      ...unknownTargets(targets ?? [], config),
    ],
  };
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

/** Says that nothing is called by a name, and what has nearly that name. */
export function diagnoseUnknown(
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
