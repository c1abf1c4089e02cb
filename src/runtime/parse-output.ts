import type { AnswerReader } from "./answer-form.ts";
import { checkSchema, type SchemaError } from "./check-schema.ts";
import { OutputError } from "./errors.ts";
import type { Formats } from "./formats.ts";
import type { Json, JsonSchema } from "./types.ts";

/** Enough for any prose around an answer, few enough that a flood of brackets takes no quadratic time. */
const MAX_STARTS = 200;
/** Of brackets between sentences. Deeper than any answer, and an end for floods of brackets that never close. */
const MAX_DEPTH = 500;

/**
 * Reads a model's answer. Lenient in form: JSON may stand in a Markdown fence or between sentences, and may have
 * trailing commas. Strict in meaning: nothing is guessed, completed or coerced, and the value must fit the schema.
 *
 * Where an answer holds several JSON values, the last that fits the schema counts (models correct themselves), and
 * without a schema the longest. `readers` are the forms that the answer may have, tried in this order on each value; what
 * they make of it is what the schema is for. Throws {@link OutputError}.
 */
export function parseOutput(
  text: string,
  schema: JsonSchema | undefined,
  format: "text" | "json",
  formats?: Formats,
  readers: readonly AnswerReader[] = [(value) => value],
): Json {
  const found = format === "text" ? [{ value: text, length: 0 }] : readJson(text);
  const checked = found.map(({ value, length }) => ({
    length,
    ...bestOf(readers.map((read) => check(read(value), schema ?? true, formats))),
  }));
  const fitting = checked.filter(({ errors }) => !errors.length);
  const answer = schema === undefined ? longest(fitting) : fitting.at(-1);
  if (answer) return answer.value;
  throw new OutputError(longest(checked)?.errors ?? [{ path: "", message: "must be JSON" }], text);
}

interface Checked {
  value: Json;
  errors: SchemaError[];
}

function check(value: Json, schema: JsonSchema, formats: Formats | undefined): Checked {
  return { value, errors: checkSchema(schema, value, formats) };
}

/** The first that fits, else the one with the fewest errors. */
function bestOf(checked: readonly Checked[]): Checked {
  return checked.reduce((best, next) => (next.errors.length < best.errors.length ? next : best));
}

interface Found {
  value: Json;
  /** Characters of its text. */
  length: number;
}

function longest<T extends Pick<Found, "length">>(found: readonly T[]): T | undefined {
  return found.reduce<T | undefined>(
    (best, next) => (best && best.length > next.length ? best : next),
    undefined,
  );
}

/** The JSON values of a text, in order: the whole text, else its objects and arrays, else the scalars in its fences. */
function readJson(text: string): Found[] {
  const whole = readValue(text);
  if (whole) return [whole];
  const scalars = fencedScalars(text);
  const found: Found[] = [];
  for (let at = 0, starts = 0; starts < MAX_STARTS; starts++) {
    const start = text.slice(at).search(/[[{]/);
    if (start < 0) break;
    at += start;
    // Brackets inside of a fenced string are its text.
    const inside = scalars.find(({ from, to }) => at > from && at < to);
    if (inside) {
      at = inside.to;
      continue;
    }
    const end = findEnd(text, at);
    const value = end && readValue(text.slice(at, end));
    if (value) found.push(value);
    at = value && end ? end : at + 1;
  }
  return found.length ? found : scalars;
}

function fencedScalars(text: string): (Found & { from: number; to: number })[] {
  return [...text.matchAll(/```[^\n`]*\n(.*?)```/gs)].flatMap(({ index: from, 0: fence, 1: inner = "" }) => {
    const found = readValue(inner);
    return found && Object(found.value) !== found.value ? [{ ...found, from, to: from + fence.length }] : [];
  });
}

/** Where the bracket that opens at `start` is closed; undefined where it is not. Brackets in strings do not count. */
function findEnd(text: string, start: number): number | undefined {
  const marks = /"[^"\\]*(?:\\.[^"\\]*)*"?|[[{]|[\]}]/gs;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [first = ""] = mark[0];
    if ("[{".includes(first) && ++depth > MAX_DEPTH) return;
    if ("]}".includes(first) && --depth === 0) return marks.lastIndex;
  }
  return;
}

function readValue(text: string): Found | undefined {
  // A comma before a closing bracket, outside of strings.
  const tidy = text.replace(/("[^"\\]*(?:\\.[^"\\]*)*"?)|,(?=\s*[\]}])/gs, "$1");
  for (const candidate of [text, tidy]) {
    try {
      return { value: JSON.parse(candidate.trim()), length: text.length };
    } catch {}
  }
  return;
}
