import type { Rendered } from "../compiler.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import { nodeWritableFileSystem, type WritableFileSystem } from "../output/writable-file-system.ts";
import type { Finding } from "../portability/finding.ts";
import type { Level } from "../runtime/types.ts";
import { type Case, readCases, type TestedPrompt } from "./cases.ts";
import type { CheckBody } from "./check-body.ts";
import { worstLevel } from "./matrix.ts";
import { checkSnapshot, findOrphans, type SnapshotState, snapshotOf, snapshotPath } from "./snapshots.ts";

/** What one case does on one target. */
export interface CaseResult {
  readonly prompt: string;
  readonly case: string;
  readonly target: string;
  /** The worst level of the findings. */
  readonly level: Level;
  readonly snapshot: SnapshotState;
  /** Path of the snapshot, relative to the project. */
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** What a run of the suite found out. */
export interface SuiteResult {
  readonly results: readonly CaseResult[];
  /** Snapshots that nothing stands for, and whether they are still there. */
  readonly orphans: readonly { readonly path: string; readonly state: "orphan" | "removed" }[];
  /** Prompts that have no case, by id. */
  readonly untested: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a run takes besides the project. */
export interface SuiteOptions {
  /** Write snapshots that differ and remove orphans. Without effect under CI, where nothing is written. */
  readonly update?: boolean;
  /** Default: whether the environment variable `CI` is set. */
  readonly ci?: boolean;
  readonly filterPrompts?: (id: string) => boolean;
  readonly filterTargets?: (name: string) => boolean;
  /** Checks each body against what its dialect takes. An argument, because the schemas are large. Default: no check. */
  readonly checkBody?: CheckBody;
}

/** Renders every case of every prompt on every target and compares with the snapshots. Never throws for a case. */
export function runSuite(
  compilation: { readonly prompts: readonly TestedPrompt[] },
  config: Pick<ResolvedConfig, "root" | "fixtures" | "targets">,
  fileSystem: WritableFileSystem = nodeWritableFileSystem,
  options: SuiteOptions = {},
): SuiteResult {
  const { filterPrompts = () => true, filterTargets = () => true } = options;
  const ci = options.ci ?? Boolean(process.env["CI"]);
  const run: Run = {
    root: config.root,
    folder: config.fixtures,
    fileSystem,
    update: options.update === true && !ci,
    targets: config.targets.filter(({ name }) => filterTargets(name)),
    checkBody: options.checkBody ?? (() => []),
    diagnostics: [],
  };
  const expected = new Set<string>();
  const results: CaseResult[] = [];
  const untested: string[] = [];
  const prompts = [...compilation.prompts].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1));
  for (const prompt of prompts) {
    const { cases, names, diagnostics } = readCases(prompt, run.root, run.folder, fileSystem);
    for (const name of names) {
      for (const target of targetsOf(prompt, config.targets)) {
        expected.add(snapshotPath(run.folder, prompt.meta.id, name, target.name));
      }
    }
    if (!filterPrompts(prompt.meta.id)) continue;
    run.diagnostics.push(...diagnostics);
    if (names.length === 0) untested.push(prompt.meta.id);
    results.push(...cases.flatMap((one) => runCase(prompt, one, run)));
  }
  // A filtered run has not asked about the rest of the folder.
  const isWhole = !options.filterPrompts && !options.filterTargets;
  const orphans = isWhole ? checkOrphans(run, expected) : [];
  return { results, orphans, untested, diagnostics: run.diagnostics };
}

/** The targets that a prompt is for. */
export function targetsOf(prompt: Pick<TestedPrompt, "meta">, targets: readonly Target[]): readonly Target[] {
  const { targets: own } = prompt.meta;
  return own ? targets.filter(({ name }) => own.includes(name)) : targets;
}

interface Run {
  readonly root: string;
  readonly folder: string;
  readonly fileSystem: WritableFileSystem;
  readonly update: boolean;
  readonly targets: readonly Target[];
  readonly checkBody: CheckBody;
  readonly diagnostics: Diagnostic[];
}

function runCase(prompt: TestedPrompt, one: Case, run: Run): CaseResult[] {
  return targetsOf(prompt, run.targets).flatMap((target) => {
    const path = snapshotPath(run.folder, one.prompt, one.name, target.name);
    try {
      const { history, context } = one;
      const rendered = prompt.render(target.name, one.input, { history, context });
      const invalid = diagnoseBody(one, target, rendered, run);
      if (invalid) {
        run.diagnostics.push(invalid);
        return [];
      }
      const snapshot = checkSnapshot(`${run.root}/${path}`, snapshotOf(rendered), run.fileSystem, run.update);
      const { findings } = rendered;
      const level = worstLevel(findings);
      return [{ prompt: one.prompt, case: one.name, target: target.name, level, snapshot, path, findings }];
    } catch (error) {
      const failure = diagnoseFailure(prompt, one, target, error);
      // A helper fails in the same way on every target.
      const isKnown = failure.code === "helper-failed" && run.diagnostics.some(isSame(failure));
      if (!isKnown) run.diagnostics.push(failure);
      return [];
    }
  });
}

const isSame = (one: Diagnostic) => (other: Diagnostic) =>
  one.code === other.code && one.message === other.message;

/** Problems that one diagnostic lists; a wrong field repeats in every message. */
const LISTED = 3;

/** What is wrong with a body, so that it is neither compared nor written. A refused prompt has none. */
function diagnoseBody(
  one: Case,
  target: Target,
  { dialect, body }: Rendered,
  run: Run,
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

function diagnoseFailure(prompt: TestedPrompt, one: Case, target: Target, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const isInput = error instanceof Error && error.name === "InputError";
  const isDisk = error instanceof Error && "syscall" in error;
  const message = isDisk
    ? `The snapshot of ${one.name} on ${target.name} cannot be written: ${reason}.`
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

function checkOrphans(run: Run, expected: ReadonlySet<string>): SuiteResult["orphans"] {
  return findOrphans(run.root, run.folder, expected, run.fileSystem).map((path) => {
    if (run.update) run.fileSystem.removeFile(`${run.root}/${path}`);
    return { path, state: run.update ? ("removed" as const) : ("orphan" as const) };
  });
}
