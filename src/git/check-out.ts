import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BlobReader, type GitIndex, hasBlob } from "./git-index.ts";
import { runGitSync } from "./run-git.ts";

/** The files that differ from what the next commit has. Paths are below the top. Throws `GitError`. */
export function findModified({ top, entries }: GitIndex, paths: readonly string[]): string[] {
  const differing = paths.filter((path) => !hasBlob(join(top, path), entries.get(path)?.blob ?? ""));
  const there = differing.filter((path) => existsSync(join(top, path)));
  if (there.length === 0) return differing;
  // What git stores may be another form of a file: with other line ends, or a pointer to large content.
  const hashed = runGitSync(top, ["hash-object", "--stdin-paths"], `${there.join("\n")}\n`);
  const ids = hashed.toString("latin1").split("\n");
  const same = new Set(there.filter((path, at) => ids[at] === entries.get(path)?.blob));
  return differing.filter((path) => !same.has(path));
}

/** Writes files of the index below a folder, in the form that the working tree has them in. Throws `GitError`. */
export function checkOut(
  { top, entries }: GitIndex,
  reader: BlobReader,
  paths: readonly string[],
  folder: string,
): void {
  const own = paths.filter((path) => entries.get(path)?.submodule === undefined);
  runGitSync(top, ["checkout-index", "-z", "--stdin", `--prefix=${folder}/`], own.join("\0"));
  for (const path of paths.filter((each) => !own.includes(each))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), reader.read(path));
  }
}
