import { dirname, resolve } from "node:path";
import { expect } from "vitest";

/**
 * Where a project is looked for, the best place first: a folder that is given, absolute or relative to the working folder;
 * else that of the test file, then the working folder.
 */
export function startFolders(root: string | undefined): [string, ...string[]] {
  if (root !== undefined) return [resolve(root)];
  const { testPath } = expect.getState();
  return testPath === undefined ? [process.cwd()] : [dirname(testPath), process.cwd()];
}
