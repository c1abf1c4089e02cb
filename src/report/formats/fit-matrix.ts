import type { Level } from "../../runtime/types.ts";
import { type MatrixGroup, renderMatrix, worstLevel } from "../../suite/matrix.ts";
import { count } from "../count-entries.ts";
import { rowsOf } from "./rows-of.ts";

/** How much of a matrix is printed, and how. */
export interface FitOptions {
  readonly color: boolean;
  /** Rows of the screen. */
  readonly height: number;
}

/** A matrix that fits. */
export interface FittedMatrix {
  /** Ends with a line end unless there is nothing to print. */
  readonly text: string;
  /** Prompts that are only counted. */
  readonly left: number;
}

/** The matrix, or so many prompts of it as fit, those that lose most first, and a line about the others. */
export function fitMatrix(
  matrix: readonly MatrixGroup[],
  targets: readonly string[],
  { color, height }: FitOptions,
): FittedMatrix {
  if (matrix.length === 0 || targets.length === 0) return { text: "", left: 0 };
  const render = (groups: readonly MatrixGroup[]) => renderMatrix(groups, targets, { color });
  // A row for each prompt at least, so that a long matrix is not laid out in vain.
  if (matrix.length <= height) {
    const text = render(matrix);
    if (rowsOf(text) <= height) return { text, left: 0 };
  }
  const ranked = rank(matrix);
  const cut = (shown: number): FittedMatrix => {
    const left = ranked.slice(shown);
    return {
      text: [render(ranked.slice(0, shown)), renderRest(left, shown)].filter(Boolean).join("\n"),
      left: left.length,
    };
  };
  let shown = Math.min(ranked.length - 1, Math.max(0, Math.floor(height)));
  while (shown > 0 && rowsOf(cut(shown).text) > height) {
    const over = rowsOf(cut(shown).text) - height;
    // Where there are several tables, a prompt takes a row in each.
    shown = Math.max(0, shown - Math.max(1, Math.floor(over / 4)));
  }
  return cut(shown);
}

const LEVELS: readonly Level[] = ["refused", "lossy", "adapted", "exact"];

function levelOf({ rows }: MatrixGroup): Level {
  const levels = rows.flatMap(({ cells }) => cells.flatMap((level) => (isLevel(level) ? [{ level }] : [])));
  return worstLevel(levels);
}

const isLevel = (cell: string): cell is Level => LEVELS.some((level) => level === cell);

/** The worst first, in the order of the matrix where they are alike. */
function rank(matrix: readonly MatrixGroup[]): MatrixGroup[] {
  const known = matrix.map((group) => ({ group, at: LEVELS.indexOf(levelOf(group)) }));
  return known.sort((a, b) => a.at - b.at).map(({ group }) => group);
}

function renderRest(left: readonly MatrixGroup[], shown: number): string {
  const levels = left.map(levelOf);
  const counts = LEVELS.map((level) => [level, levels.filter((each) => each === level).length] as const);
  const listed = counts.filter(([, number]) => number > 0).map(([level, number]) => `${number} ${level}`);
  const more = shown > 0 ? "and " : "";
  const noun = shown > 0 ? "more prompt" : "prompt";
  return `${more}${count(left.length, noun)}, at worst: ${listed.join(", ")}\n`;
}
