import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { runGit, runGitSync } from "./run-git.ts";

/** One file of the index. */
export interface IndexEntry {
  readonly kind: "file" | "link";
  /** Id of its content, hex. */
  readonly blob: string;
  /** The submodule that has its content, relative to the top; absent for the repository itself. */
  readonly submodule?: string;
}

/** The next commit of a repository: its index. Paths are relative to the top of the working tree. */
export interface GitIndex {
  /** Absolute path of the top. */
  readonly top: string;
  /** Every file, those of submodules as the index pins them included, by path. */
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /** Files with a conflict, which no commit can hold. */
  readonly unmerged: readonly string[];
  /** Submodules that are not checked out, so that nobody can say what they hold. */
  readonly missing: readonly string[];
}

/** Reads the index of the repository with this top. Throws `GitError`. */
export async function readIndex(top: string): Promise<GitIndex> {
  const listed = await runGit(top, ["ls-files", "--stage", "-z"]);
  const entries = new Map<string, IndexEntry>();
  const unmerged = new Set<string>();
  const pinned: { readonly path: string; readonly commit: string }[] = [];
  for (const { mode, id, stage, path } of parseListing(listed)) {
    if (stage > 0) unmerged.add(path);
    else if (mode === SUBMODULE) pinned.push({ path, commit: id });
    else entries.set(path, { kind: kindOf(mode), blob: id });
  }
  const missing: string[] = [];
  for (const { path, commit } of pinned) {
    const found = await listCommit(`${top}/${path}`, commit);
    if (!found) missing.push(path);
    for (const [name, entry] of found ?? []) entries.set(`${path}/${name}`, { ...entry, submodule: path });
  }
  await dropPlanned(top, entries);
  return { top, entries, unmerged: [...unmerged], missing };
}

const SUBMODULE = "160000";
const LINK = "120000";

const kindOf = (mode: string): IndexEntry["kind"] => (mode === LINK ? "link" : "file");

interface Listed {
  readonly mode: string;
  readonly id: string;
  readonly stage: number;
  readonly path: string;
}

/** `<mode> <id> <stage>\t<path>\0` of the index, `<mode> <type> <id>\t<path>\0` of a commit. */
function* parseListing(bytes: Buffer): Generator<Listed> {
  for (const line of bytes.toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    if (tab < 0) continue;
    const [first, second] = [line.indexOf(" "), line.lastIndexOf(" ", tab)];
    const last = line.slice(second + 1, tab);
    const isIndex = last.length === 1;
    yield {
      mode: line.slice(0, first),
      id: isIndex ? line.slice(first + 1, second) : last,
      stage: isIndex ? Number(last) : 0,
      path: line.slice(tab + 1),
    };
  }
}

/** The files of a submodule's commit; undefined where the submodule or the commit is not there. */
async function listCommit(folder: string, commit: string): Promise<Map<string, IndexEntry> | undefined> {
  // In a folder without a repository of its own, git would answer for the one around it.
  if (!existsSync(`${folder}/.git`)) return undefined;
  try {
    const listed = [...parseListing(await runGit(folder, ["ls-tree", "-r", "-z", commit]))];
    const files = listed.filter(({ mode }) => mode !== SUBMODULE);
    return new Map(files.map(({ mode, id, path }) => [path, { kind: kindOf(mode), blob: id }]));
  } catch {
    return undefined;
  }
}

const EMPTY_BLOBS: ReadonlySet<string> = new Set(
  ["sha1", "sha256"].map((algorithm) => hash(algorithm, "blob 0\0")),
);

/** `git add --intent-to-add` enters a file without its content, and a commit leaves it out. */
async function dropPlanned(top: string, entries: Map<string, IndexEntry>): Promise<void> {
  if (![...entries.values()].some(({ blob }) => EMPTY_BLOBS.has(blob))) return;
  const planned = await runGit(top, ["diff-files", "--diff-filter=A", "--name-only", "-z"]);
  for (const path of planned.toString("utf8").split("\0")) entries.delete(path);
}

/**
 * Paths, below the top, that the next commit changes, adds or removes. Undefined where it is the first one, which adds
 * all there is. Throws `GitError`.
 */
export async function readStagedPaths(top: string): Promise<ReadonlySet<string> | undefined> {
  const args = ["diff-index", "--cached", "--no-renames", "--name-only", "-z", "HEAD"];
  try {
    const listed = await runGit(top, args);
    return new Set(listed.toString("utf8").split("\0").filter(Boolean));
  } catch (error) {
    const head = await runGit(top, ["rev-parse", "--quiet", "--verify", "HEAD"]).catch(() => undefined);
    if (head) throw error;
    return undefined;
  }
}

/** Reads contents of an index. Files of the working tree that hold the same bytes are read instead of git's store. */
export class BlobReader {
  readonly #index: GitIndex;
  readonly #blobs = new Map<string, Uint8Array>();

  constructor(index: GitIndex) {
    this.#index = index;
  }

  /** Makes contents ready that git's store would be asked for one by one. */
  prepare(paths: Iterable<string>): void {
    const wanted = new Map<string, Set<string>>();
    for (const path of paths) {
      const entry = this.#index.entries.get(path);
      if (!entry || this.#recall(path, entry)) continue;
      const { submodule = "", blob } = entry;
      wanted.set(submodule, (wanted.get(submodule) ?? new Set()).add(blob));
    }
    for (const [submodule, ids] of wanted) this.#fetch(submodule, [...ids]);
  }

  /** The bytes of a file, or the target of a link. Throws `GitError` where the path is not in the index. */
  read(path: string): Uint8Array {
    const entry = this.#index.entries.get(path);
    if (!entry) throw new Error(`${path} is not in the git index`);
    const known = this.#recall(path, entry);
    if (known) return known;
    this.#fetch(entry.submodule ?? "", [entry.blob]);
    return this.#blobs.get(entry.blob) ?? new Uint8Array();
  }

  #recall(path: string, { blob, kind }: IndexEntry): Uint8Array | undefined {
    const known = this.#blobs.get(blob);
    if (known || kind === "link") return known;
    const bytes = readIfSame(`${this.#index.top}/${path}`, blob);
    if (bytes) this.#blobs.set(blob, bytes);
    return bytes;
  }

  #fetch(submodule: string, ids: readonly string[]): void {
    const { top } = this.#index;
    const folder = submodule === "" ? top : `${top}/${submodule}`;
    const bytes = runGitSync(folder, ["cat-file", "--batch"], `${ids.join("\n")}\n`);
    let at = 0;
    for (const id of ids) {
      const end = bytes.indexOf(10, at);
      const size = Number(bytes.toString("latin1", at, end).split(" ")[2]);
      if (!Number.isInteger(size)) throw new Error(`git has no content ${id}`);
      this.#blobs.set(id, bytes.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
  }
}

/** The bytes of a file where they are those of a blob. */
function readIfSame(file: string, blob: string): Uint8Array | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const algorithm = blob.length === SHA1_DIGITS ? "sha1" : "sha256";
  const header = Buffer.from(`blob ${bytes.length}\0`);
  return hash(algorithm, Buffer.concat([header, bytes])) === blob ? bytes : undefined;
}

const SHA1_DIGITS = 40;

/** Whether a file holds exactly the bytes of a blob. */
export function hasBlob(file: string, blob: string): boolean {
  return readIfSame(file, blob) !== undefined;
}
