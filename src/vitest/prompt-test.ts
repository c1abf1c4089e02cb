import { expect, type TestContext } from "vitest";
import type { ResolvedConfig } from "../config/resolved-config.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { readText } from "../files/read-text.ts";
import type { Level } from "../runtime/types.ts";
import type { CaseResult, Job, Origin } from "../suite/job.ts";
import { parseJson, type SnapshotState, snapshotOf } from "../suite/snapshots.ts";
import type { Suite } from "../suite/suite.ts";
import { isOpen } from "../suite/verdict.ts";
import { warnOfMissing } from "../suite/warn-of-missing.ts";
import { printProblems } from "./print-problems.ts";
import { PromptTestError } from "./prompt-test-error.ts";

/** What reporters are told of a test: `task.meta.polylect`. */
export interface PromptTestMeta {
  readonly prompt: string;
  readonly case: string;
  readonly target: string;
  /** The worst level of the findings. */
  readonly level: Level;
  readonly snapshot: SnapshotState;
  /** Where the answer comes from. */
  readonly source: Origin;
}

declare module "vitest" {
  interface TaskMeta {
    polylect?: PromptTestMeta;
  }
}

/** What the tests of one call share. */
export interface PromptTests {
  readonly suite: Pick<Suite, "runJob">;
  readonly config: ResolvedConfig;
  /** What became of the jobs that have run. */
  readonly results: Map<Job, CaseResult>;
}

/** Runs a job as a test: throws what is wrong with it, and says where its answer comes from. */
export async function runPromptTest(job: Job, tests: PromptTests, context: TestContext): Promise<void> {
  const { suite, config, results } = tests;
  const { result, diagnostics } = await suite.runJob(job);
  if (result) {
    results.set(job, result);
    await tell(result, config, context);
  }
  const failure = describeFailure(job, result, diagnostics, config.root);
  if (failure) throw failure;
  expect(failure).toBeUndefined();
  const reason = result?.origin.reason;
  if (reason !== undefined) context.skip(`not asked: ${reason}`);
}

async function tell(
  result: CaseResult,
  config: ResolvedConfig,
  { task, annotate }: TestContext,
): Promise<void> {
  const { prompt, case: name, target, level, snapshot, origin } = result;
  task.meta.polylect = { prompt, case: name, target, level, snapshot, source: origin };
  await annotate(describeOrigin(origin), "answer");
  for (const warning of warnOfMissing([result], config))
    await annotate(printProblems([warning], config.root), "warning");
}

function describeOrigin({ kind, date, by }: Origin): string {
  const said = kind === "none" ? [kind] : [kind, date, by && `by ${by}`].filter(Boolean);
  return `${said.join(" ")}${kind === "scripted" ? " (no proof that a backend was run)" : ""}`;
}

function describeFailure(
  job: Job,
  result: CaseResult | undefined,
  diagnostics: readonly Diagnostic[],
  root: string,
): PromptTestError | undefined {
  const isDifferent = result !== undefined && isOpen(result.snapshot);
  if (!isDifferent && diagnostics.length === 0) return undefined;
  const parts = [
    ...(isDifferent ? [describeSnapshot(result)] : []),
    ...(diagnostics.length > 0 ? [printProblems(diagnostics, root)] : []),
  ];
  return new PromptTestError(parts.join("\n\n"), result?.snapshot === "changed" ? compare(job, root) : {});
}

function describeSnapshot({ prompt, case: name, target, path, snapshot }: CaseResult): string {
  const request = `the request of ${prompt} with the case ${name} for ${target}`;
  const said =
    snapshot === "missing" ? `There is no snapshot of ${request}` : `The snapshot is not ${request}`;
  return [
    `${said}: ${path}`,
    "  help: vitest -u, or polylect test --update, writes what is rendered now; git diff shows what that changes.",
  ].join("\n");
}

/** The committed snapshot and what it would be now. */
function compare({ prompt, case: one, target, path }: Job, root: string) {
  const { input, history, context } = one;
  return {
    expected: parseJson(readText(`${root}/${path}`) ?? ""),
    actual: snapshotOf(prompt.render(target.name, input, { history, context })),
  };
}
