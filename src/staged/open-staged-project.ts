import { posix, relative } from "node:path";
import { compilePart, type PartialCompilation } from "../compiler/compile-project.ts";
import { findUnknownChecks } from "../compiler/unknown-checks.ts";
import { type LoadedConfig, loadConfig } from "../config/load-config.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { slashed } from "../files/slashed.ts";
import { BlobReader, type GitIndex } from "../git/git-index.ts";
import type { StagedIndex } from "../git/staged-index.ts";
import { readProject } from "../phases/1-read/read-project.ts";
import { PROMPT_ENDING, SCHEMA_ENDING } from "../phases/1-read/source-paths.ts";
import type { ProjectSources } from "../phases/source-file.ts";
import { IndexFileSystem } from "./index-file-system.ts";
import { findIndexProblems } from "./index-problems.ts";
import { recallFiles, rememberFiles } from "./known-blobs.ts";
import { StagedCache, type StagedMemory } from "./staged-cache.ts";
import { StagedChange } from "./staged-change.ts";
import { findHelpers } from "./staged-helpers.ts";
import { StagedModules } from "./staged-modules.ts";

/** A project as the next commit would have it, compiled as far as that commit touches it. */
export interface StagedProject extends Pick<PartialCompilation, "prompts" | "neutral"> {
  /** How many prompts are touched, those with errors included. */
  readonly touched: number;
  readonly config: ResolvedConfig;
  /** Everything there is. */
  readonly sources: ProjectSources;
  /** The index below the project. Paths are those that the working tree would have. */
  readonly fileSystem: IndexFileSystem;
  /** Problems of what is touched, and those that keep it from being looked at. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether all of it is touched, the targets of the config included. */
  readonly isWhole: boolean;
  /** Keeps what was learned for a later process. Never throws. */
  readonly save: () => void;
}

/**
 * Opens the project around a folder as the git index has it. `shared` are files, relative to the project, of which a
 * change is about all of it, beside the config. Throws `GitError` where git refuses.
 */
export async function openStagedProject(
  start: string,
  { index, staged }: StagedIndex,
  shared: readonly string[],
): Promise<StagedProject> {
  const reader = new BlobReader(index);
  const fileSystem = new IndexFileSystem(index, reader);
  const modules = new StagedModules(start, index, reader, fileSystem);
  try {
    return await open({ start, index, staged, reader, fileSystem, modules, shared });
  } finally {
    modules.close();
  }
}

interface Opening extends StagedIndex {
  readonly start: string;
  readonly reader: BlobReader;
  readonly fileSystem: IndexFileSystem;
  readonly modules: StagedModules;
  readonly shared: readonly string[];
}

async function open(opening: Opening): Promise<StagedProject> {
  const { start, index, fileSystem, modules } = opening;
  let cache: StagedCache | undefined;
  let memory: StagedMemory | undefined;
  const recall = (root: string) => {
    cache = new StagedCache(root);
    memory = cache.load();
    return memory?.config;
  };
  const loaded = await loadConfig(start, recall, modules);
  const { config, known } = loaded;
  const folder = slashed(relative(index.top, config.root));
  const problems = [
    ...loaded.diagnostics,
    ...findIndexProblems(index, folder, config),
    ...findUnknownChecks(config),
  ];
  const project = { ...NOTHING, config, fileSystem, diagnostics: problems };
  if (hasErrors(problems)) return project;
  const helpers = findHelpers(config, modules);
  const change = describeChange(opening, loaded, folder, helpers.files);
  if (change.isEmpty && !fileSystem.hasLinks) return project;
  const { remember, news, ...touched } = await compileTouched(opening, config, change, {
    memory,
    helpersRoot: helpers.root,
  });
  return {
    ...project,
    ...touched,
    diagnostics: [...problems, ...touched.diagnostics],
    isWhole: change.isWhole,
    save: () => {
      const isSame = memory !== undefined && memory.config?.hash === known?.hash;
      if (!isSame || news > FORGOTTEN) cache?.save({ ...remember(), ...(known && { config: known }) });
    },
  };
}

/** So few changed prompts take less time to compile again in the next run than all the others to write down. */
const FORGOTTEN = 2;

const NOTHING = {
  prompts: [],
  neutral: new Map(),
  sources: { prompts: [], partials: new Map(), schemas: new Map() } satisfies ProjectSources,
  touched: 0,
  isWhole: false,
  save: () => {},
};

/** Compiles what a change touches. Of the other files, those that are remembered are not read. */
async function compileTouched(
  { index, reader, fileSystem }: Opening,
  config: ResolvedConfig,
  change: StagedChange,
  { memory, helpersRoot }: { readonly memory: StagedMemory | undefined; readonly helpersRoot: string },
) {
  const { root } = config;
  const known = recallFiles(memory?.files ?? [], root, index, fileSystem);
  const folder = slashed(relative(index.top, root));
  reader.prepare(listSources(index, folder, config).filter((path) => !known.blobs.has(path)));
  const read = readProject(fileSystem, config, { known: known.files });
  const compiled = await compilePart(read.sources, config, {
    memory: memory?.compiler,
    isWanted: change.touchesPrompt,
    isWantedFile: change.touchesFile,
    helpersRoot,
  });
  const unread = read.diagnostics.filter(({ path }) => change.touchesFile(path));
  return {
    prompts: compiled.prompts,
    neutral: compiled.neutral,
    touched: compiled.wanted,
    sources: read.sources,
    diagnostics: [...unread, ...compiled.diagnostics],
    remember: (): StagedMemory => ({
      files: rememberFiles(read.known, root, index, fileSystem),
      compiler: compiled.memory,
    }),
    news: compiled.news,
  };
}

/** Paths below the top of all prompts, partials and schemas. */
function listSources({ entries }: GitIndex, folder: string, { prompts, schemas }: ResolvedConfig): string[] {
  const places = [
    [posix.join(folder, prompts, "/"), PROMPT_ENDING],
    [posix.join(folder, schemas, "/"), SCHEMA_ENDING],
  ] as const;
  return [...entries.keys()].filter((path) =>
    places.some(([start, end]) => path.endsWith(end) && (start === "./" || path.startsWith(start))),
  );
}

function describeChange(
  { index, staged = new Set(index.entries.keys()), fileSystem, shared }: Opening,
  { config, dependencies }: LoadedConfig,
  folder: string,
  ofHelpers: readonly string[],
): StagedChange {
  const { root, targets } = config;
  const below = (path: string) => slashed(relative(root, path));
  // The package.json that the config depends on only names emitted modules.
  const modules = dependencies.filter((path) => !path.endsWith("package.json"));
  const models = targets.flatMap(({ template }) => [template?.path ?? [], template?.tokenizer ?? []].flat());
  return new StagedChange({
    changed: new Set([...staged].map((path) => posix.relative(folder, path))),
    config,
    shared: [...shared, ...[...modules, ...ofHelpers].map(below), ...models],
    realPath: (path) => {
      if (!fileSystem.hasLinks) return path;
      const real = fileSystem.realPath(`${root}/${path}`);
      return real === undefined ? undefined : posix.relative(folder, real);
    },
  });
}
