import type { ResolvedConfig } from "../../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { FILE_START } from "../../diagnostics/span.ts";
import { timeStamp } from "../../files/file-stamp.ts";
import type { ProjectSources, SourceFile } from "../source-file.ts";
import type { DirectoryEntry, FileSystem } from "./file-system.ts";
import { type KnownFile, type KnownFiles, recallSource } from "./known-files.ts";
import {
  checkFileSize,
  defaultReadLimits,
  diagnoseUnreadable,
  type ReadLimits,
  readSource,
} from "./read-source.ts";
import { below, PROMPT_ENDING, partialName, SCHEMA_ENDING } from "./source-paths.ts";

/** Schemas that polylect publishes about itself; a project that copies them for its editor does not mean them as types. */
const OWN_SCHEMAS = new Set(["prompt.schema", "config.schema"]);

/** What reading takes besides the place of the project. */
export interface ReadOptions {
  /** Default: {@link defaultReadLimits}. */
  readonly limits?: ReadLimits;
  /** What an earlier run read; files whose stamps have not changed are not read again. */
  readonly known?: KnownFiles;
}

/** A project's files, the problems of those that are no sources, and what the next run may know of the others. */
export interface ReadProject {
  readonly sources: ProjectSources;
  readonly diagnostics: readonly Diagnostic[];
  readonly known: KnownFiles;
}

/** Reads every prompt, partial and schema of a project, sorted by path. A folder that is not there counts as empty. */
export function readProject(
  fileSystem: FileSystem,
  config: Pick<ResolvedConfig, "root" | "prompts" | "schemas">,
  { limits = defaultReadLimits, known = new Map() }: ReadOptions = {},
): ReadProject {
  const walk: Walk = {
    fileSystem,
    root: config.root,
    limits,
    visited: new Set(),
    diagnostics: [],
    known,
    read: new Map(),
  };
  const prompts: SourceFile[] = [];
  const partials = new Map<string, SourceFile>();
  for (const file of readFolder(walk, config.prompts, PROMPT_ENDING)) {
    const name = partialName(file.name);
    if (name === undefined) prompts.push(file.source);
    else partials.set(name, file.source);
  }
  walk.visited.clear();
  const schemas = new Map<string, SourceFile>();
  for (const file of readFolder(walk, config.schemas, SCHEMA_ENDING)) {
    if (!OWN_SCHEMAS.has(file.name)) schemas.set(file.name, file.source);
  }
  return { sources: { prompts, partials, schemas }, diagnostics: walk.diagnostics, known: walk.read };
}

interface Walk {
  readonly fileSystem: FileSystem;
  readonly root: string;
  readonly limits: ReadLimits;
  /** Real paths of folders, so that a link to a parent ends. */
  readonly visited: Set<string>;
  readonly diagnostics: Diagnostic[];
  readonly known: KnownFiles;
  readonly read: Map<string, KnownFile>;
}

interface FoundFile {
  /** Path below the folder, without extension. */
  readonly name: string;
  readonly source: SourceFile;
}

function readFolder(walk: Walk, folder: string, extension: string): FoundFile[] {
  if (folder.split("/").includes("..") || folder.startsWith("/")) {
    walk.diagnostics.push(diagnoseOutside(folder, folder));
    return [];
  }
  const paths = [...listFiles(walk, folder, extension)].sort(compareText);
  const prefix = below(folder, "").length;
  return paths.flatMap((path) => {
    const source = readOne(walk, path);
    const name = path.slice(prefix, -extension.length);
    return source ? [{ name, source }] : [];
  });
}

function* listFiles(walk: Walk, folder: string, extension: string): Generator<string> {
  const { fileSystem, root, visited } = walk;
  let entries: readonly DirectoryEntry[];
  try {
    const real = fileSystem.resolveLink(`${root}/${folder}`).path;
    if (!isInside(walk, real)) {
      walk.diagnostics.push(diagnoseOutside(folder, real));
      return;
    }
    if (visited.has(real)) return;
    visited.add(real);
    entries = fileSystem.listDirectory(`${root}/${folder}`);
  } catch {
    return;
  }
  for (const entry of entries) {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = below(folder, entry.name);
    const kind = entry.kind === "link" ? followLink(walk, path, extension) : entry.kind;
    if (kind === "directory") yield* listFiles(walk, path, extension);
    else if (kind === "file" && path.endsWith(extension)) yield path;
  }
}

/** What a link leads to; undefined, with a diagnostic, where it leaves the project or leads nowhere. */
function followLink(walk: Walk, path: string, extension: string): DirectoryEntry["kind"] | undefined {
  try {
    const { path: real, kind } = walk.fileSystem.resolveLink(`${walk.root}/${path}`);
    if (isInside(walk, real)) return kind;
    if (kind === "directory" || path.endsWith(extension)) walk.diagnostics.push(diagnoseOutside(path, real));
  } catch (error) {
    if (path.endsWith(extension)) walk.diagnostics.push(diagnoseUnreadable(path, error));
  }
  return undefined;
}

function isInside(walk: Walk, real: string): boolean {
  const root = walk.fileSystem.resolveLink(walk.root).path;
  return real === root || real.startsWith(root.endsWith("/") ? root : `${root}/`);
}

function readOne(walk: Walk, path: string): SourceFile | undefined {
  const { fileSystem, limits, root, diagnostics } = walk;
  const file = `${root}/${path}`;
  try {
    const seenMs = Date.now();
    // Taken before the bytes: a change in between gives the file another stamp than this one.
    const stamp = fileSystem.stamp(file);
    const known = walk.known.get(path);
    const recalled = recallSource(
      path,
      stamp,
      known,
      () => readSource(path, fileSystem.readFile(file), limits).source,
    );
    if (known && recalled) {
      walk.read.set(path, known.source ? known : { stamp: known.stamp, hash: known.hash, source: recalled });
      return recalled;
    }
    const tooLarge = checkFileSize(path, stamp.size, limits);
    const { source, diagnostics: problems } = tooLarge
      ? { diagnostics: [tooLarge] }
      : readSource(path, fileSystem.readFile(file), limits);
    diagnostics.push(...problems);
    if (source) walk.read.set(path, { stamp: timeStamp(stamp, seenMs), hash: source.hash, source });
    return source;
  } catch (error) {
    diagnostics.push(diagnoseUnreadable(path, error));
    return undefined;
  }
}

function diagnoseOutside(path: string, real: string): Diagnostic {
  const message =
    path === real ? `${path} is outside the project.` : `${path} leads out of the project, to ${real}.`;
  return diagnose("path-outside-project", { path, span: FILE_START, message });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
