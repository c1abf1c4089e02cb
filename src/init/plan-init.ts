import { basename, dirname, join } from "node:path";
import { defaultConfig } from "../config/defaults.ts";
import { configFileNames, loadConfig } from "../config/load-config.ts";
import { findModuleExtension } from "../config/module-extension.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { WritableFileSystem } from "../output/writable-file-system.ts";
import { addEntries, type Entry } from "./edit-manifest.ts";
import { dependencyNames, type Manifest, readManifest } from "./manifest.ts";
import { renderConfig, starterCase, starterPrompt } from "./starter-files.ts";
import { suggestTargets } from "./suggested-targets.ts";

/** A file or setting, and what is said of it. */
export interface Item {
  readonly name: string;
  readonly note: string;
}

/** What `init` is going to do to a folder. Nothing has been written. */
export interface InitPlan {
  /** New texts by path relative to the folder, in the order to write them. Only package.json may be there already. */
  readonly files: ReadonlyMap<string, string>;
  readonly added: readonly Item[];
  /** What is there already and is not what `init` would have written. */
  readonly kept: readonly Item[];
  /** Whether the package can be found from the folder, or has to be installed. */
  readonly isInstalled: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** What planning takes besides the folder. */
export interface InitOptions {
  /** Version of the package that runs. */
  readonly version: string;
  readonly fileSystem: WritableFileSystem;
}

/** What is known of a project before anything is added. */
interface Found extends InitOptions {
  readonly root: string;
  /** Text of package.json, where there is one. */
  readonly text: string | undefined;
  readonly manifest: Manifest;
  readonly config: ResolvedConfig;
}

/**
 * Finds out what a folder lacks to be a project: config, a first prompt with a case, and in package.json the scripts,
 * the imports and the dependency. What is there stays. With an error there is nothing to write.
 */
export async function planInit(root: string, options: InitOptions): Promise<InitPlan> {
  const text = options.fileSystem.readText(`${root}/package.json`);
  const { manifest, diagnostics } = readManifest(text ?? "{}");
  const loaded = await loadOwnConfig(root, options.fileSystem);
  const found: Found = { ...options, root, text, manifest, config: loaded.config };
  const isInstalled = findsPackage(root, options.fileSystem);
  const problems = [...diagnostics, ...loaded.diagnostics];
  if (hasErrors(problems)) {
    return { files: new Map(), added: [], kept: [], isInstalled, diagnostics: problems };
  }
  const entries = wantedEntries(found);
  const absent = entries.filter(({ section, key }) => !Object.hasOwn(manifest[section] ?? {}, key));
  const files = [...planPrompt(found), ...planConfig(found), ...planManifest(found, absent)];
  return {
    files: new Map(files.map(({ path, text: newText }) => [path, newText])),
    added: files.map(({ path, note }) => ({ name: path, note })),
    kept: findKept(manifest, entries),
    isInstalled,
    diagnostics: problems,
  };
}

interface PlannedFile {
  readonly path: string;
  readonly text: string;
  readonly note: string;
}

/** A config of a folder above belongs to another project. */
async function loadOwnConfig(
  root: string,
  fileSystem: WritableFileSystem,
): Promise<{ config: ResolvedConfig; diagnostics: readonly Diagnostic[] }> {
  const hasOwn = configFileNames.some((name) => fileSystem.readText(`${root}/${name}`) !== undefined);
  if (hasOwn) return loadConfig(root);
  const { outDir } = defaultConfig;
  // Where there is no package.json yet, the one that is going to be says `"type": "module"`.
  const hasManifest = fileSystem.readText(`${root}/package.json`) !== undefined;
  const moduleExtension = hasManifest ? findModuleExtension(join(root, outDir)).moduleExtension : "js";
  return { config: { ...defaultConfig, root, path: undefined, moduleExtension }, diagnostics: [] };
}

function planPrompt({ root, config, fileSystem }: Found): PlannedFile[] {
  if (hasPrompts(`${root}/${config.prompts}`, fileSystem)) return [];
  const { id, text } = starterPrompt;
  const path = `${config.fixtures}/${id}/${starterCase.name}.yaml`;
  const isFree = fileSystem.readText(`${root}/${path}`) === undefined;
  return [
    ...(isFree ? [{ path, text: starterCase.text, note: "a case of it" }] : []),
    { path: `${config.prompts}/${id}.prompt`, text, note: "a first prompt" },
  ];
}

function hasPrompts(folder: string, fileSystem: WritableFileSystem): boolean {
  return fileSystem
    .list(folder)
    .some(({ name, isFolder }) =>
      isFolder ? hasPrompts(`${folder}/${name}`, fileSystem) : name.endsWith(".prompt"),
    );
}

/** A config in the project's language, under a name that makes it an ES module. */
function planConfig({ root, config, text, manifest, fileSystem }: Found): PlannedFile[] {
  if (config.path !== undefined) return [];
  const dependencies = dependencyNames(manifest);
  const isTyped =
    text === undefined ||
    dependencies.has("typescript") ||
    fileSystem.readText(`${root}/tsconfig.json`) !== undefined;
  const isModule = text === undefined || manifest.type === "module";
  const targets = suggestTargets(dependencies);
  const path = `prompt.config.${isModule ? "" : "m"}${isTyped ? "ts" : "js"}`;
  const note = `targets ${targets.map(({ name }) => name).join(", ")}`;
  return [{ path, text: renderConfig(targets), note }];
}

function planManifest({ root, text }: Found, absent: readonly Entry[]): PlannedFile[] {
  if (absent.length === 0) return [];
  const base =
    text ?? `${JSON.stringify({ name: packageName(root), private: true, type: "module" }, null, 2)}\n`;
  const keysOf = (section: Entry["section"]) =>
    absent.filter((entry) => entry.section === section).map(({ key }) => key);
  const parts = [
    ["scripts", keysOf("scripts")],
    ["imports", keysOf("imports")],
    ["dependency", keysOf("dependencies")],
  ] as const;
  const note = parts
    .filter(([, keys]) => keys.length > 0)
    .map(([word, keys]) => `${word} ${keys.join(", ")}`)
    .join("; ");
  return [{ path: "package.json", text: addEntries(base, absent), note }];
}

function wantedEntries({ config, manifest, version }: Found): Entry[] {
  const { outDir, moduleExtension: extension } = config;
  const types = extension === "mjs" ? "d.mts" : "d.ts";
  const module = (name: string) => ({
    types: `./${outDir}/${name}.${types}`,
    default: `./${outDir}/${name}.${extension}`,
  });
  const dependency: Entry = { section: "dependencies", key: "polylect", value: `^${version}` };
  return [
    { section: "scripts", key: "prompts", value: "polylect compile" },
    { section: "scripts", key: "prompts:check", value: "polylect check && polylect test" },
    { section: "imports", key: "#prompts", value: module("index") },
    { section: "imports", key: "#prompts/*", value: module("*") },
    ...(dependencyNames(manifest).has("polylect") || manifest.name === "polylect" ? [] : [dependency]),
  ];
}

function findKept(manifest: Manifest, entries: readonly Entry[]): Item[] {
  const other = entries.flatMap(({ section, key, value }): Item[] => {
    const there = manifest[section]?.[key];
    if (there === undefined || JSON.stringify(there) === JSON.stringify(value)) return [];
    return [{ name: `${section} ${key}`, note: `is ${JSON.stringify(there)}, not ${JSON.stringify(value)}` }];
  });
  const isForDevelopment =
    manifest.devDependencies?.["polylect"] !== undefined && manifest.dependencies?.["polylect"] === undefined;
  const note = "is for development alone; emitted modules import it when the app runs, unless it is bundled";
  return [...other, ...(isForDevelopment ? [{ name: "devDependencies polylect", note }] : [])];
}

/** A name that npm takes, and that the package does not have itself. */
function packageName(root: string): string {
  const name = basename(root)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+|-+$/g, "");
  return name === "" || name === "polylect" ? "prompts-app" : name;
}

function findsPackage(folder: string, fileSystem: WritableFileSystem): boolean {
  if (fileSystem.readText(`${folder}/node_modules/polylect/package.json`) !== undefined) return true;
  const parent = dirname(folder);
  return parent !== folder && findsPackage(parent, fileSystem);
}
