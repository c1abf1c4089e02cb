import { createHash } from "node:crypto";
import { findUnknownModels, knownTargets } from "./compiler/check-targets.ts";
import type { CompiledPrompt } from "./compiler/compiled-prompt.ts";
import { type EmittedPrompt, emitPrompt, type Helpers, loadPrompt } from "./compiler/emit-prompt.ts";
import { type LoweredPrompt, lowerPrompt, type Surroundings } from "./compiler/lower-prompt.ts";
import { PartialLibrary } from "./compiler/partial-library.ts";
import { type ResolvedTarget, resolveTargets } from "./compiler/targets.ts";
import { loadHelpers } from "./config/load-helpers.ts";
import type { ModuleExtension } from "./config/module-extension.ts";
import type { ResolvedConfig } from "./config/resolved-config.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "./diagnostics/diagnostic.ts";
import type { Tool } from "./ir/tool.ts";
import { findDuplicateNames } from "./phases/3-analyze/analyze-names.ts";
import { analyzeSchemaFile } from "./phases/3-analyze/analyze-schema-file.ts";
import { findUnknownTargets } from "./phases/3-analyze/analyze-targets.ts";
import { checkGrowth } from "./phases/4-lower/check-growth.ts";
import { emitDeclaration } from "./phases/5-emit/emit-declaration.ts";
import { emitIndex } from "./phases/5-emit/emit-index.ts";
import { printModule } from "./phases/5-emit/print-module.ts";
import type { ProjectSources, SourceFile } from "./phases/source-file.ts";
import type { JsonSchema } from "./runtime/types.ts";

export {
  type CompiledMeta,
  CompiledPrompt,
  type MessageOptions,
  type Rendered,
  UnknownTargetError,
} from "./compiler/compiled-prompt.ts";
export type { Helpers } from "./compiler/emit-prompt.ts";

/** What a compilation gives: files to write, prompts to call, problems to print. Nothing has touched the disk. */
export interface Compilation {
  /** Prompts without errors, by id. */
  readonly prompts: readonly CompiledPrompt[];
  /** Text by path relative to `outDir`. Empty where a diagnostic is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles every prompt of a project. Problems are returned, all at once; only bugs throw. */
export async function compileProject(sources: ProjectSources, config: ResolvedConfig): Promise<Compilation> {
  const targets = resolveTargets(config.targets);
  const schemas = readSchemas(sources.schemas);
  const partials = new PartialLibrary(sources.partials);
  const around: Surroundings = {
    partials,
    promptsDir: config.prompts,
    strictKeys: config.strictKeys,
    inProject: true,
    helpers: new Set(config.helpers?.names),
    schema: (name) => schemas.known.get(name),
    schemaSource: (name) => sources.schemas.get(name),
    tool: () => undefined,
  };
  const lowered = sources.prompts.map((source) => lowerPrompt(source, around));
  const heads = lowered.map(({ head }) => head);
  const prompts = lowered.flatMap(({ prompt }) => prompt ?? []);
  const loaded = config.helpers ? await loadHelpers(config) : { helpers: {}, diagnostics: [] };
  const diagnostics = sortDiagnostics([
    ...distinct(lowered.flatMap((each) => each.diagnostics)),
    ...schemas.diagnostics,
    ...partials.diagnostics,
    ...findDuplicateNames(heads),
    ...heads.flatMap((head) => findUnknownTargets(head, knownTargets(config.targets))),
    ...prompts.flatMap(({ id, bodies }) => checkGrowth(id, bodies)),
    ...findUnknownModels(targets, config),
    ...loaded.diagnostics,
  ]);
  const broken = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ path }) => path));
  const sound = prompts.filter((prompt) => !prompt.sources.some(({ path }) => broken.has(path)));
  const emitted = sound.map((prompt) => emitPrompt(prompt, targets, config.helpers?.from));
  return {
    prompts: emitted.map((each) => loadPrompt(each, targets, loaded.helpers)),
    files: hasErrors(diagnostics) ? new Map() : printFiles(emitted, config.moduleExtension),
    diagnostics,
  };
}

