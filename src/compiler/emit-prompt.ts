import { digest } from "../codegen/digest.ts";
import { dialects } from "../dialects/registry.ts";
import { type EmitOptions, type EmittedModule, emitModule } from "../phases/5-emit/emit-module.ts";
import { evaluateModule, type ImportableModules } from "../phases/5-emit/evaluate-module.ts";
import * as runtime from "../runtime/index.ts";
import type { PromptMeta } from "../runtime/types.ts";
import { CompiledPrompt } from "./compiled-prompt.ts";
import type { LoweredPrompt } from "./lower-prompt.ts";
import { emittedDialects, type ResolvedTarget } from "./targets.ts";

/** Registered helpers as functions, for evaluation in memory. */
export type Helpers = Readonly<Record<string, runtime.Helper>>;

/** A prompt as a module, with the options that made it. */
export interface EmittedPrompt {
  readonly prompt: LoweredPrompt;
  readonly module: EmittedModule;
  readonly options: EmitOptions;
}

/** Emits a prompt's module for every dialect. */
export function emitPrompt(
  prompt: LoweredPrompt,
  targets: readonly ResolvedTarget[],
  helpersFrom: string | undefined,
): EmittedPrompt {
  const options = { meta: metaOf(prompt), dialects: emittedDialects(prompt, targets), helpersFrom };
  return { prompt, module: emitModule(prompt, options), options };
}

function metaOf(prompt: LoweredPrompt): PromptMeta {
  const { name, variant, version, description, input, output, tools } = prompt;
  return {
    name,
    ...(variant !== undefined && { variant }),
    ...(version !== undefined && { version }),
    ...(description !== undefined && { description }),
    contentHash: digest(JSON.stringify(prompt.sources.map((source) => [source.path, source.hash]))),
    contractHash: digest(JSON.stringify([input, output, tools])),
  };
}

/** Makes an emitted prompt callable in memory. */
export function loadPrompt(
  { prompt, module, options }: EmittedPrompt,
  targets: readonly ResolvedTarget[],
  helpers: Helpers,
): CompiledPrompt {
  const modules: Record<string, ImportableModules[string]> = { "polylect/runtime": runtime };
  for (const [id, { lowerMessages }] of Object.entries(dialects)) {
    modules[`polylect/runtime/${id}`] = { lowerMessages };
  }
  if (options.helpersFrom !== undefined) modules[options.helpersFrom] = helpers;
  return new CompiledPrompt(prompt, () => evaluateModule(module, modules), options, targets);
}
