import type { Rendered } from "../compiler.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { CaseResult, Job, JobResult, Origin } from "./job.ts";
import { worstLevel } from "./matrix.ts";
import { replayPath } from "./replay.ts";
import { checkSnapshot, snapshotOf } from "./snapshots.ts";
import type { SuiteRun } from "./suite-run.ts";

/** Renders a case for its target, compares it with the snapshot, and looks at the answer. Never throws. */
export async function runJob(job: Job, run: SuiteRun): Promise<JobResult> {
  try {
    const { history, context, input } = job.case;
    const rendered = job.prompt.render(job.target.name, input, { history, context });
    const invalid = diagnoseBody(job, rendered, run);
    if (invalid) return { job, diagnostics: [invalid] };
    const path = `${run.config.root}/${job.path}`;
    const snapshot = checkSnapshot(path, snapshotOf(rendered), run.fileSystem, run.update);
    const answered = await lookAtAnswer(job, rendered, run);
    const { findings } = rendered;
    const result = {
      prompt: job.case.prompt,
      case: job.case.name,
      target: job.target.name,
      level: worstLevel(findings),
      snapshot,
      path: job.path,
      findings,
      ...answered,
    };
    return { job, result, diagnostics: result.failures };
  } catch (error) {
    return { job, diagnostics: [diagnoseFailure(job, error)] };
  }
}

const NO_ANSWER: Origin = { kind: "none" };

/** What looks at answers is loaded where there is one. */
async function lookAtAnswer(
  job: Job,
  rendered: Rendered,
  run: SuiteRun,
): Promise<Pick<CaseResult, "answer" | "failures" | "origin" | "output">> {
  const { prompt, name } = job.case;
  const path = replayPath(run.config.fixtures, prompt, name, job.target.name);
  if (!run.live && !run.replays.has(path)) return { origin: NO_ANSWER, failures: [] };
  const { findAnswer } = await import("./find-answer.ts");
  const found = await findAnswer(job, rendered, run);
  const { origin, answer, diagnostics } = found;
  if (!answer) return { origin, failures: diagnostics };
  const { checkAnswer } = await import("./check-answer.ts");
  return { origin, answer, ...(await checkAnswer(job, found, run)) };
}

/** Problems that one diagnostic lists; a wrong field repeats in every message. */
const LISTED = 3;

/** What is wrong with a body, so that it is neither compared nor written. A refused prompt has none. */
function diagnoseBody(
  { case: one, target }: Job,
  { dialect, body }: Rendered,
  run: SuiteRun,
): Diagnostic | undefined {
  const problems = body ? run.checkBody(dialect, body) : [];
  if (problems.length === 0) return undefined;
  const listed = problems.slice(0, LISTED).map(({ path, message }) => `${path} ${message}`);
  if (problems.length > LISTED) listed.push(`and ${problems.length - LISTED} more`);
  return diagnose("invalid-body", {
    path: one.path,
    span: FILE_START,
    message: `${one.prompt} with the case ${one.name} gives ${target.name} a body that ${dialect} services refuse: ${listed.join("; ")}.`,
  });
}

function diagnoseFailure({ prompt, case: one, target }: Job, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const isInput = error instanceof Error && error.name === "InputError";
  const isDisk = error instanceof Error && "syscall" in error;
  const message = isDisk
    ? `The snapshot or the answer of ${one.name} on ${target.name} cannot be written: ${reason}.`
    : `${one.prompt} cannot be rendered for ${target.name}: ${reason}.`;
  if (error instanceof Error && error.name === "HelperError") {
    return diagnose("helper-failed", {
      path: prompt.meta.path ?? one.path,
      span: FILE_START,
      message: `${one.prompt} cannot be rendered with the case ${one.name}: ${reason}.`,
    });
  }
  return diagnose(isDisk ? "unwritable-output" : isInput ? "invalid-input" : "invalid-case", {
    path: one.path,
    span: FILE_START,
    message,
  });
}
