import type { Formats } from "./formats.ts";
import { canonical, has, keysOf, kindOf, pointer } from "./json-value.ts";
import { resolveReference } from "./resolve-reference.ts";
import type { Json, JsonObject, JsonSchema } from "./types.ts";

/** One way in which a value breaks a schema. */
export interface SchemaError {
  /** JSON Pointer to the value that breaks it; empty for the whole value. */
  path: string;
  /** What is wrong; reads on from the name of the value: `must be string`. */
  message: string;
  /** The required key that is not there, where that is the problem. */
  missing?: string;
}

/** What is wrong with a property that may not be there. */
export const LEFT_OUT = "must be left out";

/**
 * Errors that a value has because it is a text where none may stand: with no more to say, or with what each schema found
 * of those that the value could choose from.
 */
export type Texts = Map<SchemaError, readonly (readonly SchemaError[])[]>;

/** What stays the same during one check. */
interface Run {
  root: JsonSchema;
  formats: Formats;
  texts: Texts | undefined;
  /** References being followed, each with the value it is followed for. */
  active: readonly (readonly [string, unknown])[];
  /** What was found already, so that schemas that choose among themselves take no exponential time. */
  found: Map<unknown, Map<object, Map<string, Found>>>;
}

/** What one schema has against one value, and what it checked of it. */
interface Found {
  errors: readonly SchemaError[];
  seen: ReadonlySet<string>;
}

/** One schema applied to one value. */
interface Scope extends Run {
  schema: JsonObject;
  value: unknown;
  path: string;
  errors: SchemaError[];
  /** Keys and indexes that a keyword has checked: what `additional…` and `unevaluated…` leave alone. */
  seen: Set<string>;
}

type Test = (value: never, limit: never, formats: Formats) => boolean;
type Apply = (limit: never, at: Scope) => void;

/**
 * Checks a value against a JSON Schema, draft 7 to 2020-12, and returns every error.
 *
 * Follows references within the schema only; one that leads nowhere is an error of the value. Reads own properties
 * only, and takes a property that holds `undefined` for absent. Unknown keywords and formats accept everything:
 * without `formats`, which is an argument so that schemas without them do not carry their code, every format does.
 */
export function checkSchema(
  schema: JsonSchema,
  value: unknown,
  formats: Formats = {},
  texts?: Texts,
): SchemaError[] {
  const errors: SchemaError[] = [];
  try {
    visit(schema, value, "", { root: schema, formats, texts, active: [], found: new Map() }, errors);
  } catch (error) {
    // A model can answer with brackets nested deeper than any stack.
    if (!(error instanceof RangeError)) throw error;
    errors.push({ path: "", message: "must not be nested so deeply" });
  }
  return errors;
}

function visit(
  schema: JsonSchema,
  value: unknown,
  path: string,
  run: Run,
  errors: SchemaError[],
  seen = new Set<string>(),
): void {
  const fail = (message: string, isText?: boolean) => {
    const error = { path, message };
    errors.push(error);
    if (isText) run.texts?.set(error, []);
  };
  if (schema === false) fail(LEFT_OUT, true);
  if (typeof schema === "boolean") return;
  const kind = kindOf(value);
  for (const [keyword, appliesTo, words, test] of tests) {
    if ((appliesTo && appliesTo !== kind) || !has(schema, keyword)) continue;
    const limit = schema[keyword];
    if (!test(value as never, limit as never, run.formats)) {
      const isValue = keyword === "const" || keyword === "enum";
      const shown = isValue ? JSON.stringify(limit) : [limit].flat().join(" or ");
      fail(`must ${words.replace("#", () => shown)}`, keyword === "type");
    }
  }
  const { root, formats, texts, active, found } = run;
  const at: Scope = { root, formats, texts, active, found, schema, value, path, errors, seen };
  for (const [keyword, appliesTo, apply] of applicators) {
    if ((!appliesTo || appliesTo === kind) && has(schema, keyword)) apply(schema[keyword] as never, at);
  }
}

/** Applies a schema to the same value, and counts what it checked where the value fits. */
function fits(schema: JsonSchema, at: Scope, errors: SchemaError[] = []): boolean {
  const found = findOnce(schema, at);
  for (const error of found.errors) errors.push(error);
  if (found.errors.length) return false;
  for (const key of found.seen) at.seen.add(key);
  return true;
}

