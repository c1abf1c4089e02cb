import { basename } from "node:path";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { slashed } from "../files/slashed.ts";
import { PROMPT_ENDING, SCHEMA_ENDING } from "../phases/1-read/source-paths.ts";

/** The part of a file's status that tells folders from files. */
interface Kind {
  isFile(): boolean;
}

/** What of a disk a project is made from. */
export class WatchedPlaces {
  /** Equal for equal places. */
  readonly key: string;
  /** Absolute paths to hand to a watcher, which leaves out what is ignored below them. */
  readonly paths: readonly string[];
  readonly #root: string;
  readonly #outDir: string;
  readonly #folders: readonly { readonly path: string; readonly extension: string }[];
  readonly #files: ReadonlySet<string>;

  /** `files` are the absolute paths of those that count beside prompts and schemas. */
  constructor(config: ResolvedConfig, files: readonly string[]) {
    const { root, prompts, schemas, outDir } = config;
    const below = (folder: string) => (folder === "." ? root : `${root}/${folder}`);
    this.#root = root;
    this.#outDir = below(outDir);
    this.#folders = [
      { path: below(prompts), extension: PROMPT_ENDING },
      { path: below(schemas), extension: SCHEMA_ENDING },
    ];
    this.#files = new Set(files.map(slashed));
    this.paths = [root, ...[...this.#files].filter((file) => !file.startsWith(`${root}/`))];
    this.key = JSON.stringify([this.#outDir, this.#folders, [...this.#files].sort(), root]);
  }

  /** Whether nothing that happens at a path, or below it, matters. Without a kind, the path may be a folder. */
  readonly ignores = (path: string, kind?: Kind): boolean => {
    const at = slashed(path);
    if (at === this.#root || this.#files.has(at)) return false;
    const isAbove = [...this.#files, ...this.#folders.map((folder) => folder.path)].some((place) =>
      place.startsWith(`${at}/`),
    );
    if (isAbove) return false;
    const isOutput = at === this.#outDir || at.startsWith(`${this.#outDir}/`);
    return isOutput || !this.#folders.some((folder) => isSource(at, folder, kind));
  };

  /** The name of a file that matters; undefined for another, as editors make beside those that they write. */
  nameOf(path: string): string | undefined {
    const name = basename(path);
    const isNamed = this.#folders.some(({ extension }) => name.endsWith(extension));
    const isFile = [...this.#files].some((file) => basename(file) === name);
    return (isNamed && !name.startsWith(".")) || isFile ? name : undefined;
  }
}

function isSource(
  at: string,
  { path, extension }: { readonly path: string; readonly extension: string },
  kind: Kind | undefined,
): boolean {
  if (at === path) return true;
  if (!at.startsWith(`${path}/`)) return false;
  const isHidden = at
    .slice(path.length + 1)
    .split("/")
    .some((name) => name.startsWith(".") || name === "node_modules");
  return !isHidden && (!kind?.isFile() || at.endsWith(extension));
}
