import { count } from "../../diagnostics/count.ts";
import { reportPretty } from "../../diagnostics/reporters/pretty.ts";
import type { Agreement, PropertyAgreement } from "../agreement.ts";
import { show } from "../expectations/json-difference.ts";
import type { CaseResult, OriginKind } from "../job.ts";
import { buildMatrix, type MatrixEntry, renderMatrix } from "../matrix.ts";
import type { SuiteResult } from "../run-suite.ts";
import { isOpen } from "../verdict.ts";
import type { SuiteFormat } from "./format.ts";

/** Prints a run for people: what is wrong, the matrix, what differs, where backends disagree, and counts. */
export const formatPretty: SuiteFormat = ({ suite, diagnostics, targets, isLive }, { color, source }) => {
  const problems = diagnostics.length > 0 ? `${reportPretty(diagnostics, { color, source })}\n` : "";
  const { results } = suite;
  const isAnswered = isLive || results.some(({ origin }) => origin.kind !== "none");
  const entries = results.map((result) => entryOf(result, isAnswered));
  const matrix = renderMatrix(buildMatrix(entries, targets), targets, { color });
  const parts = [
    matrix,
    renderDifferences(suite),
    renderAgreement(suite.agreement),
    renderAnswers(results, isAnswered) + renderSummary(suite),
  ];
  return problems + parts.filter(Boolean).join("\n");
};

function entryOf(result: CaseResult, isAnswered: boolean): MatrixEntry {
  const { prompt, case: name, target, level, snapshot, origin, failures } = result;
  const { kind, date } = origin;
  const answer = { kind, fails: failures.length > 0, ...(date !== undefined && { date }) };
  return { prompt, case: name, target, level, snapshot, ...(isAnswered && { answer }) };
}

function renderDifferences({ results, orphans, untested }: SuiteResult): string {
  const lines = [
    ...results.filter(({ snapshot }) => snapshot === "changed" || snapshot === "missing"),
    ...orphans.map(({ path, state }) => ({ path, snapshot: state })),
  ].map(({ path, snapshot }) => `${snapshot.padEnd(8)} ${path}`);
  const states = [...results.map(({ snapshot }) => snapshot), ...orphans.map(({ state }) => state)];
  if (states.some(isOpen))
    lines.push("", "polylect test --update writes what is rendered now; git diff shows what that changes.");
  if (untested.length > 0) lines.push(`no case:  ${untested.join(", ")}`);
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}

/** What backends agree on: where all say the same is counted; where they do not, it is said. */
export function renderAgreement(all: readonly Agreement[]): string {
  const compared = all.filter(({ properties }) => properties.length > 0);
  if (compared.length === 0) return "";
  const isUnanimous = ({ properties }: Agreement) => properties.every(({ agreeing, of }) => agreeing === of);
  const apart = compared.filter((agreement) => !isUnanimous(agreement));
  const lines = apart.map(({ prompt, case: name, properties, scripted }) => {
    const disputed = properties.filter(({ agreeing, of }) => agreeing < of);
    const said = disputed.map((property) => renderProperty(property, scripted));
    return `  ${prompt} ${name}: ${said.join("; ")}`;
  });
  const same = compared.length - apart.length;
  const total = `agreement: the backends say the same in ${same} of ${count(compared.length, "case")} that several answered`;
  return `${[total, ...lines].join("\n")}\n`;
}

function renderProperty(
  { name, agreeing, of, values }: PropertyAgreement,
  scripted: readonly string[],
): string {
  const nameOf = (target: string) => (scripted.includes(target) ? `${target} (scripted)` : target);
  const said = values.map(({ value, targets }) => `${show(value)} by ${targets.map(nameOf).join(", ")}`);
  return `${name} ${agreeing} of ${of} (${said.join("; ")})`;
}

const NOTES: { readonly [Kind in OriginKind]?: string } = {
  scripted: " (no proof that a backend was run)",
};

/** Where the answers of a run come from, counted: one line. */
export function renderAnswers(results: readonly CaseResult[], isAnswered: boolean): string {
  if (!isAnswered) return "answers: none; polylect test --live asks the backends\n";
  const kinds: readonly OriginKind[] = ["live", "recorded", "scripted", "stale", "none"];
  const tally = (kind: OriginKind) => results.filter(({ origin }) => origin.kind === kind).length;
  const counts = kinds
    .filter((kind) => tally(kind) > 0)
    .map((kind) => `${tally(kind)} ${kind}${NOTES[kind] ?? ""}`);
  const failing = results.filter(({ failures }) => failures.length > 0).length;
  return `answers: ${counts.join(", ")}${failing > 0 ? `; ${failing} failed` : ""}\n`;
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
