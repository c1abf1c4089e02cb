import type { CompilerMemory } from "../compiler/project-compiler.ts";
import type { KnownConfig } from "../config/load-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { KnownOutputs } from "../output/output-folder.ts";
import type { KnownFiles } from "../phases/1-read/known-files.ts";

/** A run after which the output was whole. */
export interface GoodRun {
  /** Hash of everything that the run depended on. */
  readonly state: string;
  /** None of them an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What one build leaves for the next, in the same process or by way of the cache. */
export interface BuildMemory {
  /** Source files as they were read. */
  readonly sources: KnownFiles;
  /** Emitted files as they were written. */
  readonly outputs: KnownOutputs;
  readonly config: KnownConfig | undefined;
  readonly goodRun: GoodRun | undefined;
  /** Under which the helpers were found to be sound. */
  readonly helpers: string | undefined;
  readonly compiler: () => CompilerMemory | undefined;
}

/** What a first build knows. */
export const emptyMemory: BuildMemory = {
  sources: new Map(),
  outputs: new Map(),
  config: undefined,
  goodRun: undefined,
  helpers: undefined,
  compiler: () => undefined,
};
