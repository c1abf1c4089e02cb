import type { CompiledPrompt } from "../../compiler.ts";
import type { Policy, Target, Verdict } from "../../config/resolved-config.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { Finding } from "../../portability/finding.ts";
import { groupBy, renderMatrix, worstLevel } from "../../suite/matrix.ts";
import { targetsOf } from "../../suite/run-suite.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { count, printDiagnostics } from "../print-diagnostics.ts";
import { openProject } from "../project.ts";

interface Judged extends Finding {
  readonly verdict: Verdict;
}

/** Prints problems, then what each target does to each prompt, judged by the policy of the config. */
export async function run(context: Context): Promise<number> {
  const project = await openProject(context);
  const { config, prompts, targets, diagnostics, unknown } = project;
  if (unknown.length > 0) {
    printDiagnostics(context, project, unknown);
    return FAILED;
  }
  const findings = prompts.flatMap((prompt) =>
    targetsOf(prompt, targets).flatMap(({ name }) =>
      prompt.report(name).map((finding) => ({ ...finding, verdict: judge(finding, config.policy) })),
    ),
  );
  printDiagnostics(context, project, diagnostics, { findings });
  if (context.args.format === "pretty") {
    context.stdout.write(renderReport(prompts, targets, findings, context.color));
  }
  const isClean = !hasErrors(diagnostics) && findings.every(({ verdict }) => verdict !== "fail");
  return isClean ? CLEAN : FOUND;
}

/** What the policy says of a finding. */
export function judge({ level, category, accepted }: Finding, policy: Policy): Verdict {
  if (accepted !== undefined) return "ignore";
  if (level === "refused") return policy.refused;
  if (level !== "lossy") return "ignore";
  const lossy = { content: policy.lossyContent, schema: policy.lossySchema };
  return category === "content" || category === "schema" ? lossy[category] : policy.lossyParameters;
}

function renderReport(
  prompts: readonly CompiledPrompt[],
  targets: readonly Target[],
  findings: readonly Judged[],
  color: boolean,
): string {
  const names = targets.map(({ name }) => name);
  const byPlace = groupBy(findings, ({ prompt, target }) => `${prompt}\n${target}`);
  const groups = prompts.map((prompt) => {
    const own = targetsOf(prompt, targets);
    const cells = targets.map((target) =>
      own.includes(target) ? worstLevel(byPlace.get(`${prompt.meta.id}\n${target.name}`) ?? []) : "none",
    );
    return { label: prompt.meta.id, rows: [{ label: "", cells }] };
  });
  const shown = findings.filter(({ verdict }) => verdict !== "ignore");
  const failing = shown.filter(({ verdict }) => verdict === "fail").length;
  const rest = [
    `${failing} fail`,
    `${shown.length - failing} warn`,
    `${findings.length - shown.length} accepted or harmless`,
  ];
  const total = `${count(prompts.length, "prompt")}, ${count(targets.length, "target")}`;
  const matrix = renderMatrix(groups, names, { color });
  const parts = [
    matrix,
    ...groupFindings(shown).map(renderFinding),
    `${total}: findings: ${rest.join(", ")}\n`,
  ];
  return parts.filter(Boolean).join("\n");
}

/** Findings that differ in nothing but the target are one to a reader. */
function groupFindings(findings: readonly Judged[]): Judged[][] {
  const groups = groupBy(findings, ({ prompt, id, subject = "", level, span, message, target }) =>
    JSON.stringify([prompt, id, subject, level, span.start, message.replaceAll(target, "")]),
  );
  return [...groups.values()];
}

function renderFinding(group: readonly Judged[]): string {
  const [first] = group;
  if (!first) return "";
  const { verdict, level, id, subject, path, span, message, why, help } = first;
  const about = subject === undefined ? id : `${id} (${subject})`;
  return [
    `${verdict === "fail" ? "error" : "warning"}[${about}]: ${message}`,
    `  --> ${path}:${span.line}:${span.column}`,
    `  ${level} on ${[...new Set(group.map(({ target }) => target))].join(", ")}`,
    `  why: ${why}`,
    `  help: ${help}`,
    "",
  ].join("\n");
}
