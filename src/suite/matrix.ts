import { styleText } from "node:util";
import type { Level } from "../runtime/types.ts";
import { type AnswerCell, renderAnswer, renderAnswerLegend } from "./answer-cell.ts";
import type { SnapshotState } from "./snapshots.ts";

/** What a cell of the matrix says: how much of the prompt the target keeps, or what is the matter with the snapshot. */
export type Cell = Level | "changed" | "missing" | "written" | "none";

/** The cells of one prompt, or of one of its cases. */
export interface MatrixRow {
  readonly label: string;
  readonly cells: readonly Cell[];
  /** Where the answers come from, beside the cells. Absent where nobody asks. */
  readonly answers?: readonly (AnswerCell | undefined)[];
}

/** A prompt and its cases. Without cases, the prompt itself is the row. */
export interface MatrixGroup {
  readonly label: string;
  readonly rows: readonly MatrixRow[];
}

/** One entry of the matrix before it is laid out. */
export interface MatrixEntry {
  readonly prompt: string;
  readonly case: string;
  readonly target: string;
  readonly level: Level;
  readonly snapshot: SnapshotState;
  readonly answer?: AnswerCell;
}

interface Look {
  readonly symbol: string;
  readonly style: "green" | "cyan" | "yellow" | "red" | "dim";
  readonly meaning: string;
}

/** Every cell, in the order of the legend. */
const LOOKS: Readonly<Record<Cell, Look>> = {
  exact: { symbol: "✓", style: "green", meaning: "the dialect has it all" },
  adapted: { symbol: "≈", style: "cyan", meaning: "same meaning, other means" },
  lossy: { symbol: "!", style: "yellow", meaning: "something is left out" },
  refused: { symbol: "✗", style: "red", meaning: "nothing is sent" },
  changed: { symbol: "Δ", style: "red", meaning: "differs from the snapshot" },
  missing: { symbol: "?", style: "red", meaning: "no snapshot" },
  written: { symbol: "+", style: "green", meaning: "snapshot written" },
  none: { symbol: "·", style: "dim", meaning: "not rendered" },
};

/** The sign of a cell, as the legend explains it. */
export function symbolOf(cell: Cell): string {
  return LOOKS[cell].symbol;
}

const LEVELS: readonly Level[] = ["exact", "adapted", "lossy", "refused"];

/** The worst level of a list of findings; `exact` where there are none. */
export function worstLevel(findings: readonly { readonly level: Level }[]): Level {
  return LEVELS[Math.max(0, ...findings.map(({ level }) => LEVELS.indexOf(level)))] ?? "exact";
}

/** Lays results out: prompts as groups, cases as rows, targets as columns, all in the order in which they come. */
export function buildMatrix(entries: readonly MatrixEntry[], targets: readonly string[]): MatrixGroup[] {
  const prompts = groupBy(entries, (entry) => entry.prompt);
  return [...prompts].map(([label, ofPrompt]) => ({
    label,
    rows: [...groupBy(ofPrompt, (entry) => entry.case)].map(([name, ofCase]) => {
      const found = targets.map((target) => ofCase.find((entry) => entry.target === target));
      const answers = found.map((entry) => entry?.answer);
      return { label: name, cells: found.map(cellOf), ...(answers.some(Boolean) && { answers }) };
    }),
  }));
}

/** Items by key, in the order in which keys first come. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function cellOf(entry: MatrixEntry | undefined): Cell {
  if (!entry) return "none";
  const { snapshot, level } = entry;
  return snapshot === "changed" || snapshot === "missing" || snapshot === "written" ? snapshot : level;
}

/** How a matrix is printed. */
export interface MatrixOptions {
  readonly color: boolean;
  /** Columns of text. Where targets do not fit, cells lose their words; the rest stands in a further table. Default 100. */
  readonly width?: number;
}

/** The matrix as text, with a legend of the cells that occur. Empty where there is nothing to show. */
export function renderMatrix(
  groups: readonly MatrixGroup[],
  targets: readonly string[],
  { color, width = 100 }: MatrixOptions,
): string {
  if (groups.length === 0 || targets.length === 0) return "";
  const labels = groups.flatMap(({ label, rows }) => [label, ...rows.map((row) => `  ${row.label}`)]);
  const first = Math.max(...labels.map((label) => label.length)) + 2;
  const layout = layOut(groups, targets, first, width);
  const tables = layout.parts.map((columns) => {
    const header =
      " ".repeat(first) + columns.map((at) => targets[at]?.padEnd(layout.widths[at] ?? 0)).join("");
    return [header, ...groups.flatMap((group) => renderGroup(group, columns, layout, color))];
  });
  const lines = tables.flatMap((table) => [...table, ""]).map((line) => line.trimEnd());
  return `${[...lines, renderLegend(groups, color, width)].join("\n")}\n`;
}

