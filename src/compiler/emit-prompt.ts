import type { ModuleExtension } from "../config/module-extension.ts";
import { dialects } from "../dialects/registry.ts";
import { hashText } from "../files/hash-text.ts";
import { emitDeclaration } from "../phases/5-emit/emit-declaration.ts";
import { emitIndex } from "../phases/5-emit/emit-index.ts";
import { type EmitOptions, type EmittedModule, emitModule } from "../phases/5-emit/emit-module.ts";
import { evaluateModule, type ImportableModules } from "../phases/5-emit/evaluate-module.ts";
import { printModule } from "../phases/5-emit/print-module.ts";
import * as runtime from "../runtime/index.ts";
import type { PromptMeta } from "../runtime/types.ts";
import { CompiledPrompt } from "./compiled-prompt.ts";
import type { EmitSettings } from "./emit-settings.ts";
import type { LoweredPrompt } from "./lower-prompt.ts";
import { emittedDialects } from "./targets.ts";

/** Registered helpers as functions, for evaluation in memory. */
export type Helpers = Readonly<Record<string, runtime.Helper>>;

/** A prompt as a module, with the options that made it. */
export interface EmittedPrompt {
  readonly prompt: LoweredPrompt;
  readonly module: EmittedModule;
  readonly options: EmitOptions;
}

/** Emits a prompt's module for every dialect. */
export function emitPrompt(prompt: LoweredPrompt, settings: EmitSettings): EmittedPrompt {
  const options = optionsOf(prompt, settings);
  return { prompt, module: emitModule(prompt, options), options };
}

/** An emitted file: its path relative to the folder of emitted files, and its text. */
export type TextFile = readonly [path: string, text: string];

/** The module of a prompt, with a function for every dialect, and its declaration. */
export function printPrompt(
  prompt: LoweredPrompt,
  settings: EmitSettings,
  extension: ModuleExtension,
): readonly [module: TextFile, declaration: TextFile] {
  const { module: emitted, options } = emitPrompt(prompt, settings);
  const madeFrom = prompt.sources.map((source) => source.path);
  const [module, declaration] = fileNames(prompt.id, extension);
  return [
    [module, printModule(emitted, madeFrom)],
    [declaration, emitDeclaration(prompt, options, madeFrom)],
  ];
}

/** The index of a project's prompts, and its declaration. */
export function printIndex(
  ids: readonly string[],
  extension: ModuleExtension,
): readonly [module: TextFile, declaration: TextFile] {
  const index = emitIndex(ids, extension);
  const [module, declaration] = fileNames("index", extension);
  return [
    [module, index.code],
    [declaration, index.declaration],
  ];
}

/** The names of a module and of its declaration. */
export function fileNames(id: string, extension: ModuleExtension): [module: string, declaration: string] {
  return [`${id}.${extension}`, `${id}.${extension === "mjs" ? "d.mts" : "d.ts"}`];
}

/** Makes a prompt callable in memory. It is emitted when it is first called. */
export function loadPrompt(prompt: LoweredPrompt, settings: EmitSettings, helpers: Helpers): CompiledPrompt {
  const { helpersFrom } = settings;
  const options = optionsOf(prompt, settings);
  const load = () => {
    const modules: Record<string, ImportableModules[string]> = { "polylect/runtime": runtime };
    for (const [id, { lowerMessages }] of Object.entries(dialects)) {
      modules[`polylect/runtime/${id}`] = { lowerMessages, lowerAnyMessages: lowerMessages };
    }
    if (helpersFrom !== undefined) modules[helpersFrom] = helpers;
    return evaluateModule(emitModule(prompt, options), modules);
  };
  return new CompiledPrompt(prompt, load, options, settings);
}

function optionsOf(prompt: LoweredPrompt, settings: EmitSettings): EmitOptions {
  const { targets, backends, helpersFrom, memory } = settings;
  return { meta: metaOf(prompt), dialects: emittedDialects(prompt, targets, backends), helpersFrom, memory };
}

function metaOf(prompt: LoweredPrompt): PromptMeta {
  const { name, variant, version, description, input, output, tools } = prompt;
  return {
    name,
    ...(variant !== undefined && { variant }),
    ...(version !== undefined && { version }),
    ...(description !== undefined && { description }),
    contentHash: hashText(JSON.stringify(prompt.sources.map((source) => [source.path, source.hash]))),
    contractHash: hashText(JSON.stringify([input, output, tools])),
  };
}
