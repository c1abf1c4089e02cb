import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nodeWritableFileSystem, type WritableFileSystem } from "../output/writable-file-system.ts";
import { type Agreement, findAgreement } from "./agreement.ts";
import type { CaseResult, JobResult, TestedPrompt } from "./job.ts";
import type { Orphan } from "./orphans.ts";
import { openSuite, type Suite, type SuiteConfig, type SuiteOptions } from "./suite.ts";
import { warnOfMissing } from "./warn-of-missing.ts";

/** What a run of the suite found out. */
export interface SuiteResult {
  /** What became of every job, in the order of the suite. */
  readonly jobs: readonly JobResult[];
  /** The results of the jobs that have one. */
  readonly results: readonly CaseResult[];
  /** Snapshots and replays that nothing stands for. */
  readonly orphans: readonly Orphan[];
  /** Prompts that have no case, by id. */
  readonly untested: readonly string[];
  readonly agreement: readonly Agreement[];
  /** Everything that is wrong, problems of case files and of jobs included. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a run of everything takes besides. */
export interface RunOptions extends SuiteOptions {
  /** Hears of each job that is done. */
  readonly onDone?: (done: number, all: number, result: JobResult) => void;
  /** How many requests may be under way at once. Default 4. */
  readonly concurrency?: number;
}

/**
 * Renders every case of every prompt on every target, compares with the snapshots, and looks at the answers. Never
 * rejects for a case.
 */
export async function runSuite(
  compilation: { readonly prompts: readonly TestedPrompt[] },
  config: SuiteConfig & { readonly path?: string | undefined },
  fileSystem: WritableFileSystem = nodeWritableFileSystem,
  options: RunOptions = {},
): Promise<SuiteResult> {
  const suite = openSuite(compilation, config, fileSystem, options);
  try {
    const jobs = await runJobs(suite, options);
    const results = jobs.flatMap(({ result }) => result ?? []);
    const schemas = new Map(compilation.prompts.map(({ meta, outputSchema }) => [meta.id, outputSchema]));
    return {
      jobs,
      results,
      orphans: suite.checkOrphans(),
      untested: suite.untested,
      agreement: findAgreement(results, (prompt) => schemas.get(prompt)),
      diagnostics: [
        ...suite.diagnostics,
        ...withoutRepeats(jobs.flatMap(({ diagnostics }) => diagnostics)),
        ...warnOfMissing(results, config),
      ],
    };
  } finally {
    await suite.dispose();
  }
}

async function runJobs(suite: Suite, options: RunOptions): Promise<JobResult[]> {
  const { jobs } = suite;
  const results: JobResult[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let at = next++; at < jobs.length; at = next++) {
      const result = await suite.runJob(jobs[at] as (typeof jobs)[0]);
      results[at] = result;
      options.onDone?.(++done, jobs.length, result);
    }
  };
  // Without requests there is nothing to wait for.
  const workers = options.live ? (options.concurrency ?? 4) : 1;
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

/** A helper fails in the same way on every target. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const failed = new Set<string>();
  return diagnostics.filter(({ code, message }) => {
    if (code !== "helper-failed") return true;
    const isNew = !failed.has(message);
    failed.add(message);
    return isNew;
  });
}
