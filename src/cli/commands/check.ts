import type { CheckFinding } from "../../checks/check-finding.ts";
import type { CompiledPrompt } from "../../compiler.ts";
import type { Policy, Target, Verdict } from "../../config/resolved-config.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { Severity } from "../../diagnostics/diagnostic-entry.ts";
import { nodeWritableFileSystem } from "../../output/writable-file-system.ts";
import type { Finding } from "../../portability/finding.ts";
import { checkProject } from "../../suite/check-project.ts";
import { groupBy, renderMatrix, worstLevel } from "../../suite/matrix.ts";
import { targetsOf } from "../../suite/run-suite.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { count, printDiagnostics, readText } from "../print-diagnostics.ts";
import { isShown, type Judged, renderFindings } from "../print-findings.ts";
import { openProject } from "../project.ts";

/** Prints problems, then what targets do to prompts and what the checks found, judged by the config. */
export async function run(context: Context): Promise<number> {
  const project = await openProject(context);
  const { config, prompts, targets, diagnostics, unknown } = project;
  if (unknown.length > 0) {
    printDiagnostics(context, project, unknown);
    return FAILED;
  }
  const { reported, checked } = checkProject(project, nodeWritableFileSystem, context.today);
  const findings: Judged[] = [
    ...reported.map((finding) => ({ ...finding, verdict: judge(finding, config.policy) })),
    ...checked.map((finding) => ({ ...finding, verdict: judgeCheck(finding) })),
  ];
  printDiagnostics(context, project, diagnostics, { findings });
  if (context.args.format === "pretty") {
    const read = (path: string) => readText(config, path);
    context.stdout.write(renderReport(prompts, targets, findings, { color: context.color, read }));
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

const VERDICTS: Readonly<Record<Severity, Verdict>> = { error: "fail", warning: "warn", info: "ignore" };

/** What the severity of a check says of what it found. */
function judgeCheck({ severity, accepted }: CheckFinding): Verdict {
  return accepted === undefined ? VERDICTS[severity] : "ignore";
}

interface ReportOptions {
  readonly color: boolean;
  readonly read: (path: string) => string | undefined;
}

function renderReport(
  prompts: readonly CompiledPrompt[],
  targets: readonly Target[],
  findings: readonly Judged[],
  { color, read }: ReportOptions,
): string {
  const names = targets.map(({ name }) => name);
  // A finding that names no prompt counts in a whole column, one that names no target in a whole row.
  const byPlace = groupBy(findings, ({ prompt = "", target = "" }) => `${prompt}\n${target}`);
  const levelOf = ({ meta: { id } }: CompiledPrompt, { name }: Target) =>
    worstLevel([`${id}\n${name}`, `${id}\n`, `\n${name}`].flatMap((place) => byPlace.get(place) ?? []));
  const groups = prompts.map((prompt) => {
    const own = targetsOf(prompt, targets);
    const cells = targets.map((target) => (own.includes(target) ? levelOf(prompt, target) : "none"));
    return { label: prompt.meta.id, rows: [{ label: "", cells }] };
  });
  const failing = findings.filter(({ verdict }) => verdict === "fail").length;
  const warning = findings.filter(({ verdict }) => verdict === "warn").length;
  const rest = [
    `${failing} fail`,
    `${warning} warn`,
    `${findings.length - failing - warning} accepted or harmless`,
  ];
  const total = `${count(prompts.length, "prompt")}, ${count(targets.length, "target")}`;
  const matrix = renderMatrix(groups, names, { color });
  const parts = [
    matrix,
    ...renderFindings(findings.filter(isShown), read),
    `${total}: findings: ${rest.join(", ")}\n`,
  ];
  return parts.filter(Boolean).join("\n");
}
