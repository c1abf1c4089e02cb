import type { FileStamp } from "../files/file-stamp.ts";
import type { BlobReader, GitIndex, IndexEntry } from "../git/git-index.ts";
import type { DirectoryEntry, FileSystem } from "../phases/1-read/file-system.ts";

/** The files of an index, as a file system below the project. Paths are absolute, as the working tree would have them. */
export class IndexFileSystem implements FileSystem {
  readonly #index: GitIndex;
  readonly #reader: BlobReader;
  /** Sorted, so that what stands in a folder stands together. */
  readonly #paths: readonly string[];
  /** Whether a path may have another one behind it. */
  readonly hasLinks: boolean;
  #known: ReadonlySet<string> = new Set();

  constructor(index: GitIndex, reader: BlobReader) {
    this.#index = index;
    this.#reader = reader;
    this.#paths = [...index.entries.keys()].sort(compare);
    this.hasLinks = [...index.entries.values()].some(({ kind }) => kind === "link");
  }

  /** Takes the content of some files, by path below the top, for known: it is not read to stamp them. */
  trust(paths: ReadonlySet<string>): void {
    this.#known = paths;
  }

  /** A path below the top with every link followed; undefined where nothing is there. */
  realPath(path: string): string | undefined {
    try {
      return this.#follow(path);
    } catch {
      return undefined;
    }
  }

  readFile(path: string): Uint8Array {
    return this.#reader.read(this.#follow(path));
  }

  /** Says nothing about a known file but that it is the same. */
  stamp(path: string): FileStamp {
    const file = this.#follow(path);
    return { ...SAME, size: this.#known.has(file) ? 0 : this.#reader.read(file).length };
  }

  listDirectory(path: string): DirectoryEntry[] {
    const folder = this.#follow(path);
    const prefix = folder === "" ? "" : `${folder}/`;
    const found: DirectoryEntry[] = [];
    for (let at = this.#firstFrom(prefix); at < this.#paths.length; ) {
      const file = this.#paths[at] ?? "";
      if (!file.startsWith(prefix)) break;
      const slash = file.indexOf("/", prefix.length);
      const name = file.slice(prefix.length, slash < 0 ? undefined : slash);
      if (slash < 0) found.push({ name, kind: kindOf(this.#index.entries.get(file)) });
      else found.push({ name, kind: "directory" });
      // The first path behind a folder: "0" follows "/".
      at = slash < 0 ? at + 1 : this.#firstFrom(`${prefix}${name}0`);
    }
    return found;
  }

  resolveLink(path: string): { path: string; kind: DirectoryEntry["kind"] } {
    const real = this.#follow(path);
    const entry = this.#index.entries.get(real);
    const { top } = this.#index;
    return { path: real.startsWith("/") ? real : join(top, real), kind: entry ? "file" : "directory" };
  }

  /** The text of a file; undefined where there is none. */
  readText(path: string): string | undefined {
    try {
      const file = this.#follow(path);
      if (this.#index.entries.get(file)?.kind !== "file") return undefined;
      return Buffer.from(this.#reader.read(file)).toString("utf8");
    } catch {
      return undefined;
    }
  }

  /** Files and folders in a folder, sorted; empty where there is none. */
  list(path: string): { name: string; isFolder: boolean }[] {
    try {
      return this.listDirectory(path).map(({ name, kind }) => ({ name, isFolder: kind === "directory" }));
    } catch {
      return [];
    }
  }

  /** A path below the top with every link followed; one that leads out is absolute. Throws where nothing is there. */
  #follow(path: string): string {
    const { top, entries } = this.#index;
    const below = path.slice(join(top, "").length);
    if (!this.hasLinks && entries.has(below)) return below;
    let rest = path === top ? [] : below.split("/");
    let real = "";
    for (let links = 0; rest.length > 0; ) {
      const [name = "", ...after] = rest;
      const next = real === "" ? name : `${real}/${name}`;
      if (entries.get(next)?.kind !== "link") {
        [real, rest] = [next, after];
        continue;
      }
      if (++links > MOST_LINKS) throw new Error("too many links");
      const target = Buffer.from(this.#reader.read(next)).toString("utf8");
      const led = target.startsWith("/") ? relativeTo(top, target) : resolve(real, target);
      if (led === undefined) return target.startsWith("/") ? target : join(`${top}/${real}`, target);
      [real, rest] = ["", [...led, ...after]];
    }
    if (!entries.has(real) && !this.#isFolder(real)) throw new Error(`${path} is not in the git index`);
    return real;
  }

  #isFolder(path: string): boolean {
    const prefix = path === "" ? "" : `${path}/`;
    return this.#paths[this.#firstFrom(prefix)]?.startsWith(prefix) ?? false;
  }

  /** Where a path stands among the sorted ones, or the next one behind it. */
  #firstFrom(path: string): number {
    let low = 0;
    let high = this.#paths.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#paths[middle] ?? "") < path) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What Linux follows, too. */
const MOST_LINKS = 40;

/** The stamp of a file whose content is known by its blob, and not by its dates. */
export const SAME: FileStamp = { size: 0, mtimeMs: 0, ctimeMs: 0, ino: 0 };

function kindOf(entry: IndexEntry | undefined): DirectoryEntry["kind"] {
  return entry?.kind === "link" ? "link" : "file";
}

/** Segments of a link's target; undefined where it leaves the repository. */
function resolve(folderOfLink: string, target: string): string[] | undefined {
  const segments = folderOfLink === "" ? [] : folderOfLink.split("/");
  for (const name of target.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") segments.push(name);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments;
}

function relativeTo(top: string, target: string): string[] | undefined {
  return target.startsWith(`${top}/`) ? resolve("", target.slice(top.length + 1)) : undefined;
}

const join = (folder: string, path: string): string =>
  folder.endsWith("/") ? folder + path : `${folder}/${path}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
