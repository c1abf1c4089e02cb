import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { type Diagnostic, hasErrors } from "../../src/diagnostics/diagnostic.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";

/** What a project compiles to when nothing is remembered. */
export interface ColdCompile {
  /** Texts by path relative to `outDir`. */
  readonly files: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly isBroken: boolean;
}

/** Reads and compiles a whole project in memory. */
export async function compileCold(root: string): Promise<ColdCompile> {
  const { config, diagnostics: ofConfig } = await loadConfig(root);
  if (hasErrors(ofConfig)) return { files: {}, diagnostics: ofConfig, isBroken: true };
  const read = readProject(nodeFileSystem, config);
  const { files, diagnostics } = await compileProject(read.sources, config);
  const all = [...ofConfig, ...read.diagnostics, ...diagnostics];
  return { files: Object.fromEntries(files), diagnostics: all, isBroken: hasErrors(all) };
}

/** Every emitted file below a folder but the README and the list of them, and whether the list names just these. */
export function readOutput(folder: string): { files: Record<string, string>; isListed: boolean } {
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  );
  const { [".polylect.json"]: list = "{}", "README.md": readme, ...others } = files;
  const listed = Object.keys(JSON.parse(list).files ?? {}).filter((path) => path !== "README.md");
  const isListed = readme !== undefined && listed.join() === Object.keys(others).sort().join();
  return { files: others, isListed };
}
