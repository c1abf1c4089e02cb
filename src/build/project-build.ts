import { ForgottenError } from "../compiler/forgotten-error.ts";
import type { ProjectCompiler } from "../compiler/project-compiler.ts";
import type { KnownConfig } from "../config/load-config.ts";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { hashText } from "../files/hash-text.ts";
import { MANIFEST } from "../output/manifest.ts";
import { verifyOutput, type WrittenOutput, writeOutput } from "../output/write-output.ts";
import { SourceChangedError } from "../phases/1-read/known-files.ts";
import { nodeFileSystem } from "../phases/1-read/node-file-system.ts";
import { type ReadProject, readProject } from "../phases/1-read/read-project.ts";
import { BuildCache } from "./build-cache.ts";
import { type BuildMemory, emptyMemory, type GoodRun } from "./build-memory.ts";
import { ConfigMemory } from "./config-memory.ts";
import { findNoProject } from "./find-no-project.ts";
import { HelperCheck } from "./helper-check.ts";

/** What one run of a build did. */
export interface BuildReport extends Pick<WrittenOutput, "written" | "unchanged" | "removed"> {
  readonly config: ResolvedConfig;
  /** How many prompts there are. */
  readonly prompts: number;
  /** Paths of the prompts that were compiled; the others were remembered. */
  readonly compiled: readonly string[];
  /** Every problem there is, remembered ones too. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether nothing is written, because a source or the config has an error. */
  readonly isBroken: boolean;
}

/** What a run of a build takes. */
export interface RunOptions {
  readonly trustsOutput?: boolean;
}

/** One run, with its config. */
interface Run {
  readonly config: ResolvedConfig;
  readonly problems: readonly Diagnostic[];
  readonly trustsOutput: boolean;
}

/** How often a run starts over because files change while they are read. */
const MOST_ATTEMPTS = 3;

/**
 * Compiles a project to its folder of emitted files, again and again. Only what has changed is read, compiled and
 * written, and the result is that of a first run, byte for byte. Runs must not overlap.
 */
export class ProjectBuild {
  readonly #config: ConfigMemory;
  readonly #usesCache: boolean;
  #cache: BuildCache | undefined;
  #root: string | undefined;
  #outDir: string | undefined;
  #memory: BuildMemory = emptyMemory;
  #compiler: ProjectCompiler | undefined;
  #helpers = new HelperCheck();
  #known: KnownConfig | undefined;
  #isSaved = true;

  /** `start` is the absolute path of the folder from which a config is looked for. */
  constructor(start: string, { cache = true }: { readonly cache?: boolean } = {}) {
    this.#config = new ConfigMemory(start);
    this.#usesCache = cache;
  }

