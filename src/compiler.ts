import { createHash } from "node:crypto";
import { projectBackends } from "./backends/registry.ts";
import { knownTargets } from "./compiler/check-targets.ts";
import type { CompiledPrompt } from "./compiler/compiled-prompt.ts";
import { type Helpers, loadPrompt, printIndex, printPrompt } from "./compiler/emit-prompt.ts";
import { type EmitSettings, emitSettings } from "./compiler/emit-settings.ts";
import type { LoweredPrompt } from "./compiler/lower-prompt.ts";
import { PartialLibrary } from "./compiler/partial-library.ts";
import { analyzePrompt, findProblems, openContext, type ProjectContext } from "./compiler/project-context.ts";
import type { Config } from "./config/config-types.ts";
import { loadHelpers } from "./config/load-helpers.ts";
import { normalizeTarget } from "./config/normalize-target.ts";
import type { ResolvedConfig, Target } from "./config/resolved-config.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "./diagnostics/diagnostic.ts";
import type { Tool } from "./ir/tool.ts";
import { parseModelText, useModelFiles } from "./model-files/read-model-file.ts";
import type { ProjectSources, SourceFile } from "./phases/source-file.ts";
import type { JsonSchema } from "./runtime/types.ts";

export {
  type CompiledMeta,
  CompiledPrompt,
  type MessageOptions,
  type Rendered,
} from "./compiler/compiled-prompt.ts";
export type { Helpers } from "./compiler/emit-prompt.ts";
export { UnknownTargetError } from "./compiler/unknown-target-error.ts";

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
  const broken = new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ path }) => path));
  const sound = analyzed
    .flatMap(({ prompt }) => prompt ?? [])
    .filter((prompt) => !prompt.sources.some(({ path }) => broken.has(path)));
  let files: ReadonlyMap<string, string> | undefined;
  return {
    prompts: sound.map((prompt) => loadPrompt(prompt, context.settings, loaded.helpers)),
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
  /** Texts of `.jinja` and `tokenizer_config.json` files by the path under which targets name them. */
  templates?: Readonly<Record<string, string>>;
  /** The parts of a project's config that matter to one prompt. */
  config?: Pick<Config, "strictKeys" | "targets" | "backends">;
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
  const targets = Object.entries(options.config?.targets ?? {}).map(([name, given]) =>
    giveTemplate(normalizeTarget(name, given), options.templates ?? {}),
  );
  const settings = emitSettings(targets, projectBackends(options.config?.backends ?? {}), "#helpers");
  const files = new Map(
    Object.entries(options.partials ?? {}).map(([name, source]) => [
      name,
      sourceFile(`_${name}.prompt`, source),
    ]),
  );
  const partials = new PartialLibrary(files);
  const helpers = options.helpers ?? {};
  const around = {
    partials,
    promptsDir: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "",
    strictKeys: options.config?.strictKeys ?? true,
    inProject: false,
    helpers: new Set(Object.keys(helpers)),
    schema: (name: string) => own(options.schemas, name),
    schemaSource: () => undefined,
    tool: (name: string) => own(options.tools, name),
  };
  const known = targets.length > 0 ? { known: inMemory(settings, targets) } : {};
  const analyzed = analyzePrompt(sourceFile(path, text), { around, partials, ...known });
  const diagnostics = sortDiagnostics(analyzed.diagnostics);
  if (!analyzed.prompt || hasErrors(diagnostics)) return { diagnostics };
  return { prompt: loadPrompt(analyzed.prompt, settings, helpers), diagnostics };
}

/** A target with what the text of its template says. One whose text nobody gave names no model. */
function giveTemplate(target: Target, texts: Readonly<Record<string, string>>): Target {
  const { template } = target;
  if (!template) return target;
  const parse = (path: string | undefined) => {
    const text = path === undefined ? undefined : own(texts, path);
    return path === undefined || text === undefined ? undefined : parseModelText(path, text);
  };
  const file = parse(template.path);
  if (!file) return target;
  return { ...target, template: { ...template, file: useModelFiles(file, parse(template.tokenizer)) } };
}

/** Without a project, a name that nobody gave is a warning. */
function inMemory({ backends }: EmitSettings, targets: readonly Target[]) {
  return { ...knownTargets(targets, backends), severity: "warning" as const };
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, hash: createHash("sha256").update(text).digest("hex") };
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
