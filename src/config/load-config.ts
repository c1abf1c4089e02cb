import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findJsonFault } from "../diagnostics/json-fault.ts";
import { indexLines, type LineIndex } from "../diagnostics/line-index.ts";
import { defaultConfig } from "./defaults.ts";
import { findModuleExtension } from "./module-extension.ts";
import { resolveConfig } from "./resolve-config.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** Names under which a config file is looked for, best first. */
export const configFileNames: readonly string[] = ["ts", "mts", "js", "mjs", "json"].map(
  (extension) => `prompt.config.${extension}`,
);

/** A config and what it was made from. */
export interface LoadedConfig {
  /** The defaults where there is no config file, or where a diagnostic is an error. */
  readonly config: ResolvedConfig;
  /**
   * Absolute paths of the config file, the project's modules that it imports, and the package.json that decides how
   * emitted modules are named.
   */
  readonly dependencies: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the config file in a folder or the nearest one above it, and loads it: TypeScript too, without a build step.
 * A project without one has the defaults, rooted in the start folder. Never throws.
 */
export async function loadConfig(start: string): Promise<LoadedConfig> {
  const loaded = await loadNearest(start);
  const { root, outDir } = loaded.config;
  const { moduleExtension, manifest } = findModuleExtension(resolve(root, outDir));
  return {
    config: { ...loaded.config, moduleExtension },
    dependencies: [...loaded.dependencies, ...(manifest === undefined ? [] : [manifest])],
    diagnostics: loaded.diagnostics,
  };
}

async function loadNearest(start: string): Promise<LoadedConfig> {
  const file = findConfigFile(resolve(start));
  if (!file) {
    const config = { ...defaultConfig, root: slashed(resolve(start)), path: undefined };
    return { config, dependencies: [], diagnostics: [] };
  }
  const root = slashed(dirname(file));
  const path = slashed(file).slice(root.endsWith("/") ? root.length : root.length + 1);
  let text = "";
  try {
    text = readFileSync(file, "utf8");
    const loaded = file.endsWith(".json")
      ? { exported: JSON.parse(text), modules: [] }
      : await importConfig(file);
    const resolved = resolveConfig(loaded.exported, { root, path, text });
    return { ...resolved, dependencies: [...new Set([file, ...loaded.modules])] };
  } catch (error) {
    const config = { ...defaultConfig, root, path };
    return {
      config,
      dependencies: [file],
      diagnostics: [diagnoseFailure(error, file, path, indexLines(text))],
    };
  }
}

function findConfigFile(folder: string): string | undefined {
  for (const name of configFileNames) {
    const file = resolve(folder, name);
    if (existsSync(file)) return file;
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findConfigFile(parent);
}

async function importConfig(file: string): Promise<{ exported: unknown; modules: string[] }> {
  // Loaded only here: most of what jiti costs is loading it.
  const { createJiti } = await import("jiti");
  const options = { moduleCache: false, interopDefault: false };
  const isInstalled = createJiti(file).esmResolve("polylect", { parentURL: file, try: true }) !== undefined;
  // A config can be read before `npm install` has run, as `npx polylect init` may have to.
  const jiti = createJiti(file, isInstalled ? options : { ...options, alias: { polylect: ownEntry() } });
  const namespace = await jiti.import<{ default?: unknown }>(file);
  const modules = new Set<string>();
  collectModules(file, modules, (specifier, from) =>
    jiti.esmResolve(specifier, { parentURL: from, try: true }),
  );
  return { exported: await namespace.default, modules: [...modules] };
}

/** The package's own entry, for a config that finds none. */
function ownEntry(): string {
  return createRequire(import.meta.url).resolve("polylect");
}

const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** Adds a module and everything that it imports by relative path. jiti's cache does not say what was loaded. */
function collectModules(
  file: string,
  modules: Set<string>,
  resolveImport: (specifier: string, from: string) => string | undefined,
): void {
  if (modules.has(file) || !existsSync(file)) return;
  modules.add(file);
  for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(RELATIVE_IMPORT)) {
    const found = resolveImport(specifier, file);
    if (found?.startsWith("file:")) collectModules(fileURLToPath(found), modules, resolveImport);
  }
}

function diagnoseFailure(error: unknown, file: string, path: string, lines: LineIndex): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const offset = file.endsWith(".json") ? findJsonFault(lines.text) : findOffset(error, file, lines);
  const span = lines.span(offset, offset);
  // Engines add the place to the message in words of their own; the span has it.
  const said = reason.split("\n")[0]?.replace(/ at position \d+.*$|\s*\.?\s*$/g, "");
  const message = `The config file failed: ${said}.`;
  return diagnose("config-failed", { path, span, message });
}

/** The place that an error names: a parser's message has it, everything else its stack. */
function findOffset(error: unknown, file: string, lines: LineIndex): number {
  if (!(error instanceof Error)) return 0;
  const escaped = file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const place = new RegExp(`${escaped}:(\\d+):(\\d+)`).exec(`${error.message}\n${error.stack ?? ""}`);
  if (!place) return 0;
  const line = Number(place[1]);
  return line > lines.lineCount ? 0 : lines.line(line).start + Number(place[2]) - 1;
}

const slashed = (path: string): string => path.split(sep).join("/");
