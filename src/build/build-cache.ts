import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findCacheFolder } from "../cache/cache-folder.ts";
import { describeInstallation } from "../cache/installation.ts";
import type { TimedStamp } from "../files/file-stamp.ts";
import { hashText } from "../files/hash-text.ts";
import type { BuildMemory } from "./build-memory.ts";

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

/** Files by column. Stamps are numbers of eight bytes in base64: texts of numbers take longest to read. */
interface StoredFiles {
  readonly paths: readonly string[];
  readonly hashes: readonly string[];
  readonly stamps: string;
}

interface StoredMemory extends Pick<BuildMemory, "config" | "goodRun" | "helpers"> {
  readonly sources: StoredFiles;
  readonly outputs: StoredFiles;
}

type Files = ReadonlyMap<string, { readonly hash: string; readonly stamp: TimedStamp }>;

function pack({ sources, outputs, config, goodRun, helpers }: BuildMemory): StoredMemory {
  return { sources: packFiles(sources), outputs: packFiles(outputs), config, goodRun, helpers };
}

function packFiles(files: Files): StoredFiles {
  const stamps = [...files.values()].flatMap(({ stamp }) => [
    stamp.size,
    stamp.mtimeMs,
    stamp.ctimeMs,
    stamp.ino,
    stamp.seenMs,
  ]);
  return {
    paths: [...files.keys()],
    hashes: [...files.values()].map(({ hash }) => hash),
    stamps: Buffer.from(new Float64Array(stamps).buffer).toString("base64"),
  };
}

function unpack({ sources, outputs, config, goodRun, helpers }: StoredMemory): Omit<BuildMemory, "compiler"> {
  return { sources: unpackFiles(sources), outputs: unpackFiles(outputs), config, goodRun, helpers };
}

function unpackFiles({ paths, hashes, stamps }: StoredFiles) {
  const bytes = Buffer.from(stamps, "base64");
  const number = (index: number) => bytes.readDoubleLE(index * 8);
  return new Map(
    paths.map((path, index) => {
      const at = index * 5;
      const stamp = {
        size: number(at),
        mtimeMs: number(at + 1),
        ctimeMs: number(at + 2),
        ino: number(at + 3),
        seenMs: number(at + 4),
      };
      return [path, { hash: hashes[index] as string, stamp }];
    }),
  );
}
