import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";

/** The disk, as batches use it. Paths are absolute. Methods throw where they fail. */
export interface BatchFiles {
  /** Opens a file to read. Throws where it is no regular file: rows and results are read twice. */
  openToRead(path: string): ReadableFile;
  /** Makes a file, in place of one that is there. */
  openToWrite(path: string): WritableFile;
  rename(from: string, to: string): void;
  /** Removes a file. */
  remove(path: string): void;
  /** Names of what a folder holds; empty where there is none. */
  names(folder: string): readonly string[];
  /** The path with every link followed; the path itself where nothing is there. */
  realPath(path: string): string;
  /** Whether something stands there that is no regular file: a folder, a device, a pipe. */
  isSpecial(path: string): boolean;
}

/** A file that is read at any place. */
export interface ReadableFile {
  /** Bytes. */
  readonly size: number;
  /** Fills the buffer from `at` of the buffer on with what stands at `position`; fewer bytes only where the file ends. */
  read(buffer: Uint8Array, at: number, length: number, position: number): number;
  close(): void;
}

/** A file that is written from its beginning to its end. */
export interface WritableFile {
  write(bytes: Uint8Array): void;
  close(): void;
}

/** The disk. */
export const nodeBatchFiles: BatchFiles = {
  openToRead,
  openToWrite,
  rename: renameSync,
  remove: (path) => rmSync(path),
  names: (folder) => orElse(() => readdirSync(folder), []),
  realPath: (path) => orElse(() => realpathSync(path), path),
  isSpecial: (path) => orElse(() => !statSync(path).isFile(), false),
};

function openToRead(path: string): ReadableFile {
  const descriptor = openSync(path, "r");
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) {
    closeSync(descriptor);
    throw new Error("it has to be a regular file, because it is read more than once");
  }
  return {
    size: stats.size,
    read(buffer, at, length, position) {
      let done = 0;
      while (done < length) {
        const count = readSync(descriptor, buffer, at + done, length - done, position + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    },
    close: () => closeSync(descriptor),
  };
}

function openToWrite(path: string): WritableFile {
  const descriptor = openSync(path, "w");
  return {
    write(bytes) {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    },
    close: () => closeSync(descriptor),
  };
}

function orElse<Result>(read: () => Result, otherwise: Result): Result {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return otherwise;
    throw error;
  }
}
