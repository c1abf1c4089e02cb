import type { OriginKind } from "./job.ts";

/** Where an answer comes from, and whether something is wrong with it. */
export interface AnswerCell {
  readonly kind: OriginKind;
  /** ISO day of a recorded answer. */
  readonly date?: string;
  readonly fails: boolean;
}

type Style = "green" | "cyan" | "yellow" | "red" | "dim";

interface Look {
  readonly symbol: string;
  readonly style: Style;
  readonly meaning: string;
}

/** Every origin, in the order of the legend. */
const LOOKS: Readonly<Record<OriginKind, Look>> = {
  live: { symbol: "●", style: "green", meaning: "live: the backend answered in this run" },
  recorded: { symbol: "◆", style: "green", meaning: "recorded: the backend answered on" },
  scripted: { symbol: "◇", style: "cyan", meaning: "scripted: no proof that a backend was run" },
  stale: { symbol: "~", style: "yellow", meaning: "stale: answers another request" },
  none: { symbol: "○", style: "dim", meaning: "none: never run" },
};

const FAILS: Look = { symbol: "▼", style: "red", meaning: "the answer fails, or none came" };

/** An answer in its cell, in pieces with their styles: with words, or as symbols. */
export function renderAnswer({ kind, date, fails }: AnswerCell, words: boolean): [string, Style][] {
  const { symbol, style } = LOOKS[kind];
  const day = kind === "recorded" && date ? ` ${date}` : "";
  const origin = words ? ` ${symbol} ${kind}${day}` : symbol;
  const failed = words ? ` ${FAILS.symbol} fails` : FAILS.symbol;
  return [[origin, style], ...(fails ? [[failed, FAILS.style] as [string, Style]] : [])];
}

/** What the signs of some answers mean. */
export function renderAnswerLegend(
  answers: readonly (AnswerCell | undefined)[],
): (readonly [readonly [string, Style], string])[] {
  const used = new Set(answers.map((answer) => answer?.kind));
  const looks = Object.entries(LOOKS).filter(([kind]) => used.has(kind as OriginKind));
  return [
    ...looks.map(([kind, { symbol, style, meaning }]) => {
      const days = kind === "recorded" ? ` ${describeDays(answers)}` : "";
      return [[symbol, style] as const, `${meaning}${days}`] as const;
    }),
    ...(answers.some((answer) => answer?.fails)
      ? [[[FAILS.symbol, FAILS.style] as const, FAILS.meaning] as const]
      : []),
  ];
}

/** The days on which answers were recorded: `2026-11-20 to 2026-11-23`. */
function describeDays(answers: readonly (AnswerCell | undefined)[]): string {
  const days = answers.flatMap((answer) => (answer?.kind === "recorded" ? (answer.date ?? []) : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === last ? (first ?? "") : `${first} to ${last}`;
}
