import { basename, dirname } from "node:path";
import type { BatchFiles, WritableFile } from "./batch-files.ts";

/** A file that could not be read or written. */
export class BatchFileError extends Error {
  override readonly name = "BatchFileError";

  constructor(path: string, what: "read" | "written", cause: unknown) {
    super(`${path} cannot be ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * Files that are written beside their places, and put there together once all of them are whole. Until then, and where
 * anything fails before, whatever stood in those places still stands there.
 */
export class PendingFiles {
  readonly #files: BatchFiles;
  readonly #open = new Set<WritableFile>();
  /** Written so far: the place beside, and the place that each is for. */
  readonly #pending: { temporary: string; path: string }[] = [];
  /** Files of an earlier run. */
  readonly #stale: string[] = [];

  constructor(files: BatchFiles) {
    this.#files = files;
  }

  /** Begins a file. `path` is asked for when files are put into place. Throws {@link BatchFileError}. */
  create(path: string): PendingFile {
    const temporary = `${path}.${process.pid}.tmp`;
    const file = attempt(path, "written", () => this.#files.openToWrite(temporary));
    const pending = { temporary, path };
    this.#pending.push(pending);
    this.#open.add(file);
    return {
      write: (bytes) => attempt(pending.path, "written", () => file.write(bytes)),
      close: () => {
        this.#open.delete(file);
        attempt(pending.path, "written", () => file.close());
      },
      renameTo: (place) => {
        pending.path = place;
      },
    };
  }

  /** Has a file of an earlier run removed, once those of this one are in place. */
  supersede(path: string): void {
    this.#stale.push(path);
  }

  /** Puts all files into place. Throws {@link BatchFileError}. */
  commit(): void {
    for (let next = this.#pending[0]; next; next = this.#pending[0]) {
      const { temporary, path } = next;
      attempt(path, "written", () => this.#files.rename(temporary, path));
      this.#pending.shift();
    }
    for (const path of this.#stale) attempt(path, "written", () => this.#files.remove(path));
  }

  /** Removes what is not in place. Never throws. */
  discard(): void {
    for (const file of this.#open) ignoring(() => file.close());
    for (const { temporary } of this.#pending) ignoring(() => this.#files.remove(temporary));
  }
}

/** A file under construction. */
export interface PendingFile {
  /** Throws {@link BatchFileError}. */
  write(bytes: Uint8Array): void;
  close(): void;
  /** Names another place for the file, in the same folder. */
  renameTo(path: string): void;
}

/** Runs a step of reading or writing a file. Throws {@link BatchFileError} where it fails. */
export function attempt<Result>(path: string, what: "read" | "written", step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw new BatchFileError(path, what, error);
  }
}

/** {@link attempt} for each step of reading a file. */
export function* attemptEach<Item>(path: string, items: Generator<Item, void, undefined>): Generator<Item> {
  for (;;) {
    const next = attempt(path, "read", () => items.next());
    if (next.done) return;
    yield next.value;
  }
}

function ignoring(step: () => void): void {
  try {
    step();
  } catch {
    // The first failure is the one to report.
  }
}

/** The name of a part: `requests.jsonl` becomes `requests.0001.jsonl`. */
export function partPath(path: string, number: number): string {
  const { stem, ending } = splitEnding(path);
  return `${stem}.${String(number).padStart(4, "0")}${ending}`;
}

/** A name beside another: `requests.jsonl` becomes `requests.bad.jsonl`. */
export function besidePath(path: string, word: string): string {
  const { stem, ending } = splitEnding(path);
  return `${stem}.${word}${ending}`;
}

/** Whether a path is that of a part, whatever its number. */
export function isPartOf(path: string, output: string): boolean {
  const { stem, ending } = splitEnding(output);
  const number = path.slice(stem.length + 1, path.length - ending.length);
  return path === `${stem}.${number}${ending}` && /^\d{4,}$/.test(number);
}

function splitEnding(path: string): { stem: string; ending: string } {
  const [ending = ""] = /(?<=[^/\\])\.[^./\\]+$/.exec(path) ?? [];
  return { stem: path.slice(0, path.length - ending.length), ending };
}

/** The parts that an earlier run left, from a number on without a gap. */
export function partsFrom(files: BatchFiles, path: string, number: number): string[] {
  const names = new Set(files.names(dirname(path)));
  const found: string[] = [];
  for (let next = number; ; next++) {
    const part = partPath(path, next);
    if (!names.has(basename(part))) return found;
    found.push(part);
  }
}
