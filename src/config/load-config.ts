import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findJsonFault } from "../diagnostics/json-fault.ts";
import { indexLines, type LineIndex } from "../diagnostics/line-index.ts";
import { hashText } from "../files/hash-text.ts";
import { slashed } from "../files/slashed.ts";
import { defaultConfig } from "./defaults.ts";
import { findModuleExtension } from "./module-extension.ts";
import { diskModules, type ModuleSource } from "./module-source.ts";
import { readTemplates } from "./read-templates.ts";
import type { ConfigSource } from "./resolve-config.ts";
import type { ResolvedConfig } from "./resolved-config.ts";
import { openConfig } from "./run-config.ts";

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
  /** For a later run; absent beside a diagnostic. */
  readonly known?: KnownConfig;
}

/** A config that was found to be sound. Can be stored as JSON. */
export interface KnownConfig {
  /** Hash of what the config was made from. */
  readonly hash: string;
  readonly config: ResolvedConfig;
}

/**
 * Finds the config file in a folder or the nearest one above it, and loads it: TypeScript too, without a build step.
 * A project without one has the defaults, rooted in the start folder. `recall` gives the config that an earlier run
 * found in a folder; it is not checked again where the file exports the same. `source` stands in for the disk where
 * the config and its modules are read; files that are no modules are read from the disk all the same. Never throws.
 */
export async function loadConfig(
  start: string,
  recall: (root: string) => KnownConfig | undefined = () => undefined,
  source: ModuleSource = diskModules,
): Promise<LoadedConfig> {
  const loaded = await loadNearest(start, recall, source);
  const { config, files, diagnostics } = await readTemplates(loaded.config, source);
  const { root, outDir } = config;
  const { moduleExtension, manifest } = findModuleExtension(resolve(root, outDir));
  return {
    config: { ...config, moduleExtension },
    dependencies: [...loaded.dependencies, ...(manifest === undefined ? [] : [manifest]), ...files],
    diagnostics: [...loaded.diagnostics, ...diagnostics],
    ...(loaded.known && { known: loaded.known }),
  };
}

async function loadNearest(
  start: string,
  recall: (root: string) => KnownConfig | undefined,
  source: ModuleSource,
): Promise<LoadedConfig> {
  const file = findConfigFile(resolve(start), source);
  if (!file) {
    const config = { ...defaultConfig, root: slashed(resolve(start)), path: undefined };
    return { config, dependencies: [], diagnostics: [] };
  }
  const root = slashed(dirname(file));
  const path = slashed(file).slice(root.endsWith("/") ? root.length : root.length + 1);
  let text = "";
  let modules: readonly string[] = [];
  try {
    text = source.readText(file);
    const load = file.endsWith(".json") ? undefined : await openConfig(file, source);
    modules = load?.modules ?? [];
    const exported = load ? await load.importDefault() : JSON.parse(text);
    const { config, diagnostics, known } = await checkConfig(exported, { root, path, text }, recall(root));
    return { config, diagnostics, dependencies: [...new Set([file, ...modules])], ...(known && { known }) };
  } catch (error) {
    const config = { ...defaultConfig, root, path, text };
    return {
      config,
      dependencies: [...new Set([file, ...modules])],
      diagnostics: [diagnoseFailure(error, file, path, indexLines(text))],
    };
  }
}

async function checkConfig(
  exported: unknown,
  source: ConfigSource,
  known: KnownConfig | undefined,
): Promise<Pick<LoadedConfig, "config" | "diagnostics" | "known">> {
  const text = JSON.stringify([source, exported]);
  const hash = hashText(text);
  if (known?.hash === hash) return { config: known.config, diagnostics: [], known };
  // Loaded only here: checking takes a library that most runs need for nothing else.
  const { resolveConfig } = await import("./resolve-config.ts");
  const { config, diagnostics } = resolveConfig(exported, source);
  // What JSON cannot hold is not in the hash.
  const isPlain = isDeepStrictEqual(JSON.parse(text)[1], exported);
  return { config, diagnostics, ...(diagnostics.length === 0 && isPlain && { known: { hash, config } }) };
}

function findConfigFile(folder: string, source: ModuleSource): string | undefined {
  for (const name of configFileNames) {
    const file = resolve(folder, name);
    if (source.exists(file)) return file;
  }
  const parent = dirname(folder);
  return parent === folder ? undefined : findConfigFile(parent, source);
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
