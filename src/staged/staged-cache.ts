import { CacheFile } from "../cache/cache-file.ts";
import { describeInstallation } from "../cache/installation.ts";
import type { CompilerMemory } from "../compiler/project-compiler.ts";
import type { KnownConfig } from "../config/load-config.ts";

/** What one staged check leaves for the next. */
export interface StagedMemory {
  readonly config?: KnownConfig;
  /** Of every source file: the id of its content in git, and the hash by which the compiler knows it. */
  readonly files: readonly (readonly [path: string, blob: string, hash: string])[];
  readonly compiler: CompilerMemory;
}

/** The memory of a project's staged checks on disk. */
export class StagedCache {
  readonly #file: CacheFile | undefined;

  /** `root` is the absolute path of the project. */
  constructor(root: string) {
    const installation = describeInstallation();
    this.#file = installation === undefined ? undefined : new CacheFile(root, "staged", installation);
  }

  /** Undefined where there is none that can be used. */
  load(): StagedMemory | undefined {
    return this.#file?.load(([text = ""]) => JSON.parse(text) as StagedMemory);
  }

  /** Never throws. */
  save(memory: StagedMemory): void {
    this.#file?.save(() => [JSON.stringify(memory)]);
  }
}
