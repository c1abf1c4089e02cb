import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { makeCopyFolder } from "../cache/cache-folder.ts";
import { ExportCache } from "./export-cache.ts";
import { type ModuleGraph, readModules } from "./module-graph.ts";
import { diskModules, type ModuleSource } from "./module-source.ts";
import { traceModules } from "./trace-modules.ts";

/** A config that is code: the modules that it is made of, and what gives its default export. */
export interface OpenConfig {
  /** Absolute paths. */
  readonly modules: readonly string[];
  /** Throws what the modules throw. */
  readonly importDefault: () => Promise<unknown>;
}

/** Opens the config at an absolute path. It runs only where no earlier run has had the same texts. */
export async function openConfig(file: string, source: ModuleSource): Promise<OpenConfig> {
  const graph = readModules(file, source);
  const modules = [...graph.texts.keys()];
  const cache = new ExportCache(dirname(file));
  const known = cache.find(graph);
  if (known) return { modules, importDefault: async () => known.exported };
  const isOnDisk = source === diskModules || isSameGraph(graph, readGraph(file));
  if (!isOnDisk) return { modules, importDefault: () => remember(cache, graph, runCopy(file, graph)) };
  const jiti = await openJiti(file);
  const importDefault = () => remember(cache, graph, importFrom(jiti, file));
  return { modules: graph.isPure ? modules : traceWith(jiti, file), importDefault };
}

async function remember(cache: ExportCache, graph: ModuleGraph, run: Promise<unknown>): Promise<unknown> {
  const exported = await run;
  if (isPlain(exported)) cache.keep(graph, exported);
  return exported;
}

/** Whether JSON can hold a value. */
function isPlain(value: unknown): boolean {
  return value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value) ?? "null"), value);
}

/** What the working tree has for the same file; undefined where it has none. */
function readGraph(file: string): ModuleGraph | undefined {
  try {
    return readModules(file, diskModules);
  } catch {
    return undefined;
  }
}

function isSameGraph({ texts }: ModuleGraph, other: ModuleGraph | undefined): boolean {
  return other !== undefined && isDeepStrictEqual([...texts], [...other.texts]);
}

type Jiti = Awaited<ReturnType<typeof openJiti>>;

async function openJiti(file: string, owner = file) {
  // Loaded only here: most of what jiti costs is loading it.
  const { createJiti } = await import("jiti");
  const options = { moduleCache: false, interopDefault: false };
  // A config can be read before `npm install` has run, as `npx polylect init` may have to.
  return createJiti(file, isInstalled(owner) ? options : { ...options, alias: { polylect: ownEntry() } });
}

async function importFrom(jiti: Jiti, file: string): Promise<unknown> {
  const namespace = await jiti.import<{ default?: unknown }>(file);
  return namespace.default;
}

function traceWith(jiti: Jiti, file: string): readonly string[] {
  // jiti's cache does not say what was loaded.
  return traceModules(file, (specifier, from) => jiti.esmResolve(specifier, { parentURL: from, try: true }))
    .files;
}

/** Runs modules that are not on the disk as they are wanted, from a copy that finds the project's packages. */
async function runCopy(file: string, { texts }: ModuleGraph): Promise<unknown> {
  const paths = [...texts.keys()];
  const top = paths.reduce((folder, path) => commonFolder(folder, dirname(path)), dirname(file));
  const copy = makeCopyFolder(dirname(file), "config-");
  const place = (path: string) => join(copy, relative(top, path));
  try {
    for (const [path, text] of texts) {
      mkdirSync(dirname(place(path)), { recursive: true });
      writeFileSync(place(path), text);
    }
    return await importFrom(await openJiti(place(file), file), place(file));
  } catch (error) {
    throw error instanceof Error ? renamePlaces(error, copy, top) : error;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Has an error name the files that were copied. */
function renamePlaces(error: Error, copy: string, top: string): Error {
  error.message = error.message.replaceAll(copy, top);
  if (error.stack) error.stack = error.stack.replaceAll(copy, top);
  return error;
}

function commonFolder(a: string, b: string): string {
  return relative(a, b).startsWith("..") ? commonFolder(dirname(a), b) : a;
}

function isInstalled(file: string): boolean {
  try {
    return createRequire(file).resolve("polylect") !== "";
  } catch {
    return false;
  }
}

/** The package's own entry, for a config that finds none. */
function ownEntry(): string {
  return createRequire(import.meta.url).resolve("polylect");
}
