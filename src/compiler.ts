import { createHash } from "node:crypto";
import { projectBackends } from "./backends/registry.ts";
import { knownTargets } from "./compiler/check-targets.ts";
import type { CompiledPrompt } from "./compiler/compiled-prompt.ts";
import { type Helpers, loadPrompt } from "./compiler/emit-prompt.ts";
import { type EmitSettings, emitSettings } from "./compiler/emit-settings.ts";
import { PartialLibrary } from "./compiler/partial-library.ts";
import { analyzePrompt } from "./compiler/project-context.ts";
import type { Config } from "./config/config-types.ts";
import { normalizeTarget } from "./config/normalize-target.ts";
import type { Target } from "./config/resolved-config.ts";
import { type Diagnostic, hasErrors, sortDiagnostics } from "./diagnostics/diagnostic.ts";
import type { Tool } from "./ir/tool.ts";
import { parseModelText, useModelFiles } from "./model-files/read-model-file.ts";
import type { SourceFile } from "./phases/source-file.ts";
import type { JsonSchema } from "./runtime/types.ts";

export { type Compilation, compileProject } from "./compiler/compile-project.ts";
export {
  type BoundPrompt,
  type CompiledMeta,
  CompiledPrompt,
  type MessageOptions,
  type Rendered,
} from "./compiler/compiled-prompt.ts";
export type { Helpers } from "./compiler/emit-prompt.ts";
export { UnknownTargetError } from "./compiler/unknown-target-error.ts";

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
