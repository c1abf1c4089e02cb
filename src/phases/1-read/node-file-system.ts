import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { slashed } from "../../files/slashed.ts";
import type { DirectoryEntry, FileSystem } from "./file-system.ts";

// Synchronous calls read a thousand small files several times faster than promises do.
/** The disk. */
export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFileSync(path),
  stamp: (path) => statSync(path),
  listDirectory: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: readKind(entry) })),
  resolveLink: (path) => ({
    path: slashed(realpathSync(path)),
    kind: readKind(statSync(path)),
  }),
};

function readKind(entry: Dirent | Stats): DirectoryEntry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "directory";
  return entry.isFile() ? "file" : "other";
}
