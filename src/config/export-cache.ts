import { dirname, relative } from "node:path";
import { CacheFile } from "../cache/cache-file.ts";
import { hashText } from "../files/hash-text.ts";
import { slashed } from "../files/slashed.ts";
import type { ModuleGraph } from "./module-graph.ts";

/** Changes with the form of the file, and with what counts as pure. */
const FORMAT = 1;

/** Enough for the states that a project goes to and fro between: files as they are, as they are staged, branches. */
const MOST_ENTRIES = 8;

type Entry = readonly [hash: string, exported: unknown];

/** What config modules exported, by their texts, on disk. */
export class ExportCache {
  readonly #file: CacheFile;

  /** `root` is the absolute path of the folder that the config stands in. */
  constructor(root: string) {
    this.#file = new CacheFile(root, "config", `polylect config exports ${FORMAT}`);
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
    if (!graph.isPure) return;
    const hash = hashGraph(graph);
    const others = this.#load().filter(([known]) => known !== hash);
    this.#file.save(() => [JSON.stringify([[hash, exported], ...others].slice(0, MOST_ENTRIES))]);
  }

  #load(): readonly Entry[] {
    return this.#file.load(([entries = ""]) => JSON.parse(entries)) ?? [];
  }
}

function hashGraph({ texts }: ModuleGraph): string {
  const [entry = ""] = texts.keys();
  const modules = [...texts].map(([path, text]) => [slashed(relative(dirname(entry), path)), text]);
  return hashText(JSON.stringify([process.version, modules]));
}
