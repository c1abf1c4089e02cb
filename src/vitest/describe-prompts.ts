import { afterAll, describe, expect, test } from "vitest";
import { type NarrowedProject, narrowProject } from "../build/narrow-project.ts";
import { type OpenProject, openProject } from "../build/open-project.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { nodeWritableFileSystem } from "../output/writable-file-system.ts";
import { findAgreement } from "../suite/agreement.ts";
import { loadBodyCheck } from "../suite/check-body.ts";
import { renderAgreement, renderAnswers } from "../suite/formats/pretty.ts";
import type { CaseResult, Job } from "../suite/job.ts";
import { groupBy } from "../suite/matrix.ts";
import { readShard, type Shard } from "../suite/shard.ts";
import { spokenDialects } from "../suite/spoken-dialects.ts";
import { openSuite, type Suite } from "../suite/suite.ts";
import { describeProject } from "./describe-project.ts";
import { printProblems } from "./print-problems.ts";
import { runPromptTest } from "./prompt-test.ts";
import { startFolders } from "./start-folders.ts";

/** What {@link describePrompts} makes tests of. */
export interface DescribePromptsOptions {
  /**
   * Folder in or above which the project's config stands, absolute or relative to the working folder. Default: the folder
   * of the test file; where no config is found from there, the working folder.
   */
  readonly root?: string;
  /** Ids, names or paths of prompts. Default: all. */
  readonly prompts?: readonly string[];
  /** Names of targets of the config. Default: all. */
  readonly targets?: readonly string[];
  /** The part of the cases that this file tests, such as `1/3`: for suites of several files. Default: all. */
  readonly shard?: string;
  /** Asks the backends. Default: answers are taken from replay files. */
  readonly live?: boolean;
  /** Milliseconds for one answer of a backend. Default 600000. */
  readonly timeout?: number;
}

/**
 * Makes tests of the calling file: for each prompt a group, for each of its cases another, in it a test for each target.
 * What is wrong with the project itself, and files that no case stands for, are tests of their own. Await it at the top
 * of a test file. Throws a `RangeError` for a part that is none.
 */
export async function describePrompts(options: DescribePromptsOptions = {}): Promise<void> {
  const shard = readPart(options.shard);
  const project = await openProject(...startFolders(options.root));
  const asked = narrowProject(project, options);
  const { suite, orphans } = await openSuites(project, asked, options, shard);
  const { root } = project.config;
  const diagnostics = [...asked.diagnostics, ...asked.unknown, ...suite.diagnostics];
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  if (warnings.length > 0) console.warn(printProblems(warnings, root));
  describeProject(diagnostics, root, orphans);
  const results = new Map<Job, CaseResult>();
  describeJobs(suite, options.live === true, (job, context) =>
    runPromptTest(job, { suite, config: project.config, results }, context),
  );
  afterAll(async () => {
    if (results.size > 0) console.log(summarize([...results.values()], project, options.live === true));
    await suite.dispose();
  });
}

function readPart(text: string | undefined): Shard | undefined {
  const shard = text === undefined ? undefined : readShard(text);
  if (text !== undefined && !shard)
    throw new RangeError(`\`shard\` is a part of a whole, such as 1/4, not ${text}.`);
  return shard;
}

/** The suite of what is asked for, and where everything is, the one that finds orphans: that of the first part. */
async function openSuites(
  project: OpenProject,
  asked: NarrowedProject,
  { prompts, targets, live, timeout }: DescribePromptsOptions,
  shard: Shard | undefined,
): Promise<{ suite: Suite; orphans: Suite | undefined }> {
  const ids = new Set(asked.prompts.map(({ meta }) => meta.id));
  // Where prompts are left out or broken, their snapshots must not be taken for orphans.
  const isWhole = !prompts && !targets && !hasErrors(project.diagnostics);
  const settings = {
    update: isUpdating,
    checkBody: await loadBodyCheck(spokenDialects({ ...project.config, targets: asked.targets })),
    ...(!isWhole && { filterPrompts: (id: string) => ids.has(id) }),
    ...(targets && { filterTargets: (name: string) => targets.includes(name) }),
    ...(live && {
      live: { env: process.env, today: isoDay(), ...(timeout !== undefined && { timeoutMs: timeout }) },
    }),
  };
  const open = (more: object) =>
    openSuite(project, project.config, nodeWritableFileSystem, { ...settings, ...more });
  const suite = open(shard ? { shard } : {});
  const finder = shard?.index === 1 ? open({}) : suite;
  return { suite, orphans: isWhole && (!shard || shard.index === 1) ? finder : undefined };
}

/** Whether Vitest was told to write its own snapshots anew. It says so only while a test runs. */
const isUpdating = (): boolean => expect.getState().snapshotState?.snapshotUpdateState === "all";

const isoDay = (): string => new Date().toISOString().slice(0, 10);

function describeJobs(
  { jobs, untested }: Suite,
  isLive: boolean,
  run: (job: Job, context: Parameters<typeof runPromptTest>[2]) => Promise<void>,
): void {
  // Requests have their own limit of time, and most of it is spent waiting.
  const settings = isLive ? { concurrent: true, timeout: 0 } : {};
  for (const [id, ofPrompt] of groupBy(jobs, ({ prompt }) => prompt.meta.id)) {
    describe(id, settings, () => {
      for (const [name, ofCase] of groupBy(ofPrompt, (job) => job.case.name)) {
        describe(name, () => {
          for (const job of ofCase) test(job.target.name, (context) => run(job, context));
        });
      }
    });
  }
  for (const id of untested) describe(id, () => test.todo("has no case"));
}

/** What the backends agree on, and where the answers come from. */
function summarize(results: readonly CaseResult[], { prompts }: OpenProject, isLive: boolean): string {
  const schemas = new Map(prompts.map(({ meta, outputSchema }) => [meta.id, outputSchema]));
  const agreement = renderAgreement(findAgreement(results, (prompt) => schemas.get(prompt)));
  const isAnswered = isLive || results.some(({ origin }) => origin.kind !== "none");
  return (agreement + renderAnswers(results, isAnswered)).trimEnd();
}
