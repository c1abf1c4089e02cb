import type { Compilation, CompiledSource, CompileSourceOptions } from "./compiler.ts";
import type { ResolvedConfig } from "./config/resolved-config.ts";
import type { ProjectSources } from "./phases/source-file.ts";

export { UnknownTargetError } from "./compiler/unknown-target-error.ts";
export type {
  Compilation,
  CompiledMeta,
  CompiledPrompt,
  CompiledSource,
  CompileSourceOptions,
  MessageOptions,
  Rendered,
} from "./compiler.ts";
export type { Config } from "./config/config-types.ts";
export { defineConfig } from "./config/define-config.ts";
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export type { Finding } from "./portability/finding.ts";

// Every config imports this module for `defineConfig`, so the compiler is loaded where it is called.

/** Compiles every prompt of a project. Problems are returned, all at once; only bugs throw. */
export async function compileProject(sources: ProjectSources, config: ResolvedConfig): Promise<Compilation> {
  const compiler = await import("./compiler.ts");
  return compiler.compileProject(sources, config);
}

/** Compiles one source text in memory, ready to call. What the source names but nobody gave is a warning. */
export async function compileSource(text: string, options?: CompileSourceOptions): Promise<CompiledSource> {
  const compiler = await import("./compiler.ts");
  return compiler.compileSource(text, options);
}
