import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { readModules } from "../config/module-graph.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { StagedModules } from "./staged-modules.ts";

/** Where the helpers of a project are loaded from, and what they are made of. */
export interface StagedHelpers {
  /** Absolute path of a folder that stands for the project. */
  readonly root: string;
  /** Absolute paths of their modules in the working tree, and of the package.json that may name the first of them. */
  readonly files: readonly string[];
}

/**
 * Finds the helpers of a config as the index holds them. Which file `helpers.from` names is asked of the working tree;
 * what stands in it, of the index.
 */
export function findHelpers(config: ResolvedConfig, modules: StagedModules): StagedHelpers {
  const { root, helpers } = config;
  const manifest = join(root, "package.json");
  const entry = helpers && resolveHelpers(manifest, helpers.from);
  if (entry === undefined || !isOwn(entry, root)) return { root, files: [] };
  const files = [...listModules(entry, modules), ...(modules.exists(manifest) ? [manifest] : [])];
  return { root: modules.locateAll(files, root), files };
}

function resolveHelpers(manifest: string, from: string): string | undefined {
  try {
    return createRequire(manifest).resolve(from);
  } catch {
    return undefined;
  }
}

/** Whether a file is the project's own, and not one of a package. */
function isOwn(file: string, root: string): boolean {
  const path = relative(root, file);
  return !path.startsWith("..") && !/(?:^|[\\/])node_modules[\\/]/.test(path);
}

function listModules(entry: string, modules: StagedModules): string[] {
  // What a commit would not have cannot be loaded, which loading says.
  return modules.exists(entry) ? [...readModules(entry, modules).texts.keys()] : [];
}
