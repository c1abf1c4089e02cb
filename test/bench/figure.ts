/** The unit of a value in a table. */
export type Unit = "ns" | "ms" | "B" | "kB" | "MB";

/** One measured value, or why there is none. One line of a table. */
export interface Figure {
  /** What was measured: "small, anthropic". */
  readonly what: string;
  /** What it was compared with, in {@link unit}. Absent where the figure stands alone. */
  readonly reference?: number;
  /** The median that was measured, in {@link unit}. Absent where nothing could be measured. */
  readonly value?: number;
  readonly unit: Unit;
  /** The most the figure may be; a figure without a limit is there for comparison. */
  readonly limit?: Limit;
  /** The reference timed against itself in the same rounds: how far from 1 noise alone goes. */
  readonly noise?: number;
  /** "15 pairs of processes", or why there is no value. */
  readonly note: string;
}

/** A limit on `value ÷ reference`, or on the value itself where `of` says so. */
export interface Limit {
  readonly of: "ratio" | "value";
  readonly most: number;
  /** Whether the limit itself is already too much. */
  readonly below?: true;
  /** What the value may be above the reference, whatever the ratio is; in the unit of the figure. */
  readonly orPlus?: number;
}

/** What a row of the table hands back. */
export interface RowResult {
  readonly figures: readonly Figure[];
  /** Sentences under the table: what exactly was measured, what could not be. */
  readonly notes?: readonly string[];
}

/** `value ÷ reference`. */
export function ratioOf(figure: Figure): number | undefined {
  const { value, reference } = figure;
  return value === undefined || reference === undefined ? undefined : value / reference;
}

/** Whether a figure keeps its limit. */
export function stateOf(figure: Figure): "reached" | "open" | "not measured" | "–" {
  const { limit, value, reference } = figure;
  if (value === undefined) return "not measured";
  if (!limit) return "–";
  const measured = limit.of === "value" ? value : ratioOf(figure);
  if (measured === undefined) return "not measured";
  const isKept = limit.below ? measured < limit.most : measured <= limit.most;
  const isNear = limit.orPlus !== undefined && reference !== undefined && value - reference <= limit.orPlus;
  return isKept || isNear ? "reached" : "open";
}
