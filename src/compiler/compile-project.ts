import { loadHelpers } from "../config/load-helpers.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { ProjectSources } from "../phases/source-file.ts";
import type { CompiledPrompt } from "./compiled-prompt.ts";
import { type Helpers, loadPrompt, printIndex, printPrompt } from "./emit-prompt.ts";
import type { LoweredPrompt } from "./lower-prompt.ts";
import type { CompilerMemory } from "./project-compiler.ts";
import {
  type AnalyzedPrompt,
  analyzePrompt,
  findProblems,
  openContext,
  type ProjectContext,
} from "./project-context.ts";
import { describeSettings, describeUnit, isCurrent, type PromptUnit } from "./prompt-unit.ts";

/** What a compilation gives: files to write, prompts to call, problems to print. Nothing has touched the disk. */
export interface Compilation {
  /** Prompts without errors, by id. */
  readonly prompts: readonly CompiledPrompt[];
  /** The neutral forms of the prompts, by path of the prompt file. */
  readonly neutral: ReadonlyMap<string, LoweredPrompt>;
  /** Text by path relative to `outDir`; emitted when first asked for. Empty where a diagnostic is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles every prompt of a project. Problems are returned, all at once; only bugs throw. */
export async function compileProject(sources: ProjectSources, config: ResolvedConfig): Promise<Compilation> {
  const context = openContext(sources, config);
  const analyzed = sources.prompts.map((source) => analyzePrompt(source, context));
  const loaded = await loadHelpers(config);
  const ofSchemas = [...context.schemas.check().values()].flatMap((checked) => checked.diagnostics);
  const named = analyzed.map(({ head, diagnostics }) => ({ named: head, diagnostics }));
  const diagnostics = findProblems(named, [...ofSchemas, ...loaded.diagnostics], context);
  return load(analyzed, diagnostics, loaded.helpers, context);
}

/** Which part of a project to compile, and what is known of the rest. */
export interface PartRequest {
  /** What {@link PartialCompilation} left, of any config. */
  readonly memory: CompilerMemory | undefined;
  /** Whether a prompt is wanted, by what it was made from. */
  readonly isWanted: (unit: PromptUnit) => boolean;
  /** Whether the problems of a schema file are. */
  readonly isWantedFile: (path: string) => boolean;
  /** Absolute path of the folder that stands for the project where its helpers are loaded. */
  readonly helpersRoot: string;
}

/** The compiled part of a project: the prompts and problems that were asked for. */
export interface PartialCompilation extends Omit<Compilation, "files"> {
  /** How many prompts were wanted, those with errors included. */
  readonly wanted: number;
  /** For a later run. */
  readonly memory: CompilerMemory;
  /** How much of it the earlier run did not know. */
  readonly news: number;
}

/** Compiles some prompts of a project. The texts of the others are read only where nothing is known of them. */
export async function compilePart(
  sources: ProjectSources,
  config: ResolvedConfig,
  { memory, isWanted, isWantedFile, helpersRoot }: PartRequest,
): Promise<PartialCompilation> {
  const context = openContext(sources, config);
  const settings = describeSettings(config);
  const known = memory?.settings === settings ? memory : { units: [], schemas: [] };
  const units = new Map(known.units.map((unit) => [unit.path, unit]));
  let news = Math.abs(known.schemas.length - sources.schemas.size);
  const all = sources.prompts.map((source) => {
    const unit = units.get(source.path);
    const isKnown = unit !== undefined && isCurrent(unit, source, context);
    if (isKnown && !isWanted(unit)) return { unit };
    if (!isKnown) news++;
    const analyzed = analyzePrompt(source, context);
    return { unit: describeUnit(source, analyzed), analyzed };
  });
  const analyzed = all.flatMap((each) => (each.analyzed && isWanted(each.unit) ? [each.analyzed] : []));
  const wanted = new Set(analyzed.map(({ head }) => head.path));
  const schemas = context.schemas.check(new Map(known.schemas));
  const loaded =
    analyzed.length > 0
      ? await loadHelpers({ ...config, root: helpersRoot })
      : { helpers: {}, diagnostics: [] };
  const others = [
    ...[...schemas.values()].flatMap((checked) =>
      checked.diagnostics.filter(({ path }) => isWantedFile(path)),
    ),
    ...loaded.diagnostics,
  ];
  const named = all.map(({ unit }) => ({
    named: unit.named,
    diagnostics: wanted.has(unit.path) ? unit.diagnostics : [],
  }));
  const diagnostics = findProblems(named, others, context).filter(
    ({ code, path, related = [] }) =>
      code !== "duplicate-name" ||
      [path, ...related.map((other) => other.path)].some((each) => wanted.has(each)),
  );
  const { prompts, neutral } = load(analyzed, diagnostics, loaded.helpers, context);
  return {
    prompts,
    neutral,
    diagnostics,
    wanted: wanted.size,
    news,
    memory: { settings, units: all.map(({ unit }) => unit), schemas: [...schemas] },
  };
}

function load(
  analyzed: readonly AnalyzedPrompt[],
  diagnostics: readonly Diagnostic[],
  helpers: Helpers,
  context: ProjectContext,
): Compilation {
  const broken = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ path }) => path));
  const sound = analyzed
    .flatMap(({ prompt }) => prompt ?? [])
    .filter((prompt) => !prompt.sources.some(({ path }) => broken.has(path)));
  let files: ReadonlyMap<string, string> | undefined;
  return {
    prompts: sound.map((prompt) => loadPrompt(prompt, context.settings, helpers)),
    neutral: new Map(sound.map((prompt) => [prompt.path, prompt])),
    get files() {
      files ??= hasErrors(diagnostics) ? new Map() : printFiles(sound, context);
      return files;
    },
    diagnostics,
  };
}

function printFiles(prompts: readonly LoweredPrompt[], { settings, config }: ProjectContext) {
  const { moduleExtension } = config;
  const ids = prompts.map(({ id }) => id);
  return new Map([
    ...prompts.flatMap((prompt) => printPrompt(prompt, settings, moduleExtension)),
    ...printIndex(ids, moduleExtension),
  ]);
}
