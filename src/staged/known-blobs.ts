import { timeStamp } from "../files/file-stamp.ts";
import type { GitIndex } from "../git/git-index.ts";
import type { KnownFile, KnownFiles } from "../phases/1-read/known-files.ts";
import { type IndexFileSystem, SAME } from "./index-file-system.ts";

/** A source file by its path below the project: the id of its content in git, and the hash that the compiler takes. */
export type RememberedFile = readonly [path: string, blob: string, hash: string];

/** The files that still have the content under which they are remembered; the file system trusts them from now on. */
export function recallFiles(
  remembered: readonly RememberedFile[],
  root: string,
  index: GitIndex,
  fileSystem: IndexFileSystem,
): { readonly files: KnownFiles; readonly blobs: ReadonlySet<string> } {
  const files = new Map<string, KnownFile>();
  const blobs = new Set<string>();
  const stamp = timeStamp(SAME, Date.now());
  for (const [path, blob, hash] of remembered) {
    const real = fileSystem.realPath(`${root}/${path}`);
    if (real === undefined || index.entries.get(real)?.blob !== blob) continue;
    files.set(path, { stamp, hash });
    blobs.add(real);
  }
  fileSystem.trust(blobs);
  return { files, blobs };
}

/** What {@link recallFiles} takes, of files as they were read. */
export function rememberFiles(
  files: KnownFiles,
  root: string,
  index: GitIndex,
  fileSystem: IndexFileSystem,
): RememberedFile[] {
  return [...files].flatMap(([path, { hash }]) => {
    const blob = index.entries.get(fileSystem.realPath(`${root}/${path}`) ?? "")?.blob;
    return blob === undefined ? [] : [[path, blob, hash] as const];
  });
}
