export {
  type Compilation,
  CompiledPrompt,
  type CompiledSource,
  type CompileSourceOptions,
  compileProject,
  compileSource,
} from "./compiler.ts";
export { defineConfig } from "./config/define-config.ts";