function findOnce(schema: JsonSchema, at: Scope): Found {
  const { value, path, active } = at;
  const look = (): Found => {
    const [errors, seen] = [[] as SchemaError[], new Set<string>()];
    visit(schema, value, path, at, errors, seen);
    return { errors, seen };
  };
  if (typeof schema !== "object" || typeof value !== "object" || !value) return look();
  const bySchema = entryOf(at.found, value, () => new Map<object, Map<string, Found>>());
  const byReferences = entryOf(bySchema, schema, () => new Map<string, Found>());
  const references = active.flatMap(([ref, other]) => (other === value ? [ref] : []));
  return entryOf(byReferences, references.join(" "), look);
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function child(schema: JsonSchema, key: string, at: Scope): void {
  at.seen.add(key);
  visit(schema, (at.value as JsonObject)[key], pointer(at.path, key), at, at.errors);
}

/** Applies a schema to every property or item that no keyword has checked. */
function rest(schema: JsonSchema, at: Scope): void {
  for (const key of keysOf(at.value)) if (!at.seen.has(key)) child(schema, key, at);
}

function tuple(schemas: readonly JsonSchema[], at: Scope): void {
  schemas.slice(0, (at.value as Json[]).length).forEach((schema, index) => {
    child(schema, `${index}`, at);
  });
}

function items(schema: JsonSchema | JsonSchema[], at: Scope): void {
  if (Array.isArray(schema)) tuple(schema, at);
  else rest(schema, at);
}

function required(keys: readonly string[], at: Scope): void {
  for (const key of keys) {
    if (!has(at.value, key)) at.errors.push({ path: at.path, message: `must have ${key}`, missing: key });
  }
}

function dependencies(table: Record<string, JsonSchema | string[]>, at: Scope): void {
  for (const key of keysOf(table)) {
    const dependency = table[key] ?? true;
    if (!has(at.value, key)) continue;
    if (Array.isArray(dependency)) required(dependency, at);
    else fits(dependency, at, at.errors);
  }
}

function contains(schema: JsonSchema, at: Scope): void {
  const { minContains = 1, maxContains = Infinity } = at.schema as Record<string, number>;
  let count = 0;
  for (const key of keysOf(at.value)) {
    const errors: SchemaError[] = [];
    visit(schema, (at.value as JsonObject)[key], at.path, at, errors);
    if (errors.length) continue;
    at.seen.add(key);
    count++;
  }
  if (count < minContains) fail(at, `contain at least ${minContains} matching items`);
  if (count > maxContains) fail(at, `contain at most ${maxContains} matching items`);
}

function reference(ref: string, at: Scope): void {
  if (at.active.some(([other, value]) => other === ref && value === at.value)) return;
  const schema = resolveReference(at.root, ref);
  if (schema === undefined) fail(at, `fit ${ref}, which is not in the schema`);
  else fits(schema, { ...at, active: [...at.active, [ref, at.value]] }, at.errors);
}

function choose(schemas: readonly JsonSchema[], at: Scope, problem: (fitting: number) => string): void {
  const found = schemas.map((schema) => {
    const errors: SchemaError[] = [];
    fits(schema, at, errors);
    return errors;
  });
  const words = problem(found.filter(({ length }) => !length).length);
  if (!words) return;
  const error = fail(at, words);
  at.texts?.set(error, found);
}

function fail(at: Scope, words: string): SchemaError {
  const error = { path: at.path, message: `must ${words}` };
  at.errors.push(error);
  return error;
}

const atLeast = (size: number, limit: number): boolean => size >= limit;
const atMost = (size: number, limit: number): boolean => size <= limit;
const sizeOf = (value: unknown): number =>
  typeof value === "string" ? [...value].length : keysOf(value).length;
const isLong: Test = (value, limit) => sizeOf(value) >= limit;
const isShort: Test = (value, limit) => sizeOf(value) <= limit;

/** 19.99 / 0.01 is a little less than 1999. */
function isMultiple(value: number, limit: number): boolean {
  const times = value / limit;
  return Math.abs(times - Math.round(times)) <= Number.EPSILON * Math.abs(times);
}

function isType(value: unknown, types: string | readonly string[]): boolean {
  const kinds = [kindOf(value), Number.isInteger(value) && "integer"];
  return kinds.some((kind) => kind && [types].flat().includes(kind));
}

/** Keyword, the kind of value it is about (empty: any), what the value must do, and whether it does. */
const tests: readonly (readonly [string, string, string, Test])[] = [
  ["type", "", "be #", isType],
  ["const", "", "be #", (value, limit) => canonical(value) === canonical(limit)],
  ["enum", "", "be one of #", (value, limit: Json[]) => limit.map(canonical).includes(canonical(value))],
  ["minimum", "number", "be at least #", atLeast],
  ["maximum", "number", "be at most #", atMost],
  ["exclusiveMinimum", "number", "be above #", (value, limit) => value > limit],
  ["exclusiveMaximum", "number", "be below #", (value, limit) => value < limit],
  ["multipleOf", "number", "be a multiple of #", isMultiple],
  ["minLength", "string", "have at least # characters", isLong],
  ["maxLength", "string", "have at most # characters", isShort],
  ["pattern", "string", "match #", (value, limit) => new RegExp(limit, "u").test(value)],
  [
    "format",
    "string",
    "be a valid #",
    (value, limit, formats: Formats) => !has(formats, limit) || formats[limit]?.(value) === true,
  ],
  ["minItems", "array", "have at least # items", isLong],
  ["maxItems", "array", "have at most # items", isShort],
  [
    "uniqueItems",
    "array",
    "have no item twice",
    (value: Json[], limit) => !limit || new Set(value.map(canonical)).size === value.length,
  ],
  ["minProperties", "object", "have at least # properties", isLong],
  ["maxProperties", "object", "have at most # properties", isShort],
];

/**
 * Keyword, the kind of value it is about (empty: any), and what it does. The order counts: `additional…` looks at what
 * its neighbours checked, so it stands before schemas of the same value, and `unevaluated…` stands after them.
 */
const applicators: readonly (readonly [string, string, Apply])[] = [
  ["required", "object", required],
  [
    "properties",
    "object",
    (schemas: Record<string, JsonSchema>, at) => {
      for (const key of keysOf(schemas)) if (has(at.value, key)) child(schemas[key] ?? true, key, at);
    },
  ],
  [
    "patternProperties",
    "object",
    (schemas: Record<string, JsonSchema>, at) => {
      for (const pattern of keysOf(schemas))
        for (const key of keysOf(at.value))
          if (new RegExp(pattern, "u").test(key)) child(schemas[pattern] ?? true, key, at);
    },
  ],
  ["additionalProperties", "object", rest],
  [
    "propertyNames",
    "object",
    (schema, at) => {
      for (const key of keysOf(at.value)) visit(schema, key, at.path, at, at.errors);
    },
  ],
  ["prefixItems", "array", tuple],
  ["items", "array", items],
  [
    "additionalItems",
    "array",
    (schema, at) => {
      if (Array.isArray(at.schema["items"])) rest(schema, at);
    },
  ],
  ["contains", "array", contains],
  ["dependencies", "object", dependencies],
  ["dependentRequired", "object", dependencies],
  ["dependentSchemas", "object", dependencies],
  ["$ref", "", reference],
  [
    "allOf",
    "",
    (schemas: JsonSchema[], at) => {
      for (const schema of schemas) fits(schema, at, at.errors);
    },
  ],
  [
    "anyOf",
    "",
    (schemas: JsonSchema[], at) => {
      choose(schemas, at, (count) => (count ? "" : "fit one of the anyOf schemas"));
    },
  ],
  [
    "oneOf",
    "",
    (schemas: JsonSchema[], at) => {
      choose(schemas, at, (count) =>
        count === 1 ? "" : `fit exactly one of the oneOf schemas, fits ${count}`,
      );
    },
  ],
  [
    "not",
    "",
    (schema, at) => {
      if (fits(schema, { ...at, seen: new Set() })) fail(at, "not fit the schema under not");
    },
  ],
  [
    "if",
    "",
    (schema, at) => {
      const branch = fits(schema, at) ? "then" : "else";
      if (has(at.schema, branch)) fits(at.schema[branch] as JsonSchema, at, at.errors);
    },
  ],
  ["unevaluatedItems", "array", rest],
  ["unevaluatedProperties", "object", rest],
];
