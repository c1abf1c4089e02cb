import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../support/source-tree.ts";
import { type Ran, runProcess } from "./repository.ts";

/** A step of a workflow. */
export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** What is used of a workflow file. */
export interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: {
    readonly check: {
      readonly permissions: unknown;
      readonly env: Readonly<Record<string, string>>;
      readonly steps: readonly Step[];
    };
  };
}

/** The text of the workflow, and what it says. */
export const workflowText = readFileSync(`${root}.github/workflows/prompts.yml`, "utf8");
export const workflow: Workflow = parse(workflowText);

/** What an event brings, as far as expressions ask for it. */
export interface Github {
  readonly event_name: string;
  readonly repository: string;
  readonly token: string;
  readonly event: {
    readonly pull_request?: {
      readonly number: number;
      readonly head: { readonly repo: { readonly full_name: string } };
    };
  };
}

/** A step that ran, with what it printed where it was a command. */
export interface StepRun extends Partial<Ran> {
  readonly name: string;
}

/**
 * Runs the job as the service would: commands by bash, each `if` and `${{ }}` by its meaning, an action only by its
 * name. What a job installs is taken to be there.
 */
export async function runJob(folder: string, github: Github, env: NodeJS.ProcessEnv): Promise<StepRun[]> {
  const { check } = workflow.jobs;
  const ran: StepRun[] = [];
  let failed = false;
  const scope = { github, env: {} as Record<string, string> };
  const evaluate = (text: string) => evaluateIn(folder, scope, () => failed, text);
  scope.env = evaluateAll(check.env, evaluate);
  for (const step of check.steps) {
    const holds = step.if === undefined ? !failed : Boolean(evaluateText(step.if, evaluate, true));
    if (!holds || step.run === "npm ci") continue;
    const name = step.name ?? step.uses ?? "";
    if (step.run === undefined) {
      ran.push({ name });
      continue;
    }
    const own = { ...env, ...scope.env, ...evaluateAll(step.env ?? {}, evaluate) };
    const result = await runProcess("bash", ["-e", "-c", step.run], folder, own);
    failed ||= result.code !== 0;
    ran.push({ name, ...result });
  }
  return ran;
}

type Evaluate = (text: string) => unknown;

function evaluateAll(texts: Readonly<Record<string, string>>, evaluate: Evaluate): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, String(evaluateText(text, evaluate) ?? "")]),
  );
}

function evaluateText(text: string, evaluate: Evaluate, isCondition = false): unknown {
  const [, inside] = /^\$\{\{(.*)\}\}$/.exec(text) ?? [];
  if (inside !== undefined) return evaluate(inside);
  return isCondition ? evaluate(text) : text;
}

/** The expressions of the workflow mean the same in JavaScript, once what is absent is no error. */
function evaluateIn(
  folder: string,
  scope: { readonly github: Github; readonly env: object },
  failure: () => boolean,
  text: string,
): unknown {
  const code = text.replace(/\b(?:github|env)(?:\.\w+)+/g, (path) => path.replaceAll(".", "?."));
  const names = {
    ...scope,
    failure,
    cancelled: () => false,
    hashFiles: (path: string) => (existsSync(join(folder, path)) ? "hash" : ""),
  };
  return new Function(...Object.keys(names), `return (${code});`)(...Object.values(names));
}