/** A partial that several prompts use has the same problem in each of them. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(diagnostics.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}

function readSchemas(files: ReadonlyMap<string, SourceFile>) {
  const known = new Map<string, JsonSchema>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, file] of files) {
    const read = analyzeSchemaFile(file);
    diagnostics.push(...read.diagnostics);
    if (read.schema !== undefined) known.set(name, read.schema);
  }
  return { known, diagnostics };
}

function printFiles(emitted: readonly EmittedPrompt[], extension: ModuleExtension): Map<string, string> {
  const files = new Map<string, string>();
  const declarations = extension === "mjs" ? "d.mts" : "d.ts";
  for (const { prompt, module, options } of emitted) {
    const madeFrom = prompt.sources.map((source) => source.path);
    files.set(`${prompt.id}.${extension}`, printModule(module, madeFrom));
    files.set(`${prompt.id}.${declarations}`, emitDeclaration(prompt, options, madeFrom));
  }
  const ids = emitted.map(({ prompt }) => prompt.id);
  const index = emitIndex(ids, extension);
  return files.set(`index.${extension}`, index.code).set(`index.${declarations}`, index.declaration);
}

/** What {@link compileSource} may be told about the world around one source text. */
export interface CompileSourceOptions {
  /** Path for messages and for the prompt's name. Default: `prompt.prompt`. */
  path?: string;
  /** Partial sources by name. */
  partials?: Readonly<Record<string, string>>;
  /** Named schemas. */
  schemas?: Readonly<Record<string, JsonSchema>>;
  /** Tools that `tools:` may name without defining them. */
  tools?: Readonly<Record<string, Tool>>;
  /** Helper functions by name. */
  helpers?: Helpers;
  /** The parts of a project's config that matter to one prompt. */
  config?: { strictKeys?: boolean; targets?: Readonly<Record<string, string>> };
}

/** A compiled source. `prompt` is absent when a diagnostic is an error. */
export interface CompiledSource {
  readonly prompt?: CompiledPrompt;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles one source text in memory, ready to call. What the source names but nobody gave is a warning. */
export async function compileSource(
  text: string,
  options: CompileSourceOptions = {},
): Promise<CompiledSource> {
  const path = options.path ?? "prompt.prompt";
  const targets = resolveTargets(
    Object.entries(options.config?.targets ?? {}).map(([name, reference]) => ({ name, reference })),
  );
  const files = new Map(
    Object.entries(options.partials ?? {}).map(([name, source]) => [
      name,
      sourceFile(`_${name}.prompt`, source),
    ]),
  );
  const partials = new PartialLibrary(files);
  const helpers = options.helpers ?? {};
  const { head, prompt, diagnostics } = lowerPrompt(sourceFile(path, text), {
    partials,
    promptsDir: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "",
    strictKeys: options.config?.strictKeys ?? true,
    inProject: false,
    helpers: new Set(Object.keys(helpers)),
    schema: (name) => own(options.schemas, name),
    schemaSource: () => undefined,
    tool: (name) => own(options.tools, name),
  });
  const named = targets.length > 0 ? findUnknownTargets(head, inMemory(targets)) : [];
  const all = sortDiagnostics([
    ...diagnostics,
    ...partials.diagnostics,
    ...named,
    ...(prompt ? checkGrowth(prompt.id, prompt.bodies) : []),
  ]);
  if (!prompt || hasErrors(all)) return { diagnostics: all };
  return { prompt: loadAlone(prompt, targets, helpers), diagnostics: all };
}

/** Without a project, a name that nobody gave is a warning. */
function inMemory(targets: readonly ResolvedTarget[]) {
  return { ...knownTargets(targets.map(({ target }) => target)), severity: "warning" as const };
}

function loadAlone(
  prompt: LoweredPrompt,
  targets: readonly ResolvedTarget[],
  helpers: Helpers,
): CompiledPrompt {
  return loadPrompt(emitPrompt(prompt, targets, "#helpers"), targets, helpers);
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, hash: createHash("sha256").update(text).digest("hex") };
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
