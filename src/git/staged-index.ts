import { resolve } from "node:path";
import { findRepository } from "./find-repository.ts";
import { type GitIndex, readIndex, readStagedPaths } from "./git-index.ts";
import { GitError } from "./run-git.ts";

/** The index of a repository, and what the next commit changes. */
export interface StagedIndex {
  readonly index: GitIndex;
  /** Paths below the top; undefined where everything is new. */
  readonly staged: ReadonlySet<string> | undefined;
}

/** Asks git for the index of the repository around a folder. Throws `GitError`, also where there is none. */
export async function readStagedIndex(start: string): Promise<StagedIndex> {
  const place = findRepository(resolve(start));
  if (!place) {
    throw new GitError("--staged reads the index of a git repository, and there is none here or above");
  }
  const [index, staged] = await Promise.all([readIndex(place.top), readStagedPaths(place.top)]);
  return { index, staged };
}
