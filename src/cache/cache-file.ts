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

  /** What `read` makes of the texts that were kept last; undefined where there are none of use, or where it throws. */
  load<T>(read: (texts: readonly string[]) => T): T | undefined {
    if (this.#path === undefined) return undefined;
    try {
      const [key, sum, ...texts] = readFileSync(this.#path, "utf8").split("\n");
      return key === this.#key && sum === sumOf(texts) ? read(texts) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps texts without line ends. Never throws, even where `write` does. */
  save(write: () => readonly string[]): void {
    if (this.#path === undefined) return;
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      const texts = write();
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(temporary, [this.#key, sumOf(texts), ...texts].join("\n"));
      renameSync(temporary, this.#path);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}

const sumOf = (texts: readonly string[]): string => hashText(texts.join("\n"));
