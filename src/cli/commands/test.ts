import { projectBackends, resolveModel } from "../../backends/registry.ts";
import { count } from "../../diagnostics/count.ts";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { nodeWritableFileSystem } from "../../output/writable-file-system.ts";
import type { DialectId } from "../../runtime/types.ts";
import { loadBodyCheck } from "../../suite/check-body.ts";
import { buildMatrix, renderMatrix } from "../../suite/matrix.ts";
import { runSuite, type SuiteResult } from "../../suite/run-suite.ts";
import { CLEAN, type Context, FAILED, FOUND } from "../context.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { openProject, type Project } from "../project.ts";

/** Compares every case on every target with its snapshot, and prints the matrix. */
export async function run(context: Context): Promise<number> {
  const project = await openProject(context);
  const { args, ci, color, stdout } = context;
  if (project.unknown.length > 0) {
    printDiagnostics(context, project, project.unknown);
    return FAILED;
  }
  const ids = new Set(project.prompts.map(({ meta }) => meta.id));
  // Where prompts are left out or broken, their snapshots must not be taken for orphans.
  const isPart = args.positionals.length > 0 || hasErrors(project.diagnostics);
  const suite = runSuite(project, project.config, nodeWritableFileSystem, {
    update: args.update === true,
    ci,
    checkBody: await loadBodyCheck(spokenDialects(project)),
    ...(isPart && { filterPrompts: (id) => ids.has(id) }),
    ...(args.target && { filterTargets: (name) => args.target?.includes(name) === true }),
  });
  const diagnostics = [...project.diagnostics, ...suite.diagnostics];
  const { orphans, untested } = suite;
  const results = suite.results.map(({ findings, ...result }) => result);
  printDiagnostics(context, project, diagnostics, { results, orphans, untested });
  if (args.format === "pretty") {
    const targets = project.targets.map(({ name }) => name);
    const matrix = renderMatrix(buildMatrix(suite.results, targets), targets, { color });
    stdout.write([matrix, renderDifferences(suite), renderSummary(suite)].filter(Boolean).join("\n"));
  }
  return hasErrors(diagnostics) || isDifferent(suite) ? FOUND : CLEAN;
}

/** The dialects that the targets speak. */
function spokenDialects({ config }: Project): DialectId[] {
  const backends = projectBackends(config.backends);
  return config.targets.flatMap(({ reference }) => resolveModel(reference, backends)?.dialect ?? []);
}

const DIFFERENT = new Set(["changed", "missing", "orphan"]);

function isDifferent({ results, orphans }: SuiteResult): boolean {
  return [...results.map(({ snapshot }) => snapshot), ...orphans.map(({ state }) => state)].some((state) =>
    DIFFERENT.has(state),
  );
}

function renderDifferences({ results, orphans, untested }: SuiteResult): string {
  const lines = [
    ...results.filter(({ snapshot }) => snapshot === "changed" || snapshot === "missing"),
    ...orphans.map(({ path, state }) => ({ path, snapshot: state })),
  ].map(({ path, snapshot }) => `${snapshot.padEnd(8)} ${path}`);
  const isOpen =
    results.some(({ snapshot }) => DIFFERENT.has(snapshot)) ||
    orphans.some(({ state }) => DIFFERENT.has(state));
  if (isOpen)
    lines.push("", "polylect test --update writes what is rendered now; git diff shows what that changes.");
  if (untested.length > 0) lines.push(`no case:  ${untested.join(", ")}`);
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}

function renderSummary({ results, orphans }: SuiteResult): string {
  const distinct = (keys: readonly string[]): number => new Set(keys).size;
  const states = [...results.map(({ snapshot }) => snapshot), ...orphans.map(({ state }) => state)];
  const tally = (state: string): number => states.filter((each) => each === state).length;
  const others = ["written", "changed", "missing", "orphan", "removed"]
    .filter((state) => tally(state) > 0)
    .map((state) => `, ${tally(state)} ${state}`);
  const scope = [
    count(distinct(results.map(({ prompt }) => prompt)), "prompt"),
    count(distinct(results.map((result) => `${result.prompt}\n${result.case}`)), "case"),
    count(distinct(results.map(({ target }) => target)), "target"),
  ];
  return `${scope.join(", ")}: ${count(tally("match"), "snapshot")} match${others.join("")}\n`;
}
