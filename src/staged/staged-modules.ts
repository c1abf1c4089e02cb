import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { makeCopyFolder } from "../cache/cache-folder.ts";
import type { ModuleSource } from "../config/module-source.ts";
import { slashed } from "../files/slashed.ts";
import { checkOut, findModified } from "../git/check-out.ts";
import type { BlobReader, GitIndex } from "../git/git-index.ts";
import type { IndexFileSystem } from "./index-file-system.ts";

/** The code and the model files of a project as the index holds them. */
export class StagedModules implements ModuleSource {
  readonly #index: GitIndex;
  readonly #reader: BlobReader;
  readonly #fileSystem: IndexFileSystem;
  readonly #root: string;
  #copy: string | undefined;

  /** `root` is the absolute path of the project. */
  constructor(root: string, index: GitIndex, reader: BlobReader, fileSystem: IndexFileSystem) {
    this.#root = root;
    this.#index = index;
    this.#reader = reader;
    this.#fileSystem = fileSystem;
  }

  exists(path: string): boolean {
    return this.#fileSystem.readText(slashed(path)) !== undefined;
  }

  readText(path: string): string {
    const text = this.#fileSystem.readText(slashed(path));
    if (text === undefined) throw new Error(`${this.#below(path)} is not in the git index`);
    return text;
  }

  /** The file itself where git does not keep it, or keeps just this; else a copy of what the index holds. */
  locate(path: string): string {
    const isKept = this.#index.entries.has(this.#below(path));
    return isKept ? join(this.locateAll([path], this.#index.top), this.#below(path)) : path;
  }

  /**
   * A folder that stands for `root` where these files are as the index holds them: itself, or a copy that has nothing
   * else.
   */
  locateAll(paths: readonly string[], root: string): string {
    const files = paths.map((path) => this.#below(path));
    if (findModified(this.#index, files).length === 0) return root;
    this.#copy ??= makeCopyFolder(this.#root, "staged-");
    checkOut(this.#index, this.#reader, files, this.#copy);
    return join(this.#copy, this.#below(root));
  }

  /** Removes what was copied. */
  close(): void {
    if (this.#copy !== undefined) rmSync(this.#copy, { recursive: true, force: true });
  }

  #below(path: string): string {
    return slashed(relative(this.#index.top, path));
  }
}
