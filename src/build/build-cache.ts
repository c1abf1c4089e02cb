import { CacheFile } from "../cache/cache-file.ts";
import { describeInstallation } from "../cache/installation.ts";
import type { TimedStamp } from "../files/file-stamp.ts";
import type { BuildMemory } from "./build-memory.ts";

/** The memory of a project's builds on disk. Whatever is wrong with the file, it counts as absent. */
export class BuildCache {
  readonly #file: CacheFile | undefined;

  /** `root` is the absolute path of the project. */
  constructor(root: string) {
    const installation = describeInstallation();
    const key = JSON.stringify(["polylect compile cache", installation, root]);
    this.#file = installation === undefined ? undefined : new CacheFile(root, "compile", key);
  }

  /** Undefined where there is none that can be used. */
  load(): BuildMemory | undefined {
    return this.#file?.load(([memory = "", compiler = ""]) => ({
      ...unpack(JSON.parse(memory)),
      compiler: () => JSON.parse(compiler),
    }));
  }

  /** Never throws: a build that is not remembered is made again. */
  save(memory: BuildMemory): void {
    this.#file?.save(() => [JSON.stringify(pack(memory)), JSON.stringify(memory.compiler() ?? null)]);
  }
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
