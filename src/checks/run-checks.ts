import type { Severity } from "../diagnostics/diagnostic-entry.ts";
import { FILE_START, type Span } from "../diagnostics/span.ts";
import type { Prompt } from "../ir/prompt.ts";
import { findAcceptance } from "../portability/find-acceptance.ts";
import type { Check, CheckedPrompt, CheckedTarget, CheckResult } from "./check.ts";
import type { CheckFinding } from "./check-finding.ts";
import { checks as allChecks } from "./registry.ts";

/** What is checked: the prompts, the targets of the config, and what the config makes of each check. */
export interface CheckRequest {
  readonly prompts: readonly CheckedPrompt[];
  readonly targets: readonly CheckedTarget[];
  /** By id of the check; a check that is not in here has its own severity. */
  readonly settings: { readonly [id: string]: Severity | "off" };
}

/**
 * Runs every check. Front matter accepts what is found in its prompt and in the model that it names itself; targets
 * of the config are the config's to judge.
 */
export function runChecks(
  { prompts, targets, settings }: CheckRequest,
  checks: readonly Check[] = allChecks,
): CheckFinding[] {
  const found = [
    ...targets.flatMap((target) => checkTarget(target, checks)),
    ...prompts.flatMap((subject) => checkPrompt(subject, checks)),
  ];
  return found.flatMap((finding) => {
    const severity = Object.hasOwn(settings, finding.id) ? settings[finding.id] : finding.severity;
    return severity === undefined || severity === "off" ? [] : [{ ...finding, severity }];
  });
}

function checkTarget(target: CheckedTarget, checks: readonly Check[]): CheckFinding[] {
  const { name, path, span } = target;
  return checks.flatMap((check) =>
    [...(check.checkTarget?.(target) ?? [])].map((result) =>
      describe(check, { target: name, path, span, ...result }),
    ),
  );
}

function checkPrompt(subject: CheckedPrompt, checks: readonly Check[]): CheckFinding[] {
  const { prompt, ownTarget, targets } = subject;
  const found: CheckFinding[] = [];
  const own = ownTarget ? checkTarget(ownTarget, checks) : [];
  const known = ownTarget ? [...targets, ownTarget] : targets;
  const accept = (finding: CheckFinding): CheckFinding => {
    const names = known.find(({ name }) => name === finding.target)?.names ?? [];
    const accepted = findAcceptance(prompt.acceptances, finding.id, names);
    return { ...finding, prompt: prompt.id, ...(accepted && { accepted: accepted.reason }) };
  };
  found.push(...own.map(accept));
  for (const check of checks) {
    if (!check.checkPrompt) continue;
    const findings = [...subject.findings, ...found];
    for (const result of check.checkPrompt({ ...subject, findings })) {
      found.push(accept(describe(check, { path: prompt.path, span: nameSpan(prompt), ...result })));
    }
  }
  return found;
}

function describe(
  { id, level, category, severity, why, help, hidesSource }: Check,
  result: CheckResult & { readonly path: string; readonly span: Span },
): CheckFinding {
  return { id, level, category, severity, why, help, ...(hidesSource && { hidesSource }), ...result };
}

function nameSpan(prompt: Prompt): Span {
  return prompt.spans()["name"] ?? FILE_START;
}
