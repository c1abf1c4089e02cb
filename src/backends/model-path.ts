import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { normalizePath } from "../config/normalize-target.ts";

/**
 * Absolute path of the file that holds a model. `baseUrl` is the folder of models, as `file:` and a path relative to
 * `root`, or as a `file://` URL. Undefined where the model's id is no path that stays below the folder.
 */
export function modelPath(baseUrl: string, model: string, root: string): string | undefined {
  const below = normalizePath(model);
  if (below === undefined || below === "." || below.includes("\0")) return undefined;
  return resolve(folderPath(baseUrl, root), below);
}

function folderPath(baseUrl: string, root: string): string {
  if (baseUrl.startsWith("file://")) return fileURLToPath(baseUrl);
  return resolve(root, baseUrl.replace(/^file:/, ""));
}
