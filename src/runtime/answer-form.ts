import { kindOf } from "./json-value.ts";
import type { Json, JsonObject } from "./types.ts";

/**
 * How one part of an adapted answer becomes what the prompt's schema says; `null` where it is so already. Lists of pairs
 * stand for objects, so that no key can mean a prototype.
 */
export type AnswerStep =
  | null
  /** The value stands under a key of an object that was put around it. */
  | { under: string; step: AnswerStep }
  /** The value was asked for as JSON text. */
  | { text: true }
  /** An object: steps of properties, those whose null means absent, and the one that holds all others as entries. */
  | {
      properties: [key: string, step: AnswerStep][];
      absent: string[];
      more?: [key: string, step: AnswerStep];
    }
  /** An object that was asked for as a list of `{ key, value }`. */
  | { entries: AnswerStep }
  | { items: AnswerStep }
  /** An array that was asked for as an object with these keys; `more` holds the items after them. */
  | { tuple: string[]; step: AnswerStep; more?: string }
  /** What is to be done depends on the JSON type of the value. */
  | { types: [type: string, step: AnswerStep][] }
  /** One of these stands under its own key, which tells which it is. */
  | { options: [key: string, step: AnswerStep][] }
  /** A step by its name; steps can be recursive. */
  | { ref: string };

/** How an answer that was asked for in an adapted form is read: plain data that emitted code carries. */
export type AnswerForm = { step: AnswerStep; steps?: [name: string, step: AnswerStep][] };

/** Reads a parsed answer in one form. */
export type AnswerReader = (value: Json) => Json;

/** Reads answers of a form; of no form, answers as they are. */
export function answerReader(form: AnswerForm | undefined): AnswerReader {
  return (value) => (form ? decodeAnswer(form, value) : value);
}

/**
 * What an answer in an adapted form means. Parts that do not have the form stay as they are, for validation to refuse.
 * Makes new objects; the value stays as it is.
 */
export function decodeAnswer({ step, steps = [] }: AnswerForm, value: Json): Json {
  try {
    return decode(step, value, steps);
  } catch (error) {
    // A model can answer with brackets nested deeper than any stack.
    if (error instanceof RangeError) return value;
    throw error;
  }
}

type Pairs = readonly (readonly [key: string, step: AnswerStep])[];

const pick = (pairs: Pairs, key: string): AnswerStep => pairs.find(([each]) => each === key)?.[1] ?? null;

function decode(step: AnswerStep, value: Json, steps: Pairs): Json {
  if (step === null) return value;
  const kind = kindOf(value);
  if ("ref" in step) return decode(pick(steps, step.ref), value, steps);
  if ("types" in step) return decode(pick(step.types, kind), value, steps);
  if ("text" in step) return kind === "string" ? parse(value as string) : value;
  if (kind === "array" && "items" in step)
    return (value as Json[]).map((each) => decode(step.items, each, steps));
  if (kind === "array" && "entries" in step)
    return fromEntries(value as Json[], step.entries, steps) ?? value;
  if (kind !== "object") return value;
  const object = value as JsonObject;
  if ("properties" in step) return decodeObject(step, object, steps);
  if ("tuple" in step) return decodeTuple(step, object, steps);
  const [[key = "", inner = null] = [], second] = Object.entries(object);
  if (second) return value;
  if ("under" in step && key === step.under) return decode(step.step, inner, steps);
  const isOption = "options" in step && step.options.some(([each]) => each === key);
  return isOption ? decode(pick(step.options, key), inner, steps) : value;
}

function decodeObject(
  { properties, absent, more }: Extract<AnswerStep, { absent: unknown }>,
  value: JsonObject,
  steps: Pairs,
): Json {
  const pairs = Object.entries(value).flatMap(([key, each]): [string, Json][] => {
    if (each === null && absent.includes(key)) return [];
    const others =
      more && key === more[0] && Array.isArray(each) ? fromEntries(each, more[1], steps) : undefined;
    return others ? Object.entries(others) : [[key, decode(pick(properties, key), each, steps)]];
  });
  return Object.fromEntries(pairs);
}

/** Undefined where an item is no entry. */
function fromEntries(items: Json[], step: AnswerStep, steps: Pairs): JsonObject | undefined {
  const entries = items as Partial<Record<"key" | "value", Json>>[];
  const isEntry = (item: Json) => kindOf(item) === "object" && Object.keys(item as object).length === 2;
  if (
    !items.every(isEntry) ||
    !entries.every(({ key, value }) => typeof key === "string" && value !== undefined)
  )
    return undefined;
  return Object.fromEntries(
    entries.map(({ key, value }) => [key as string, decode(step, value as Json, steps)]),
  );
}

function decodeTuple(
  { tuple, step, more }: Extract<AnswerStep, { tuple: unknown }>,
  value: JsonObject,
  steps: Pairs,
): Json {
  const object = decode(step, value, steps) as JsonObject;
  const first = tuple.flatMap((key): Json[] => (Object.hasOwn(object, key) ? [object[key] as Json] : []));
  const others = more === undefined ? [] : (object[more] ?? []);
  return Array.isArray(others) ? [...first, ...others] : value;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
