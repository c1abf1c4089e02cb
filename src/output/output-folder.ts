import { posix } from "node:path";
import { isUntouched, type TimedStamp, timeStamp } from "../files/file-stamp.ts";
import { hashText } from "../files/hash-text.ts";
import { replaceFile, type WritableFileSystem } from "./writable-file-system.ts";

/** A file as an earlier run left it. */
export interface KnownOutput {
  /** Of the text, by {@link hashText}. */
  readonly hash: string;
  readonly stamp: TimedStamp;
}

/** Files by path relative to the folder. */
export type KnownOutputs = ReadonlyMap<string, KnownOutput>;

const LEFTOVER = /^\.polylect-(\d+)\.tmp$/;

/** A folder of emitted files. Paths are relative to it. Methods throw where the disk refuses. */
export class OutputFolder {
  readonly #path: string;
  readonly #fileSystem: WritableFileSystem;
  readonly #known: KnownOutputs;
  readonly #seen = new Map<string, KnownOutput>();
  /** Folders that are there and inside. */
  readonly #checked = new Set<string>();

  /** `path` is absolute, with every link followed. */
  constructor(path: string, fileSystem: WritableFileSystem, known: KnownOutputs) {
    this.#path = path;
    this.#fileSystem = fileSystem;
    this.#known = known;
  }

  /** What is known by now of the files that were asked for or written. */
  get seen(): KnownOutputs {
    return this.#seen;
  }

  /** Whether every known file is what it was, by its stamp alone. */
  isUntouched(): boolean {
    for (const [path, { stamp }] of this.#known) {
      const now = this.#fileSystem.stamp(this.#at(path));
      if (!now || !isUntouched(now, stamp)) return false;
    }
    return true;
  }

  /** The hash of a file's text; undefined where there is no file. It is read only where its stamp is not the known one. */
  hashOf(path: string): string | undefined {
    const seenMs = Date.now();
    const stamp = this.#fileSystem.stamp(this.#at(path));
    if (!stamp) return undefined;
    const known = this.#known.get(path);
    if (known && isUntouched(stamp, known.stamp)) {
      this.#seen.set(path, known);
      return known.hash;
    }
    const text = this.#fileSystem.readText(this.#at(path));
    if (text === undefined) return undefined;
    const hash = hashText(text);
    this.#seen.set(path, { hash, stamp: timeStamp(stamp, seenMs) });
    return hash;
  }

  /** The hash that a file is known to have, without a look at it; else {@link hashOf}. */
  knownHashOf(path: string): string | undefined {
    const known = this.#known.get(path);
    if (!known) return this.hashOf(path);
    this.#seen.set(path, known);
    return known.hash;
  }

  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined {
    return this.#fileSystem.readText(this.#at(path));
  }

  /** Replaces a file or makes it, with its folder. A reader sees the old text or the new one. */
  put(path: string, text: string | Uint8Array, hash: string): void {
    this.#seen.delete(path);
    this.#openParent(path);
    replaceFile(this.#fileSystem, this.#at(path), text, this.#at(`.polylect-${process.pid}.tmp`));
    const stamp = this.#fileSystem.stamp(this.#at(path));
    if (stamp) this.#seen.set(path, { hash, stamp: timeStamp(stamp, Date.now()) });
  }

  /** Removes a file that has one of these hashes. False where it is not there, or another. */
  remove(path: string, hashes: readonly (string | undefined)[]): boolean {
    const text = this.read(path);
    if (text === undefined || !hashes.includes(hashText(text))) return false;
    if (!this.#isInside(this.#at(posix.dirname(path)))) return false;
    this.#fileSystem.removeFile(this.#at(path));
    return true;
  }

  /** Removes the folders of these files, and those above, where they are there and empty. */
  prune(paths: readonly string[]): void {
    for (const folder of new Set(paths.map(posix.dirname))) this.#removeEmpty(folder);
  }

  /** Files that a run which was killed left half written. Those of a process that is at work are not among them. */
  leftovers(): string[] {
    return this.#fileSystem.names(this.#path).filter((name) => {
      const [, pid] = LEFTOVER.exec(name) ?? [];
      return pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid)));
    });
  }

  /** Removes {@link leftovers}. */
  removeLeftovers(): void {
    for (const name of this.leftovers()) this.#fileSystem.removeFile(this.#at(name));
  }

  #at(path: string): string {
    return path === "." ? this.#path : `${this.#path}/${path}`;
  }

  #openParent(path: string): void {
    const parent = posix.dirname(this.#at(path));
    if (this.#checked.has(parent)) return;
    this.#fileSystem.makeFolder(parent);
    if (!this.#isInside(parent)) throw new Error("a link leads out of the folder");
    this.#checked.add(parent);
  }

  #isInside(folder: string): boolean {
    return `${this.#fileSystem.realPath(folder)}/`.startsWith(`${this.#path}/`);
  }

  #removeEmpty(folder: string): void {
    for (let path = folder; path !== "."; path = posix.dirname(path)) {
      const { dir, base } = posix.parse(path);
      const isThere = this.#fileSystem
        .list(this.#at(dir || "."))
        .some(({ name, isFolder }) => isFolder && name === base);
      if (!isThere) continue;
      if (this.#fileSystem.list(this.#at(path)).length > 0) return;
      this.#fileSystem.removeFolder(this.#at(path));
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
