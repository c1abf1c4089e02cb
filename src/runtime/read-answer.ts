import { parseJson, type Read, readLenient } from "./read-lenient.ts";
import { repairOf } from "./repairs.ts";
import type { Json, Repair, RepairKind } from "./types.ts";

/** Brackets that begin nothing: enough for any prose around an answer, or code. */
const MAX_STARTS = 10_000;
/** Of characters behind brackets that begin nothing, which are read again. */
const MAX_WORK = 5_000_000;

/** Reasoning before the answer. Where the request opened it, its end stands on a new line, which no string of JSON has. */
const reasoning =
  /^(?:(?:\s*[<[]think(?:ing)?[>\]].*?(?:[<[]\/think(?:ing)?[>\]]|$))+|.*?\n[<[]\/think(?:ing)?[>\]])/is;

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
  for (let failed = 0, work = 0; failed < MAX_STARTS && work < MAX_WORK; ) {
    const start = bracket.exec(text)?.index;
    if (start === undefined) break;
    // Brackets inside of a string are its text.
    const inside = scalars.find((each) => start > each.start && start < each.end);
    const read = inside ?? readLenient(text, start);
    if (!inside && read.value !== undefined) found.push({ ...read, value: read.value, start });
    if (read.value !== undefined) {
      bracket.lastIndex = read.end;
      continue;
    }
    // A part of an answer that cannot be read is not the answer.
    const end = read.open === undefined ? read.end : endOfBroken(text, read.end, read.open);
    if (read.open !== undefined) bracket.lastIndex = end;
    work += end - start;
    failed++;
  }
  return found.length ? found : scalars;
}

/** Where brackets close that are still open at a place, strings left aside; the end of the text where they do not. */
function endOfBroken(text: string, from: number, open: number): number {
  if (open === 0) return from;
  const marks = /"(?:[^"\\\n]|\\.)*"|[[\]{}]/g;
  marks.lastIndex = from;
  for (let depth = open, mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if ("[{".includes(mark[0])) depth++;
    else if ("]}".includes(mark[0]) && --depth === 0) return marks.lastIndex;
  }
  return text.length;
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
