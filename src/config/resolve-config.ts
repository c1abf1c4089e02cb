import { createRequire } from "node:module";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import type { SchemaProblem } from "../diagnostics/schema-problems.ts";
import { createChecker } from "../validation/published-schema.ts";
import type { Config } from "./config-types.ts";
import { defaultConfig } from "./defaults.ts";
import { locateKey } from "./locate-key.ts";
import { normalizePath, normalizeTarget } from "./normalize-target.ts";
import { renameKey } from "./rename-key.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

const check = createChecker(createRequire(import.meta.url)("polylect/schemas/config.schema.json"));

/** The file that a config comes from. */
export interface ConfigSource {
  /** Absolute path of the project. */
  readonly root: string;
  /** Path below the root. */
  readonly path: string;
  readonly text: string;
}

const FOLDERS = ["prompts", "outDir", "fixtures", "schemas"] as const;

/** Checks what a config file exports and fills in the defaults. With an error, the defaults stand in for all of it. */
export function resolveConfig(
  exported: unknown,
  source: ConfigSource,
): { config: ResolvedConfig; diagnostics: Diagnostic[] } {
  const { root, path, text } = source;
  const fallback: ResolvedConfig = { ...defaultConfig, root, path, text };
  const problems = check(exported);
  if (problems.length > 0) {
    const diagnostics = problems.map((problem) => diagnoseProblem(problem, source, exported));
    return { config: fallback, diagnostics };
  }
  const { $schema, targets = {}, policy, ...settings } = exported as Config;
  const diagnostics: Diagnostic[] = [];
  const folders: Partial<Record<(typeof FOLDERS)[number], string>> = {};
  for (const key of FOLDERS) {
    const folder = normalizePath(settings[key] ?? defaultConfig[key]);
    if (folder !== undefined) folders[key] = folder;
    else diagnostics.push(diagnoseOutside([key], String(settings[key]), source));
  }
  diagnostics.push(...findOutsideTemplates(targets, source));
  const config: ResolvedConfig = {
    ...fallback,
    ...settings,
    ...folders,
    targets: Object.entries(targets).map(([name, given]) => normalizeTarget(name, given)),
    policy: { ...defaultConfig.policy, ...policy },
  };
  return { config: diagnostics.length > 0 ? fallback : config, diagnostics };
}

function findOutsideTemplates(targets: NonNullable<Config["targets"]>, source: ConfigSource): Diagnostic[] {
  return Object.entries(targets).flatMap(([name, given]) =>
    (["template", "tokenizer"] as const).flatMap((key) => {
      const path = typeof given === "string" ? undefined : given[key];
      if (path === undefined || normalizePath(path) !== undefined) return [];
      return [diagnoseOutside(["targets", name, key], path, source)];
    }),
  );
}

function placeOf(source: ConfigSource, path: readonly string[]) {
  const place = locateKey(source.text, path) ?? { start: 0, end: 0 };
  return { path: source.path, span: indexLines(source.text).span(place.start, place.end) };
}

function diagnoseOutside(key: readonly string[], path: string, source: ConfigSource): Diagnostic {
  const message = `\`${key.join(".")}\` is \`${path}\`, which is outside the project.`;
  return diagnose("path-outside-project", { ...placeOf(source, key), message });
}

function diagnoseProblem(problem: SchemaProblem, source: ConfigSource, exported: unknown): Diagnostic {
  const place = placeOf(source, problem.path);
  const name = problem.path.join(".");
  if (problem.kind === "unknown-key") {
    const key = problem.path.at(-1) ?? "";
    const nearest = findNearest(key, problem.allowed);
    const fix =
      nearest && fits(exported, problem.path, nearest) ? renameKey(source.text, key, nearest) : undefined;
    const message = `\`${name}\` is not a key of the config.`;
    return diagnose("invalid-config", {
      ...place,
      message,
      ...(nearest && { help: `Did you mean \`${nearest}\`?` }),
      ...(fix && { fix }),
    });
  }
  const owner = name === "" ? "The config" : `\`${name}\``;
  const message =
    problem.kind === "missing-key"
      ? `${owner} needs \`${problem.expected}\`.`
      : `${owner} must be ${problem.expected}, not ${problem.received}.`;
  return diagnose("invalid-config", { ...place, message });
}

/** Whether a config would have one problem less with another name for one of its keys. */
function fits(exported: unknown, path: readonly string[], name: string): boolean {
  const renamed = renameAt(exported, path, name);
  return renamed !== undefined && check(renamed).length < check(exported).length;
}

/** A value with one key renamed; undefined where the name is taken, by another slip of the same kind for one. */
function renameAt(value: unknown, [key, ...rest]: readonly string[], name: string): object | undefined {
  if (typeof value !== "object" || value === null || key === undefined) return undefined;
  const inner: unknown = (value as Record<string, unknown>)[key];
  if (rest.length > 0) {
    const renamed = renameAt(inner, rest, name);
    return renamed && { ...value, [key]: renamed };
  }
  const { [key]: _, ...others } = value as Record<string, unknown>;
  const rivals = Object.keys(others).filter((other) => other === name || findNearest(other, [name]) === name);
  return rivals.length > 0 ? undefined : { ...others, [name]: inner };
}
