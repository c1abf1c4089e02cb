import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import type { CaseResult } from "./job.ts";
import { groupBy } from "./matrix.ts";
import { replayPath } from "./replay.ts";
import type { SuiteConfig } from "./suite.ts";

/** Warnings of answers that are stale, and of targets that a live run could not ask: each said once. */
export function warnOfMissing(
  results: readonly CaseResult[],
  config: SuiteConfig & { readonly path?: string | undefined },
): Diagnostic[] {
  const isUnasked = ({ origin, failures }: CaseResult) =>
    origin.kind === "none" && origin.reason !== undefined && failures.length === 0;
  const unasked = groupBy(results.filter(isUnasked), ({ origin }) => origin.reason ?? "");
  const stale = groupBy(
    results.filter(({ origin }) => origin.kind === "stale"),
    ({ prompt, origin }) => `${prompt}\n${origin.isScripted ? origin.by : ""}`,
  );
  return [
    ...[...unasked].map(([reason, all]) => warnOfUnasked(reason, all, config)),
    ...[...stale.values()].map((all) => warnOfStale(all, config.fixtures)),
  ];
}

function warnOfUnasked(
  reason: string,
  results: readonly CaseResult[],
  { path }: { readonly path?: string | undefined },
): Diagnostic {
  const targets = targetsIn(results);
  const verb = targets.length === 1 ? "was" : "were";
  const message = `${targets.join(", ")} ${verb} not asked: ${reason}.`;
  return diagnose("unasked-target", { path: path ?? "prompt.config.ts", span: FILE_START, message });
}

function warnOfStale(results: readonly CaseResult[], folder: string): Diagnostic {
  const [first] = results as readonly [CaseResult];
  const targets = targetsIn(results);
  const script = first.origin.isScripted ? ` --scripted ${first.origin.by}` : "";
  const chosen = targets.map((target) => ` --target ${target}`).join("");
  const cases = [...new Set(results.map((result) => result.case))];
  return diagnose("stale-replay", {
    path: replayPath(folder, first.prompt, first.case, first.target),
    span: FILE_START,
    message: `${first.prompt} has answers to other requests than are sent now: ${cases.join(", ")} on ${targets.join(", ")}.`,
    help: `Record them anew: polylect test ${first.prompt} --live --record${script}${chosen}`,
  });
}

function targetsIn(results: readonly CaseResult[]): string[] {
  return [...new Set(results.map(({ target }) => target))];
}