/** The text of one place in the table, in pieces with their styles. */
type Piece = readonly [text: string, style: Parameters<typeof styleText>[0]];

/** Where columns stand, and whether cells have room for words. */
interface Layout {
  /** Columns of text before the first target. */
  readonly first: number;
  readonly widths: readonly number[];
  /** Indexes of the targets of each table. */
  readonly parts: readonly (readonly number[])[];
  readonly detail: Detail;
}

/** What has words in a cell: all of it, the answer alone, or nothing. */
type Detail = "all" | "answer" | "nothing";

/** Cells have as many words as fit where all targets stand in one table, and symbols alone where none do. */
function layOut(
  groups: readonly MatrixGroup[],
  targets: readonly string[],
  first: number,
  width: number,
): Layout {
  const rows = groups.flatMap((group) => group.rows);
  const widthsOf = (detail: Detail, least: number) =>
    targets.map((target, at) => {
      const lengths = rows.map((row) => lengthOf(piecesOf(row, at, detail)));
      return Math.max(target.length, least, ...lengths) + 2;
    });
  const details: readonly Detail[] = rows.some(({ answers }) => answers) ? ["all", "answer"] : ["all"];
  for (const detail of details) {
    const widths = widthsOf(detail, detail === "all" ? "✓ adapted".length : 0);
    const parts = splitColumns(widths, width - first);
    if (parts.length === 1) return { first, widths, parts, detail };
  }
  const widths = widthsOf("nothing", 0);
  return { first, widths, parts: splitColumns(widths, width - first), detail: "nothing" };
}

/** Indexes of columns, split so that each part is at most `room` wide, and has at least one. */
function splitColumns(widths: readonly number[], room: number): number[][] {
  const parts: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  widths.forEach((width, index) => {
    if (used + width > room) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(index);
    used += width;
  });
  return parts;
}

function renderGroup(
  group: MatrixGroup,
  columns: readonly number[],
  { first, widths, detail }: Layout,
  color: boolean,
): string[] {
  const renderRow = (label: string, row: MatrixRow): string =>
    label.padEnd(first) +
    columns
      .map((at) => {
        const pieces = piecesOf(row, at, detail);
        const text = pieces.map(([piece, style]) => paint(style, piece, color)).join("");
        return text + " ".repeat(Math.max(0, (widths[at] ?? 0) - lengthOf(pieces)));
      })
      .join("");
  const [only] = group.rows;
  if (only && only.label === "") return [renderRow(group.label, only)];
  return [paint("bold", group.label, color), ...group.rows.map((row) => renderRow(`  ${row.label}`, row))];
}

function piecesOf(row: MatrixRow, at: number, detail: Detail): Piece[] {
  const cell = row.cells[at] ?? "none";
  const { symbol, style } = LOOKS[cell];
  const answer = row.answers?.[at];
  return [
    [detail === "all" && cell !== "none" ? `${symbol} ${cell}` : symbol, style],
    ...(answer ? renderAnswer(answer, detail !== "nothing") : []),
  ];
}

const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, [text]) => sum + text.length, 0);

function renderLegend(groups: readonly MatrixGroup[], color: boolean, width: number): string {
  const used = new Set(groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells)));
  const looks = Object.entries(LOOKS).filter(([cell]) => used.has(cell as Cell));
  const answers = groups.flatMap(({ rows }) => rows.flatMap((row) => row.answers ?? []));
  const explained: (readonly [Piece, meaning: string])[] = [
    ...looks.map(([, { symbol, style, meaning }]) => [[symbol, style] as const, meaning] as const),
    ...renderAnswerLegend(answers),
  ];
  const lengths = explained.map(([[symbol], meaning]) => symbol.length + meaning.length + 4);
  const entries = explained.map(([[symbol, style], meaning]) => `${paint(style, symbol, color)} ${meaning}`);
  return splitColumns(lengths, width)
    .map((line) => line.map((at) => entries[at]).join("   "))
    .join("\n");
}

function paint(style: Parameters<typeof styleText>[0], text: string, color: boolean): string {
  return color ? styleText(style, text, { validateStream: false }) : text;
}
