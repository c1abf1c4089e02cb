import { displayText } from "../../diagnostics/code-frame.ts";
import { count } from "../../diagnostics/count.ts";
import { type Problem, problemPrinter } from "../../diagnostics/reporters/print-problem.ts";
import { renderMatrix } from "../../suite/matrix.ts";
import { listCounts, summarize } from "../count-entries.ts";
import { type EntryGroup, groupEntries } from "../group-entries.ts";
import { hideSources } from "../hide-sources.ts";
import { isShown } from "../report.ts";
import { fitMatrix } from "./fit-matrix.ts";
import type { Format } from "./format.ts";
import { rowsOf } from "./rows-of.ts";

/**
 * A report for people: the matrix, then problems and findings with their places, the worst first, and a summary.
 * What does not fit on the screen is counted in the last line; one block is printed on any screen.
 */
export const formatPretty: Format = (given, { color, height }) => {
  const report = hideSources(given);
  const { targets, readText } = report;
  // Prompts are called what their files are called.
  const matrix = report.matrix.map((group) => ({ ...group, label: displayText(group.label) }));
  const groups = groupEntries(report.entries.filter(isShown));
  const print = problemPrinter({ color, source: readText });
  const summary = `${displayText(summarize(report))}\n`;
  const printBlock = (group: EntryGroup) => `${print(problemOf(group))}\n`;
  if (height === undefined) {
    return join([renderMatrix(matrix, targets, { color }), ...groups.map(printBlock), summary]);
  }
  const room = height - rowsOf(summary);
  const blocks = takeBlocks(groups, printBlock, room);
  const whole = fitMatrix(matrix, targets, { color, height: room });
  const isWhole = blocks.length === groups.length && whole.left === 0;
  if (isWhole && rowsOfAll([whole.text, ...blocks]) <= room) return join([whole.text, ...blocks, summary]);
  const below = room - 1;
  const wanted = blocks.length === groups.length ? rowsOfAll(blocks) : Number.POSITIVE_INFINITY;
  const first = rowsOfAll(blocks.slice(0, 1));
  // Half of the screen is for the matrix, or what the blocks leave; the worst block has its place before both.
  const share = Math.min(below - first, Math.max(Math.floor(below / 2), below - wanted)) - 1;
  const fitted = fitMatrix(matrix, targets, { color, height: share });
  const kept = takeBlocks(blocks, (block) => block, below - rowsOfAll([fitted.text]));
  return join([fitted.text, ...kept, summary]) + renderRest(groups.slice(kept.length));
};

/** Blocks that fit, one at least. */
function takeBlocks<T>(items: readonly T[], print: (item: T) => string, room: number): string[] {
  const blocks: string[] = [];
  let used = 0;
  for (const item of items) {
    const block = print(item);
    used += rowsOfAll([block]);
    if (blocks.length > 0 && used > room) break;
    blocks.push(block);
  }
  return blocks;
}

function problemOf({ first, message, targets, entries }: EntryGroup): Problem {
  const { severity, id, subject, why, help, path, span, related, hidesSource } = first;
  const title = subject === undefined ? id : `${id} (${subject})`;
  const notes = Array.from(targets, ([level, names]) => `${level} on ${names.join(", ")}`);
  const origins = new Set<string>();
  for (const { source } of entries) if (source !== undefined) origins.add(source);
  const [known] = origins;
  const origin = origins.size > 1 ? `${known}, and ${origins.size - 1} more by --format json` : known;
  return { severity, title, message, why, help, path, span, related, hidesSource, notes, origin };
}

function renderRest(left: readonly EntryGroup[]): string {
  const entries = left.flatMap((group) => group.entries);
  if (entries.length === 0) return "--all prints everything\n";
  const files = new Set(entries.map(({ path }) => path)).size;
  return `and ${listCounts(entries)} more in ${count(files, "file")}; --all prints everything\n`;
}

/** Parts end with a line end and have an empty line between them. */
const join = (parts: readonly string[]): string => parts.filter(Boolean).join("\n");

const rowsOfAll = (parts: readonly string[]): number =>
  parts.filter(Boolean).reduce((sum, part) => sum + rowsOf(part) + 1, 0);