  /** Absolute paths of the files beside prompts and schemas that the last run depended on, there or not. */
  get dependencies(): readonly string[] {
    return [...this.#config.dependencies, ...this.#helpers.dependencies];
  }

  /**
   * Brings the emitted files up to date. Problems are returned; only bugs throw. With `trustsOutput`, emitted files
   * are taken for what the last run left, which saves time where another run follows.
   */
  async run({ trustsOutput = false }: RunOptions = {}): Promise<BuildReport> {
    const { config, diagnostics, known } = await this.#config.load((root) => {
      this.#open(root);
      return this.#memory.config;
    });
    const problems = [...diagnostics, ...findNoProject(config)];
    if (hasErrors(problems)) return reportNothing(config, 0, problems);
    this.#open(config.root);
    this.#known = known;
    const isSamePlace = this.#isSamePlace(config);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#runOnce({ config, problems, trustsOutput: trustsOutput && isSamePlace });
      } catch (error) {
        const isTransient = error instanceof SourceChangedError || error instanceof ForgottenError;
        if (!isTransient || attempt === MOST_ATTEMPTS) throw error;
        this.#forget();
      }
    }
  }

  /** Keeps what was learned for a later process, where the project has a place for that. Never throws. */
  save(): void {
    if (this.#isSaved) return;
    this.#cache?.save({ ...this.#memory, compiler: () => this.#compiler?.memory ?? this.#memory.compiler() });
    this.#isSaved = true;
  }

  #open(root: string): void {
    if (root === this.#root) return;
    this.#forget();
    this.#root = root;
    this.#cache = this.#usesCache ? new BuildCache(root) : undefined;
    this.#memory = this.#cache?.load() ?? emptyMemory;
    this.#helpers = new HelperCheck(this.#memory.helpers);
  }

  #forget(): void {
    this.#memory = emptyMemory;
    this.#compiler = undefined;
    this.#helpers = new HelperCheck();
  }

  /** Whether what is known of emitted files is about those of the config. */
  #isSamePlace({ outDir }: ResolvedConfig): boolean {
    const before = this.#outDir;
    this.#outDir = outDir;
    return before === outDir;
  }

  async #runOnce(run: Run): Promise<BuildReport> {
    const { config, problems, trustsOutput } = run;
    const { root, outDir } = config;
    const read = readProject(nodeFileSystem, config, { known: this.#memory.sources });
    const ofHelpers = await this.#helpers.run(config);
    const state = describeState(config, read);
    const { goodRun, outputs: known } = this.#memory;
    const isUnchanged = goodRun?.state === state && ofHelpers.length === 0;
    const verify = () => (trustsOutput ? known : verifyOutput(outDir, known, { root }));
    const outputs = isUnchanged ? verify() : undefined;
    if (goodRun && outputs) {
      this.#remember({ sources: read.known, outputs, goodRun });
      const unchanged = [...outputs.keys()].filter((path) => path !== MANIFEST).sort();
      const diagnostics = [...problems, ...read.diagnostics, ...goodRun.diagnostics];
      return { ...reportNothing(config, read.sources.prompts.length, diagnostics), unchanged };
    }
    return this.#compile(run, read, ofHelpers, state);
  }

  async #compile(
    { config, problems, trustsOutput }: Run,
    { sources, known: read, diagnostics: unread }: ReadProject,
    ofHelpers: readonly Diagnostic[],
    state: string,
  ): Promise<BuildReport> {
    const { root, outDir } = config;
    const compiler = await this.#openCompiler();
    const { files, diagnostics, compiled, hold } = compiler.compile(sources, config, ofHelpers);
    const all = [...problems, ...unread, ...diagnostics];
    const report = { ...reportNothing(config, sources.prompts.length, all), compiled };
    const { outputs: known } = this.#memory;
    if (hasErrors(all)) {
      this.#remember({ sources: read, outputs: known, goodRun: undefined });
      return report;
    }
    const output = writeOutput(outDir, files, { root, known, trustsKnown: trustsOutput, prepare: hold });
    const isWhole = output.diagnostics.length === 0;
    if (isWhole) compiler.release();
    const goodRun = isWhole ? { state, diagnostics } : undefined;
    this.#remember({ sources: read, outputs: output.known, goodRun });
    const { written, unchanged, removed } = output;
    return { ...report, written, unchanged, removed, diagnostics: [...all, ...output.diagnostics] };
  }

  async #openCompiler(): Promise<ProjectCompiler> {
    if (!this.#compiler) {
      // Loaded only here: a run with nothing to do needs no compiler, and most of its time would be loading it.
      const { ProjectCompiler } = await import("../compiler/project-compiler.ts");
      this.#compiler = new ProjectCompiler(this.#memory.compiler());
    }
    return this.#compiler;
  }

  #remember(next: Pick<BuildMemory, "sources" | "outputs"> & { goodRun: GoodRun | undefined }): void {
    const before = this.#memory;
    this.#memory = { ...next, config: this.#known, helpers: this.#helpers.memory, compiler: before.compiler };
    const isSame =
      next.goodRun !== undefined &&
      next.goodRun === before.goodRun &&
      this.#memory.config?.hash === before.config?.hash &&
      this.#memory.helpers === before.helpers &&
      haveSameStamps(next.sources, before.sources) &&
      haveSameStamps(next.outputs, before.outputs);
    this.#isSaved &&= isSame;
  }
}

type Stamped = ReadonlyMap<string, { readonly stamp: object }>;

/** Whether no file had to be read. */
function haveSameStamps(now: Stamped, before: Stamped): boolean {
  if (now === before) return true;
  return now.size === before.size && [...now].every(([path, { stamp }]) => before.get(path)?.stamp === stamp);
}

/** Hash of all that compiling depends on, but for the helpers and this package itself. */
function describeState(config: ResolvedConfig, { sources }: ReadProject): string {
  const { prompts, partials, schemas } = sources;
  const files = [...prompts, ...partials.values(), ...schemas.values()];
  // No path and no hash holds a line break and a null character, so no two lists give the same text.
  return hashText([JSON.stringify(config), ...files.map(({ path, hash }) => `${hash} ${path}`)].join("\n\0"));
}

function reportNothing(
  config: ResolvedConfig,
  prompts: number,
  diagnostics: readonly Diagnostic[],
): BuildReport {
  const isBroken = hasErrors(diagnostics);
  return { config, prompts, diagnostics, isBroken, compiled: [], written: [], unchanged: [], removed: [] };
}
