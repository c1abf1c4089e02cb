import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TimedStamp } from "../files/file-stamp.ts";
import { hashText } from "../files/hash-text.ts";
import type { BuildMemory } from "./build-memory.ts";
import { findCacheFolder } from "./cache-folder.ts";
import { describeInstallation } from "./installation.ts";

/** The memory of a project's builds on disk. Whatever is wrong with the file, it counts as absent. */
export class BuildCache {
  readonly #folder: string | undefined;
  readonly #file: string;
  /** What a file must begin with to be of use. */
  readonly #key: string;

  /** `root` is the absolute path of the project. */
  constructor(root: string) {
    const installation = describeInstallation();
    this.#folder = installation === undefined ? undefined : findCacheFolder(root);
    this.#file = join(this.#folder ?? "", `compile-${hashText(root)}.json`);
    this.#key = JSON.stringify(["polylect compile cache", installation, root]);
  }

  /** Undefined where there is none that can be used. */
  load(): BuildMemory | undefined {
    if (this.#folder === undefined) return undefined;
    try {
      const [key, sum, memory = "", compiler = ""] = readFileSync(this.#file, "utf8").split("\n");
      if (key !== this.#key || sum !== sumOf(memory, compiler)) return undefined;
      return { ...unpack(JSON.parse(memory)), compiler: () => JSON.parse(compiler) };
    } catch {
      return undefined;
    }
  }

  /** Never throws: a build that is not remembered is made again. */
  save(memory: BuildMemory): void {
    if (this.#folder === undefined) return;
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      const [packed, compiler] = [JSON.stringify(pack(memory)), JSON.stringify(memory.compiler() ?? null)];
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(temporary, [this.#key, sumOf(packed, compiler), packed, compiler].join("\n"));
      renameSync(temporary, this.#file);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}

function sumOf(memory: string, compiler: string): string {
  return hashText(`${memory}\n${compiler}`);
}

type Stored = readonly [path: string, hash: string, ...stamp: number[]];

interface StoredMemory extends Pick<BuildMemory, "goodRun" | "helpers"> {
  readonly sources: readonly Stored[];
  readonly outputs: readonly Stored[];
}

type Files = Iterable<readonly [string, { readonly hash: string; readonly stamp: TimedStamp }]>;

function pack({ sources, outputs, goodRun, helpers }: BuildMemory): StoredMemory {
  return { sources: packFiles(sources), outputs: packFiles(outputs), goodRun, helpers };
}

function packFiles(files: Files): Stored[] {
  return [...files].map(([path, { hash, stamp }]) => {
    const { size, mtimeMs, ctimeMs, ino, seenMs } = stamp;
    return [path, hash, size, mtimeMs, ctimeMs, ino, seenMs];
  });
}

function unpack({ sources, outputs, goodRun, helpers }: StoredMemory): Omit<BuildMemory, "compiler"> {
  return { sources: unpackFiles(sources), outputs: unpackFiles(outputs), goodRun, helpers };
}

function unpackFiles(files: readonly Stored[]) {
  return new Map(
    files.map(([path, hash, size = 0, mtimeMs = 0, ctimeMs = 0, ino = 0, seenMs = 0]) => [
      path,
      { hash, stamp: { size, mtimeMs, ctimeMs, ino, seenMs } },
    ]),
  );
}
