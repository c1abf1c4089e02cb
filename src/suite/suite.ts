import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nodeWritableFileSystem, type WritableFileSystem } from "../output/writable-file-system.ts";
import type { CheckBody } from "./check-body.ts";
import type { FunctionRunner } from "./expectations/function-runner.ts";
import type { Job, JobResult, TestedPrompt } from "./job.ts";
import { type JobFilter, listJobs } from "./list-jobs.ts";
import type { LiveAsker, LiveOptions } from "./live-asker.ts";
import { findOrphans, type Orphan } from "./orphans.ts";
import { runJob } from "./run-job.ts";
import type { SuiteRun } from "./suite-run.ts";

/** What a run takes besides the project. */
export interface SuiteOptions extends JobFilter {
  /**
   * Write snapshots that differ and remove orphans. Without effect under CI, where nothing is written. A function is
   * asked anew for each.
   */
  readonly update?: boolean | (() => boolean);
  /** Default: whether the environment variable `CI` is set. */
  readonly ci?: boolean;
  /** Asks the backends. Default: answers are taken from replay files. */
  readonly live?: LiveOptions;
  /** Checks each body against what its dialect takes. An argument, because the schemas are large. Default: no check. */
  readonly checkBody?: CheckBody;
}

/** The cases of a project on its targets, ready to run. */
export interface Suite {
  /** Sorted by prompt and case; targets in the order of the config. */
  readonly jobs: readonly Job[];
  /** Prompts that have no case, by id. */
  readonly untested: readonly string[];
  /** Problems of case files; their cases have no jobs. */
  readonly diagnostics: readonly Diagnostic[];
  /** Runs one job. Never rejects. Jobs may run beside each other. */
  runJob(job: Job): Promise<JobResult>;
  /** Finds what no case stands for, and removes it where snapshots are updated. Empty unless everything is run. */
  checkOrphans(): readonly Orphan[];
  /** Frees what live runs hold. */
  dispose(): Promise<void>;
}

/** What a suite takes of a config. */
export type SuiteConfig = Pick<ResolvedConfig, "root" | "fixtures" | "targets"> &
  Partial<Pick<ResolvedConfig, "backends">>;

/** Reads the cases of compiled prompts. Writes nothing. */
export function openSuite(
  compilation: { readonly prompts: readonly TestedPrompt[] },
  config: SuiteConfig,
  fileSystem: WritableFileSystem = nodeWritableFileSystem,
  options: SuiteOptions = {},
): Suite {
  const { jobs, untested, diagnostics, expected } = listJobs(
    compilation.prompts,
    config,
    fileSystem,
    options,
  );
  const { run, dispose } = openRun({ backends: {}, ...config }, fileSystem, options, jobs);
  const isWhole = !options.filterPrompts && !options.filterTargets && !options.shard;
  return {
    jobs,
    untested,
    diagnostics,
    runJob: (job) => runJob(job, run),
    checkOrphans: () => (isWhole ? checkOrphans(expected, run) : []),
    dispose,
  };
}

function openRun(
  config: SuiteRun["config"],
  fileSystem: WritableFileSystem,
  { live, update, checkBody, ci = Boolean(process.env["CI"]) }: SuiteOptions,
  jobs: readonly Job[],
): { readonly run: SuiteRun; readonly dispose: () => Promise<void> } {
  let asker: Promise<LiveAsker> | undefined;
  let functions: Promise<FunctionRunner> | undefined;
  const { root } = config;
  const run: SuiteRun = {
    config,
    fileSystem,
    get update() {
      return !ci && (typeof update === "function" ? update() : update === true);
    },
    record: live?.record === true && !ci,
    checkBody: checkBody ?? (() => []),
    live,
    replays: listReplays(config, jobs, fileSystem),
    asker: () => {
      asker ??= import("./live-asker.ts").then(({ LiveAsker }) => new LiveAsker(config, live ?? NO_WORLD));
      return asker;
    },
    functions: () => {
      functions ??= import("./expectations/function-runner.ts").then((made) => new made.FunctionRunner(root));
      return functions;
    },
  };
  return { run, dispose: async () => (await asker)?.dispose() };
}

const NO_WORLD: LiveOptions = { env: {}, today: "" };

function listReplays(
  { root, fixtures }: SuiteRun["config"],
  jobs: readonly Job[],
  fileSystem: WritableFileSystem,
): Set<string> {
  const folders = new Set(jobs.map(({ prompt }) => `${fixtures}/${prompt.meta.id}`));
  const paths = [...folders].flatMap((folder) =>
    fileSystem.names(`${root}/${folder}`).map((name) => `${folder}/${name}`),
  );
  return new Set(paths.filter((path) => path.endsWith(".replay.json")));
}

function checkOrphans(expected: ReadonlySet<string>, { config, fileSystem, update }: SuiteRun): Orphan[] {
  return findOrphans(config.root, config.fixtures, expected, fileSystem).map((path) => {
    if (update) fileSystem.removeFile(`${config.root}/${path}`);
    return { path, state: update ? ("removed" as const) : ("orphan" as const) };
  });
}
