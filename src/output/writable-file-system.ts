import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { FileStamp } from "../files/file-stamp.ts";
import { readStamp } from "../files/read-stamp.ts";
import { slashed } from "../files/slashed.ts";

/** The file system of rooms that write. Paths are absolute with forward slashes. Methods throw where they fail. */
export interface WritableFileSystem {
  /** The text of a file; undefined where there is none. */
  readText(path: string): string | undefined;
  /** Undefined where there is no file. */
  stamp(path: string): FileStamp | undefined;
  /** Names of what a folder holds, in any order; empty where there is none. */
  names(path: string): readonly string[];
  /** Names of the files and folders in a folder, sorted; empty where there is none. */
  list(path: string): readonly { readonly name: string; readonly isFolder: boolean }[];
  /** Bytes are UTF-8. */
  writeText(path: string, text: string | Uint8Array): void;
  rename(from: string, to: string): void;
  removeFile(path: string): void;
  /** Removes a folder only where it is empty. */
  removeFolder(path: string): void;
  /** Makes a folder and its parents. */
  makeFolder(path: string): void;
  /** The path with every link followed. */
  realPath(path: string): string;
}

/** The disk. */
export const nodeWritableFileSystem: WritableFileSystem = {
  readText: (path) => orNothing(() => readFileSync(path, "utf8")),
  stamp: readStamp,
  names: (path) => orNothing(() => readdirSync(path)) ?? [],
  list: (path) =>
    (orNothing(() => readdirSync(path, { withFileTypes: true })) ?? [])
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  writeText: (path, text) => writeFileSync(path, text),
  rename: renameSync,
  removeFile: (path) => rmSync(path),
  removeFolder: (path) => rmdirSync(path),
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  realPath: (path) => slashed(realpathSync(path)),
};

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * Writes a file so that a reader sees the old text or the new one, whatever happens in between. Makes its folder.
 * Throws where the disk refuses; the old text is then still there.
 */
export function writeAtomically(fileSystem: WritableFileSystem, path: string, text: string): void {
  fileSystem.makeFolder(dirname(path));
  replaceFile(fileSystem, path, text, `${path}.${process.pid}.tmp`);
}

/** {@link writeAtomically} by way of a file in a folder that is there, on the same disk. */
export function replaceFile(
  fileSystem: WritableFileSystem,
  path: string,
  text: string | Uint8Array,
  temporary: string,
): void {
  try {
    fileSystem.writeText(temporary, text);
    fileSystem.rename(temporary, path);
  } catch (error) {
    try {
      fileSystem.removeFile(temporary);
    } catch {
      // The first failure is the one to report.
    }
    throw error;
  }
}
