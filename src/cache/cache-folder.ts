import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * Where tools keep what they can make again: `node_modules/.cache/polylect` of the package that a project is in, or
 * of the workspace around it. Undefined where nothing is installed.
 */
export function findCacheFolder(root: string): string | undefined {
  const isPackage = existsSync(join(root, "package.json")) && existsSync(join(root, "node_modules"));
  if (isPackage) return join(root, "node_modules/.cache/polylect");
  const parent = dirname(root);
  return parent === root ? undefined : findCacheFolder(parent);
}

/**
 * Makes an empty folder with a name of its own for a project's copies, from where they find its packages; among the
 * system's temporary files where nothing is installed. Who makes it removes it. Throws where the disk refuses.
 */
export function makeCopyFolder(root: string, prefix: string): string {
  const parent = findCacheFolder(root) ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, prefix));
}
