import { problemPrinter } from "../diagnostics/reporters/print-problem.ts";
import { isFailure, type ReportEntry } from "../report/report.ts";
import type { Level } from "../runtime/types.ts";
import type { PortToOptions } from "./matcher-types.ts";
import { ProjectPrompt } from "./project-prompt.ts";

/** Whether a prompt keeps on a target what the policy asks for. */
export function toPortTo(received: unknown, target: string, { worst }: PortToOptions = {}) {
  if (!(received instanceof ProjectPrompt)) {
    throw new TypeError(
      "toPortTo takes a prompt of openPrompts(): expect(prompts.get(id)).toPortTo(target).",
    );
  }
  const { id, compiled } = received;
  const own = compiled.meta.targets;
  if (own && !own.includes(target)) {
    const message = `${id} is not for ${target}: its \`targets\` names ${own.join(", ") || "none"}.`;
    return { pass: false, message: () => message };
  }
  const failing = received.report(target).filter((entry) => isFailure(entry) || isWorse(entry, worst));
  return {
    pass: failing.length === 0,
    message: () =>
      failing.length === 0 ? describeSuccess(id, target, worst) : describe(received, target, failing),
  };
}

const LEVELS: readonly Level[] = ["exact", "adapted", "lossy", "refused"];

function isWorse({ level = "exact", suppressed }: ReportEntry, worst: PortToOptions["worst"]): boolean {
  return worst !== undefined && !suppressed && LEVELS.indexOf(level) > LEVELS.indexOf(worst);
}

function describeSuccess(id: string, target: string, worst: string | undefined): string {
  const limit =
    worst === undefined ? "the policy lets pass what it finds" : `nothing it finds is worse than ${worst}`;
  return `${id} ports to ${target}: ${limit}.`;
}

function describe(prompt: ProjectPrompt, target: string, failing: readonly ReportEntry[]): string {
  const print = problemPrinter({ color: false, source: (path) => prompt.readText(path) });
  const blocks = failing.map(({ id, subject, level, ...entry }) =>
    print({
      ...entry,
      title: subject === undefined ? id : `${id} (${subject})`,
      notes: [`${level} on ${target}`],
    }),
  );
  return [`${prompt.id} does not port to ${target}.`, ...blocks].join("\n\n");
}
