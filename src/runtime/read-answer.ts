import { parseJson, type Read, readLenient } from "./read-lenient.ts";
import { repairOf } from "./repairs.ts";
import type { Json, Repair, RepairKind } from "./types.ts";

/** Enough for any prose around an answer, few enough that a flood of brackets takes no quadratic time. */
const MAX_STARTS = 200;
/** Of characters behind brackets that begin nothing, which are read again. */
const MAX_WORK = 5_000_000;

/** Reasoning before the answer. Where the request opened it, its end stands on a new line, which no string of JSON has. */
const reasoning =
  /^(?:\s*[<[]think(?:ing)?[>\]].*?(?:[<[]\/think(?:ing)?[>\]]|$)|.*?\n[<[]\/think(?:ing)?[>\]])/is;

/** One value that an answer holds. */
export interface Found extends Read {
  value: Json;
  /** Where it stands in the text. */
  start: number;
}

/** The JSON values of an answer, in order: the whole text, else its objects and arrays, else scalars that stand alone. */
export function readAnswer(text: string): Found[] {
  const whole = parseJson(text);
  if (whole !== undefined) return [{ value: whole, start: 0, end: text.length, kinds: new Set() }];
  const begin = endOfReasoning(text);
  const scalars = scalarsOf(text, begin);
  const found: Found[] = [];
  const bracket = /[[{]/g;
  bracket.lastIndex = begin;
  for (let starts = 0, work = 0; starts < MAX_STARTS && work < MAX_WORK; starts++) {
    const start = bracket.exec(text)?.index;
    if (start === undefined) break;
    // Brackets inside of a string are its text.
    const inside = scalars.find((each) => start > each.start && start < each.end);
    const read = inside ?? readLenient(text, start);
    if (!inside && read.value !== undefined) found.push({ ...read, value: read.value, start });
    if (read.value !== undefined) bracket.lastIndex = read.end;
    else work += read.end - start;
  }
  return found.length ? found : scalars;
}

function endOfReasoning(text: string): number {
  return reasoning.exec(text)?.[0].length ?? 0;
}

/** The scalars that are all there is after the reasoning or in a fence. */
function scalarsOf(text: string, begin: number): Found[] {
  const fences = text.matchAll(/(```[^\n`]*\n)(.*?)```/gs);
  const spans = [...fences].map(({ index, 1: open = "", 2: inner = "" }) => ({
    start: index + open.length,
    inner,
  }));
  return [{ start: begin, inner: text.slice(begin) }, ...spans].flatMap(({ start, inner }) => {
    const tidy = inner.trim();
    if (start < begin || "[{".includes(tidy.charAt(0))) return [];
    const strict = parseJson(tidy);
    const {
      value = strict,
      kinds,
      end,
    } = strict === undefined ? readLenient(tidy, 0) : { kinds: new Set<RepairKind>(), end: tidy.length };
    return value === undefined || end < tidy.length
      ? []
      : [{ value, kinds, start, end: start + inner.length }];
  });
}

/** What was done to read one value of an answer. */
export function repairsOf(text: string, { start, end, kinds, cut }: Found): Repair[] {
  const begin = endOfReasoning(text);
  const before = text.slice(begin, start).trim();
  const unfenced = before.replace(/```[^\s`]*$/, "");
  const isFenced = unfenced !== before;
  const rest = unfenced + text.slice(end).replace(isFenced ? /^\s*```/ : "", "");
  const all: [applies: unknown, kind: RepairKind][] = [
    [begin, "reasoning"],
    [rest.trim(), "prose"],
    [isFenced, "fence"],
  ];
  return [
    ...all.flatMap(([applies, kind]) => (applies ? [repairOf(kind)] : [])),
    ...[...kinds].map((kind) => repairOf(kind)),
    ...(cut === undefined ? [] : [repairOf("cut-off", cut)]),
  ];
}
