import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { findCacheFolder } from "../cache/cache-folder.ts";
import { hashText } from "../files/hash-text.ts";
import type { ModuleGraph } from "./module-graph.ts";

/** Changes with the form of the file, and with what counts as pure. */
const FORMAT = 1;

/** Enough for the states that a project goes to and fro between: files as they are, as they are staged, branches. */
const MOST_ENTRIES = 8;

type Entry = readonly [hash: string, exported: unknown];

/**
 * What config modules exported, by their texts, on disk. Whatever is wrong with the file, it counts as absent; where
 * nothing is installed, nothing is kept.
 */
export class ExportCache {
  readonly #file: string | undefined;

  /** `root` is the absolute path of the folder that the config stands in. */
  constructor(root: string) {
    const folder = findCacheFolder(root);
    this.#file = folder && join(folder, `config-${hashText(root)}.json`);
  }

  /** What the first module of a graph exported when its texts were the same. */
  find(graph: ModuleGraph): { readonly exported: unknown } | undefined {
    if (!graph.isPure) return undefined;
    const hash = hashGraph(graph);
    const entry = this.#load().find(([known]) => known === hash);
    return entry && { exported: entry[1] };
  }

  /** Keeps what the first module of a graph exports, which JSON must be able to hold. Never throws. */
  keep(graph: ModuleGraph, exported: unknown): void {
    if (this.#file === undefined || !graph.isPure) return;
    const hash = hashGraph(graph);
    const others = this.#load().filter(([known]) => known !== hash);
    const entries = JSON.stringify([[hash, exported], ...others].slice(0, MOST_ENTRIES));
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(temporary, `${hashText(entries)}\n${entries}`);
      renameSync(temporary, this.#file);
    } catch {
      rmSync(temporary, { force: true });
    }
  }

  #load(): readonly Entry[] {
    if (this.#file === undefined) return [];
    try {
      const [sum, entries = ""] = readFileSync(this.#file, "utf8").split("\n");
      return sum === hashText(entries) ? JSON.parse(entries) : [];
    } catch {
      return [];
    }
  }
}

function hashGraph({ texts }: ModuleGraph): string {
  const [entry = ""] = texts.keys();
  const modules = [...texts].map(([path, text]) => [
    relative(dirname(entry), path).split(sep).join("/"),
    text,
  ]);
  return hashText(JSON.stringify([FORMAT, process.version, modules]));
}
