import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashText } from "../files/hash-text.ts";
import { findCacheFolder } from "./cache-folder.ts";

/**
 * One file of what can be made again, for a project. Whatever is wrong with it, it counts as absent; where nothing is
 * installed, nothing is kept.
 */
export class CacheFile {
  readonly #path: string | undefined;
  readonly #key: string;

  /** `root` is the absolute path of the project. A file with another `key` is of no use; it must hold no line end. */
  constructor(root: string, name: string, key: string) {
    const folder = findCacheFolder(root);
    this.#path = folder && join(folder, `${name}-${hashText(root)}.json`);
    this.#key = key;
  }

  /** What was kept last; undefined where there is nothing that can be used. */
  load(): unknown {
    if (this.#path === undefined) return undefined;
    try {
      const [key, sum, text = ""] = readFileSync(this.#path, "utf8").split("\n");
      return key === this.#key && sum === hashText(text) ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a value that JSON can hold. Never throws. */
  save(value: unknown): void {
    if (this.#path === undefined) return;
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      const text = JSON.stringify(value);
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(temporary, [this.#key, hashText(text), text].join("\n"));
      renameSync(temporary, this.#path);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}
