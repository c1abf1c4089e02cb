import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { slashed } from "../files/slashed.ts";

/** Where a folder stands in a repository. */
export interface RepositoryPlace {
  /** Absolute path of the top of the working tree, with forward slashes. */
  readonly top: string;
  /** The folder below the top, with forward slashes; empty for the top itself. */
  readonly folder: string;
}

/**
 * The repository around a folder: the nearest one that holds `.git`, which is a file in a linked working tree and in a
 * submodule. Undefined where there is none. Runs no git.
 */
export function findRepository(folder: string): RepositoryPlace | undefined {
  for (let top = folder; ; top = dirname(top)) {
    if (existsSync(join(top, ".git"))) {
      return { top: slashed(top), folder: slashed(relative(top, folder)) };
    }
    if (dirname(top) === top) return undefined;
  }
}
