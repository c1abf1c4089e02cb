import { dirname, join } from "node:path";
import { checkHelpers } from "../config/check-helpers.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isSettled, timeStamp } from "../files/file-stamp.ts";
import { hashText } from "../files/hash-text.ts";
import { readStamp } from "../files/read-stamp.ts";
import { readText } from "../files/read-text.ts";

/** Files, and the hash of all that helpers depend on. Can be stored as JSON. */
interface SoundHelpers {
  readonly files: readonly string[];
  readonly hash: string;
}

/** Runs the helper module of a project where it may have changed since it was found to be sound. */
export class HelperCheck {
  #sound: SoundHelpers | undefined;
  #files: readonly string[] = [];

  /** `memory` is that of an earlier check. */
  constructor(memory?: string) {
    this.#sound = memory === undefined ? undefined : JSON.parse(memory);
    this.#files = this.#sound?.files ?? [];
  }

  /** For a later check; undefined where the helpers are not known to be sound. */
  get memory(): string | undefined {
    return this.#sound && JSON.stringify(this.#sound);
  }

  /** Absolute paths of the project's modules that helpers are made of. */
  get dependencies(): readonly string[] {
    return this.#files;
  }

  /** What is wrong with the helpers of the config. */
  async run(config: ResolvedConfig): Promise<readonly Diagnostic[]> {
    if (!config.helpers) {
      this.#files = [];
      return [];
    }
    if (this.#sound?.hash === hashAll(config, this.#files)) return [];
    const seenMs = Date.now();
    const { diagnostics, modules } = await checkHelpers(config);
    // Files of the last module that could be found count until another can.
    if (modules.files.length > 0) this.#files = modules.files;
    const isSound = diagnostics.length === 0 && modules.isClosed && areSettled(this.#files, seenMs);
    this.#sound = isSound ? { files: this.#files, hash: hashAll(config, this.#files) } : undefined;
    return diagnostics;
  }
}

function hashAll({ root, helpers }: ResolvedConfig, files: readonly string[]): string {
  const packages = foldersFrom(root).map((folder) => readText(join(folder, "package.json")));
  return hashText(JSON.stringify([helpers, packages, files, files.map(readText)]));
}

/** Whether no file can have changed while it was loaded. */
function areSettled(files: readonly string[], seenMs: number): boolean {
  return files.every((path) => {
    const stamp = readStamp(path);
    return stamp !== undefined && isSettled(timeStamp(stamp, seenMs));
  });
}

function foldersFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
}
