import { count } from "../../diagnostics/count.ts";
import type { Level } from "../../runtime/types.ts";
import { type MatrixGroup, renderMatrix } from "../../suite/matrix.ts";
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
    const [kept, left] = [ranked.slice(0, shown), ranked.slice(shown)];
    const table = render(kept.map(({ group }) => group));
    return { text: [table, renderRest(left, shown)].filter(Boolean).join("\n"), left: left.length };
  };
  let shown = Math.min(ranked.length - 1, Math.max(0, Math.floor(height)));
  for (;;) {
    const fitted = cut(shown);
    const over = rowsOf(fitted.text) - height;
    if (over <= 0 || shown === 0) return fitted;
    // Where there are several tables, a prompt takes a row in each.
    shown = Math.max(0, shown - Math.max(1, Math.floor(over / 4)));
  }
}

/** A prompt with the worst that any target does to it. */
interface Ranked {
  readonly group: MatrixGroup;
  readonly level: Level;
}

const LEVELS: readonly Level[] = ["refused", "lossy", "adapted", "exact"];

/** The worst first, in the order of the matrix where they are alike. */
function rank(matrix: readonly MatrixGroup[]): Ranked[] {
  const known = matrix.map((group) => ({ group, level: levelOf(group) }));
  return LEVELS.flatMap((wanted) => known.filter(({ level }) => level === wanted));
}

function levelOf({ rows }: MatrixGroup): Level {
  const found = new Set<string>(rows.flatMap(({ cells }) => cells));
  return LEVELS.find((level) => found.has(level)) ?? "exact";
}

function renderRest(left: readonly Ranked[], shown: number): string {
  const counts = LEVELS.map(
    (wanted) => [left.filter(({ level }) => level === wanted).length, wanted] as const,
  );
  const listed = counts.filter(([number]) => number > 0).map((pair) => pair.join(" "));
  const [more, noun] = shown > 0 ? ["and ", "more prompt"] : ["", "prompt"];
  return `${more}${count(left.length, noun)}, at worst: ${listed.join(", ")}\n`;
}
