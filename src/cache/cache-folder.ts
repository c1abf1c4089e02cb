import { existsSync } from "node:fs";
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
