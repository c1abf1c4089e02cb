import { count } from "../../diagnostics/count.ts";
import type { Level } from "../../runtime/types.ts";
import { type Cell, type MatrixGroup, symbolOf } from "../../suite/matrix.ts";
import type { Report, ReportEntry } from "../report.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

/** More columns than this are wider than any page. */
const MOST_TARGETS = 20;

/** Characters of a table. */
const MOST_CHARACTERS = 15_000;

const LEVELS: readonly Cell[] = ["refused", "lossy", "adapted", "exact"] satisfies Level[];

/** The prompts that something is said of against the targets, as a Markdown table, and a line about what it leaves out. */
export function tabulate(report: Report, shown: readonly ReportEntry[]): string[] {
  const named = new Set(shown.map(({ prompt }) => prompt));
  const groups = report.matrix.filter(({ label }) => named.has(label));
  const columns = chooseColumns(groups, report.targets);
  if (groups.length === 0 || columns.length === 0) return [];
  const head = ["prompt", ...columns.map((at) => escapeMarkdown(report.targets[at] ?? ""))];
  const rows = [renderRow(head), renderRow(head.map(() => "---"))];
  let length = rows.join("\n").length;
  for (const group of groups) {
    const row = renderRow([
      escapeMarkdown(group.label),
      ...columns.map((at) => renderCell(cellOf(group, at))),
    ]);
    length += row.length + 1;
    if (length > MOST_CHARACTERS) break;
    rows.push(row);
  }
  const left = [
    ...listMore(groups.length - (rows.length - 2), "more prompt"),
    ...listMore(report.targets.length - columns.length, "more target"),
  ];
  return [rows.join("\n"), ...(left.length > 0 ? [`And ${left.join(" and ")}.`] : [])];
}

/** All targets, or as many as there is room for: those that lose most, in their own order. */
function chooseColumns(groups: readonly MatrixGroup[], targets: readonly string[]): number[] {
  const all = targets.map((_, at) => at);
  if (all.length <= MOST_TARGETS) return all;
  const rankOf = (at: number) => Math.min(...groups.map((group) => rank(cellOf(group, at))));
  const ranked = all.map((at) => ({ at, rank: rankOf(at) })).sort((a, b) => a.rank - b.rank);
  return ranked
    .slice(0, MOST_TARGETS)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

const rank = (cell: Cell): number => (LEVELS.includes(cell) ? LEVELS.indexOf(cell) : LEVELS.length);

/** The worst of a prompt on a target. */
function cellOf({ rows }: MatrixGroup, at: number): Cell {
  const cells = rows.map(({ cells: ofRow }) => ofRow[at] ?? "none");
  return cells.reduce((worst, cell) => (rank(cell) < rank(worst) ? cell : worst), "none");
}

const renderCell = (cell: Cell): string => (cell === "none" ? symbolOf(cell) : `${symbolOf(cell)} ${cell}`);

const renderRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const listMore = (number: number, noun: string): string[] => (number > 0 ? [count(number, noun)] : []);
