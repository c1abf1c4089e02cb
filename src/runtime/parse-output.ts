import type { AnswerReader } from "./answer-form.ts";
import { checkSchema, type SchemaError, type Texts } from "./check-schema.ts";
import { coerceScalars } from "./coerce-scalars.ts";
import { OutputError } from "./errors.ts";
import type { Formats } from "./formats.ts";
import { type Found, readAnswer, repairsOf } from "./read-answer.ts";
import type { Json, JsonSchema, OnRepair, Repair } from "./types.ts";

/**
 * Reads a model's answer. Lenient in form: what is certain to mean a JSON value is read as it, wherever it stands, and
 * `onRepair` is told what was done to the value that is returned. Strict in meaning: nothing is guessed, valid JSON is
 * what `JSON.parse` makes of it, and the value must fit the schema.
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
  onRepair?: OnRepair,
): Json {
  const isJson = format === "json";
  if (!isJson && schema === undefined) return text;
  const found = isJson ? readAnswer(text) : [{ value: text, start: 0, end: 0, kinds: new Set<never>() }];
  const checked = found.map((each) => ({
    each,
    ...check(each.value, schema ?? true, formats, readers, isJson),
  }));
  const fitting = checked.filter(({ errors }) => !errors.length);
  const answer = schema === undefined ? longest(fitting) : fitting.at(-1);
  if (!answer)
    throw new OutputError(longest(checked)?.errors ?? [{ path: "", message: "must be JSON" }], text);
  if (onRepair && isJson)
    for (const repair of [...repairsOf(text, answer.each), ...answer.repairs]) onRepair(repair);
  return answer.value;
}

interface Checked {
  value: Json;
  errors: SchemaError[];
  repairs: Repair[];
}

/** The first form that fits, with texts as they are or else as numbers and booleans; else the one with the fewest errors. */
function check(
  value: Json,
  schema: JsonSchema,
  formats: Formats | undefined,
  readers: readonly AnswerReader[],
  coerces: boolean,
): Checked {
  const texts: Texts = new Map();
  const all = readers.map((read): Checked => {
    const own = read(value);
    return { value: own, errors: checkSchema(schema, own, formats, texts), repairs: [] };
  });
  if (coerces && all.every(({ errors }) => errors.length))
    for (const { value, errors } of [...all]) {
      const [coerced, repairs] = coerceScalars(value, errors, texts);
      if (repairs.length)
        all.push({ value: coerced, errors: checkSchema(schema, coerced, formats), repairs });
    }
  return all.reduce((best, next) => (next.errors.length < best.errors.length ? next : best));
}

function longest<T extends { each: Found }>(found: readonly T[]): T | undefined {
  const length = ({ each }: T) => each.end - each.start;
  return found.reduce<T | undefined>(
    (best, next) => (best && length(best) > length(next) ? best : next),
    undefined,
  );
}
