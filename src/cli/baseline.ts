import { nodeWritableFileSystem, writeAtomically } from "../output/writable-file-system.ts";
import { BASELINE_FILE } from "../report/baseline.ts";
import type { BaselineScope, RenewedBaseline } from "../report/baseline-check.ts";
import type { ReadText, ReportEntry } from "../report/report.ts";
import type { Context } from "./context.ts";
import type { Project } from "./project.ts";

const fileSystem = nodeWritableFileSystem;

/**
 * The entries of a report beside the baseline of the project, as `readText` gives it. With `--baseline`, what is found
 * is written to the baseline first.
 */
export async function applyProjectBaseline(
  entries: readonly ReportEntry[],
  { project, isWhole, readText }: { project: Project; isWhole: boolean; readText: ReadText },
  context: Context,
): Promise<readonly ReportEntry[]> {
  const { baseline: records = false } = context.args;
  if (!records && readText(BASELINE_FILE) === undefined) return entries;
  const { config, prompts, targets } = project;
  const asked = new Set(targets.map(({ name }) => name));
  const scope: BaselineScope = {
    prompts: new Map(prompts.map(({ meta }) => [meta.id, meta.path])),
    isWhole,
    otherTargets: config.targets.map(({ name }) => name).filter((name) => !asked.has(name)),
    readText,
  };
  // Loaded only here: most runs have no baseline.
  const { applyBaseline, renewBaseline } = await import("../report/baseline-check.ts");
  if (records) writeBaseline(renewBaseline(entries, scope), config.root, context);
  return applyBaseline(entries, scope);
}

function writeBaseline(
  { text, count, added, removed }: RenewedBaseline,
  root: string,
  { args, stdout }: Context,
): void {
  const path = `${root}/${BASELINE_FILE}`;
  const before = fileSystem.readText(path);
  // A project that never had anything to let pass needs no file that says so.
  if (before === undefined ? count > 0 : before !== text) {
    writeAtomically(fileSystem, before === undefined ? path : insidePath(path, root), text);
  }
  if (args.format !== "pretty") return;
  stdout.write(`${BASELINE_FILE}: ${count} recorded, ${added} of them new, ${removed} gone\n\n`);
}

/** The file that a link leads to. Throws where that is outside the project. */
function insidePath(path: string, root: string): string {
  const real = fileSystem.realPath(path);
  if (real.startsWith(`${fileSystem.realPath(root)}/`)) return real;
  throw new Error(`${BASELINE_FILE} leads out of the project, to ${real}: it is not written`);
}
