export {
  type Compilation,
  type CompiledMeta,
  CompiledPrompt,
  type CompiledSource,
  type CompileSourceOptions,
  compileProject,
  compileSource,
  type MessageOptions,
  type Rendered,
  UnknownTargetError,
} from "./compiler.ts";
export type { Config } from "./config/config-types.ts";
export { defineConfig } from "./config/define-config.ts";
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export type { Finding } from "./portability/finding.ts";
