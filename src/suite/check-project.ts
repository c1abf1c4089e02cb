import type { CheckedCase, CheckedPrompt, CheckedTarget, RenderedCase } from "../checks/check.ts";
import type { CheckFinding } from "../checks/check-finding.ts";
import { checks } from "../checks/registry.ts";
import { runChecks } from "../checks/run-checks.ts";
import { checkedTargets, ownTarget } from "../compiler/checked-targets.ts";
import type { LoweredPrompt } from "../compiler/lower-prompt.ts";
import type { CompiledPrompt } from "../compiler.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import type { ProjectSources, SourceFile } from "../phases/source-file.ts";
import type { Finding } from "../portability/finding.ts";
import { findingTexts } from "../portability/finding-texts.ts";
import type { Json } from "../runtime/types.ts";
import { type Case, type CaseFiles, readCases } from "./cases.ts";
import { targetsOf } from "./targets-of.ts";

/** A compiled project as it is checked. */
export interface ProjectToCheck {
  readonly config: ResolvedConfig;
  readonly sources: Pick<ProjectSources, "prompts" | "partials">;
  /** The prompts asked for. */
  readonly prompts: readonly CompiledPrompt[];
  /** Neutral forms of the prompts by path. */
  readonly neutral: ReadonlyMap<string, LoweredPrompt>;
  /** The targets asked for. */
  readonly targets: readonly Target[];
  /** Whether the targets themselves are checked, beside what they do to prompts. Default true. */
  readonly checksTargets?: boolean;
}

/** What the targets do to the prompts, and what the checks found besides. */
export interface ProjectFindings {
  readonly reported: readonly Finding[];
  readonly checked: readonly CheckFinding[];
}

/**
 * Makes the portability report of every prompt and runs the checks. All targets are looked at, since an acceptance may
 * be for another one than was asked for; what is returned is of those asked for. `today` is an ISO date.
 */
export function checkProject(project: ProjectToCheck, fileSystem: CaseFiles, today: string): ProjectFindings {
  const { config, prompts, targets, sources, checksTargets = true } = project;
  const all = checkedTargets(config, today);
  // What no backend knows is a problem of the config, and nothing can be said of it.
  const known = config.targets.filter(({ name }) => all.some((target) => target.name === name));
  const files = new Map(sources.prompts.map((source) => [source.path, source]));
  const reported: Finding[] = [];
  const subjects = prompts.flatMap((prompt) => {
    const findings = targetsOf(prompt, known).flatMap(({ name }) => prompt.report(name));
    reported.push(...findings);
    const subject = describePrompt(prompt, findings, all, { project, files, fileSystem, today });
    return subject ? [subject] : [];
  });
  const checked = runChecks({
    prompts: subjects,
    targets: checksTargets ? all : [],
    settings: config.checks,
  });
  const unasked = new Set(config.targets.map(({ name }) => name));
  for (const { name } of targets) unasked.delete(name);
  const isAsked = ({ target }: { readonly target?: string }) => target === undefined || !unasked.has(target);
  return { reported: reported.filter(isAsked), checked: checked.filter(isAsked) };
}

interface Around {
  readonly project: ProjectToCheck;
  /** Prompt files by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly fileSystem: CaseFiles;
  readonly today: string;
}

function describePrompt(
  compiled: CompiledPrompt,
  findings: readonly Finding[],
  all: readonly CheckedTarget[],
  { project, files, fileSystem, today }: Around,
): CheckedPrompt | undefined {
  const { config, sources, neutral } = project;
  const { path } = compiled.meta;
  const prompt = neutral.get(path);
  const source = files.get(path)?.text;
  if (!prompt || source === undefined) return undefined;
  const own = new Set(targetsOf(compiled, config.targets).map(({ name }) => name));
  const targets = all.filter(({ name }) => own.has(name));
  const madeFrom = new Set(prompt.sources.map((each) => each.path));
  return {
    prompt,
    source,
    partials: [...sources.partials.values()].filter((partial) => madeFrom.has(partial.path)),
    targets,
    ownTarget: ownTarget(prompt, source, config, today),
    findings,
    findingIds: FINDING_IDS,
    cases: once(() => listCases(compiled, targets, config, fileSystem)),
  };
}

const FINDING_IDS: ReadonlySet<string> = new Set([
  ...Object.keys(findingTexts),
  ...checks.map(({ id }) => id),
]);

function listCases(
  prompt: CompiledPrompt,
  targets: readonly CheckedTarget[],
  { root, fixtures }: ResolvedConfig,
  fileSystem: CaseFiles,
): CheckedCase[] {
  // To check an input takes the prompt's code; one that does not fit cannot be rendered, which `test` reports.
  const { meta, outputSchema } = prompt;
  const unchecked = { meta, outputSchema, parseInput: (input: unknown) => input as Json };
  return readCases(unchecked, root, fixtures, fileSystem).cases.flatMap((one) => {
    const { name, path, input, history, context } = one;
    return targets.map((target) => {
      const render = once(() => renderCase(prompt, one, target));
      return { name, path, target, input, history, context, render };
    });
  });
}

function renderCase(prompt: CompiledPrompt, one: Case, { name }: CheckedTarget): RenderedCase | undefined {
  try {
    const { body, findings } = prompt.render(name, one.input, { history: one.history, context: one.context });
    return { body, findings };
  } catch {
    return undefined;
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
