import { type FileStamp, isUntouched, type TimedStamp } from "../../files/file-stamp.ts";
import type { SourceFile } from "../source-file.ts";

/** A file that an earlier run has read. */
export interface KnownFile {
  readonly stamp: TimedStamp;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** Absent where another process has read it. */
  readonly source?: SourceFile;
}

/** Files by path relative to the project. */
export type KnownFiles = ReadonlyMap<string, KnownFile>;

/** A file turned out to differ from what its stamp promised. Read the project again, without the known files. */
export class SourceChangedError extends Error {
  override readonly name = "SourceChangedError";
}

/**
 * A file whose stamp is the one under which it was read before; undefined where it has to be read. Its text is read
 * when it is first asked for, which throws {@link SourceChangedError} where the file has changed by then.
 */
export function recallSource(
  path: string,
  stamp: FileStamp,
  known: KnownFile | undefined,
  read: () => SourceFile | undefined,
): SourceFile | undefined {
  if (!known || !isUntouched(stamp, known.stamp)) return undefined;
  return known.source ?? new DeferredSource(path, known.hash, read);
}

class DeferredSource implements SourceFile {
  readonly path: string;
  readonly hash: string;
  readonly #read: () => SourceFile | undefined;
  #text: string | undefined;

  constructor(path: string, hash: string, read: () => SourceFile | undefined) {
    this.path = path;
    this.hash = hash;
    this.#read = read;
  }

  get text(): string {
    if (this.#text !== undefined) return this.#text;
    const source = this.#readAgain();
    if (source?.hash !== this.hash) throw new SourceChangedError(`${this.path} changed while it was read.`);
    this.#text = source.text;
    return this.#text;
  }

  #readAgain(): SourceFile | undefined {
    try {
      return this.#read();
    } catch {
      return undefined;
    }
  }
}
