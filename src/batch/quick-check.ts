import type { Json, JsonObject, JsonSchema } from "../runtime/types.ts";

/** Says that a value fits a schema; where it does not say so, the value may fit all the same. */
export type QuickCheck = (value: Json) => boolean;

const NEVER: QuickCheck = () => false;

/** Keywords that say nothing about which values fit. */
const NOTES = new Set(["$schema", "$id", "title", "description", "default", "examples", "$comment"]);

const KINDS: { readonly [type: string]: QuickCheck } = {
  string: (value) => typeof value === "string",
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: isObject,
};

/**
 * A check for what most schemas say: types, choices, properties, items. It spares nearly all values the full check,
 * which takes twenty times as long, and never says yes to one that would not pass it; any other keyword makes it say no.
 */
export function quickCheck(schema: JsonSchema | undefined): QuickCheck {
  if (schema === undefined || schema === true) return () => true;
  if (schema === false) return NEVER;
  const tests: QuickCheck[] = [];
  for (const [keyword, limit] of Object.entries(schema)) {
    if (NOTES.has(keyword) || limit === undefined) continue;
    const make = KEYWORDS[keyword];
    const test = make && Object.hasOwn(KEYWORDS, keyword) ? make(limit as Json, schema) : undefined;
    if (!test) return NEVER;
    tests.push(test);
  }
  return (value) => tests.every((test) => test(value));
}

/** What a keyword asks, given its value and its schema; undefined where only the full check knows. */
type MakeTest = (limit: Json, schema: JsonObject) => QuickCheck | undefined;

const KEYWORDS: { readonly [keyword: string]: MakeTest } = {
  type: (types) => {
    const kinds = [types].flat().map((type) => KINDS[String(type)]);
    if (kinds.some((kind) => kind === undefined)) return undefined;
    return (value) => kinds.some((kind) => kind?.(value));
  },
  enum: (choices) => {
    if (!Array.isArray(choices)) return undefined;
    const scalars = new Set<Json>(choices);
    return (value) => Object(value) !== value && scalars.has(value);
  },
  required: (keys) => {
    if (!Array.isArray(keys)) return undefined;
    return (value) => !isObject(value) || keys.every((key) => Object.hasOwn(value, key as string));
  },
  properties: (properties) => {
    if (!isObject(properties)) return undefined;
    const tests = Object.entries(properties).map(
      ([key, schema]) => [key, quickCheck(schema as JsonSchema)] as const,
    );
    return (value) =>
      !isObject(value) ||
      tests.every(([key, test]) => !Object.hasOwn(value, key) || test(value[key] as Json));
  },
  additionalProperties: (rest, { properties = {}, patternProperties }) => {
    if (patternProperties !== undefined || !isObject(properties)) return undefined;
    const known = new Set(Object.keys(properties));
    const test = quickCheck(rest as JsonSchema);
    return (value) =>
      !isObject(value) || Object.keys(value).every((key) => known.has(key) || test(value[key] as Json));
  },
  items: (items, { prefixItems }) => {
    if (prefixItems !== undefined || Array.isArray(items)) return undefined;
    const test = quickCheck(items as JsonSchema);
    return (value) => !Array.isArray(value) || value.every(test);
  },
};

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
