import type { JsonObject, JsonSchema } from "../runtime/types.ts";

/** Property name to schema. */
export type Fields = { readonly [name: string]: JsonSchema };

/** Any text. */
export const text: JsonObject = { type: "string" };
/** Text of at least one character. */
export const someText: JsonObject = { type: "string", minLength: 1 };
/** True or false. */
export const flag: JsonObject = { type: "boolean" };
/** Any number. */
export const number: JsonObject = { type: "number" };
/** A whole number. */
export const whole: JsonObject = { type: "integer" };
/** Any object; what is inside is not looked at. */
export const anyObject: JsonObject = { type: "object" };
/** Any list; what is inside is not looked at. */
export const anyList: JsonObject = { type: "array" };

/** A number between bounds, both included. */
export function between(minimum: number, maximum: number): JsonObject {
  return { type: "number", minimum, maximum };
}

/** A whole number between bounds, both included. */
export function wholeFrom(minimum: number, maximum?: number): JsonObject {
  return { type: "integer", minimum, ...(maximum !== undefined && { maximum }) };
}

/** One of some values. */
export function oneOf(...values: readonly (string | null)[]): JsonObject {
  return { enum: [...values] };
}

/** Text of a pattern; `title` says in words what it wants, and is what messages print. */
export function matching(pattern: string, title: string): JsonObject {
  return { type: "string", pattern, title };
}

/** The shape of that name among the schema's `$defs`. */
export function ref(name: string): JsonObject {
  return { $ref: `#/$defs/${name}` };
}

/** An object with exactly these fields. */
export function closed(required: Fields, optional: Fields = {}): JsonObject {
  return { ...open(required, optional), additionalProperties: false };
}

/** An object with at least these fields. */
export function open(required: Fields, optional: Fields = {}): JsonObject {
  const names = Object.keys(required);
  return {
    type: "object",
    ...(names.length && { required: names }),
    properties: { ...required, ...optional },
  };
}

/** A list of one shape. */
export function listOf(items: JsonSchema, limits: { minItems?: number; maxItems?: number } = {}): JsonObject {
  return { type: "array", items, ...limits };
}

/** A shape, or null. */
export function nullable(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (Array.isArray(values)) return { ...schema, enum: [...values, null] };
  if (typeof type === "string") return { ...schema, type: [type, "null"] };
  return { if: { not: { type: "null" } }, then: schema };
}

/** Nothing: a field that must be left out, or null. */
export const nothing: JsonObject = { if: { not: { type: "null" } }, then: false };

/** Every field of a table made nullable. */
export function allNullable(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [
      name,
      typeof schema === "object" ? nullable(schema) : schema,
    ]),
  );
}

/** Text of one shape, or else another shape: `content` as text or parts, a choice as a word or an object. */
export function textOr(words: JsonObject, other: JsonObject): JsonObject {
  return { if: { type: "string" }, then: words, else: other };
}

/**
 * An object whose tag says which shape it has, so that messages are about the shape that was meant. `absent` is the
 * shape of an object without the tag; without it the tag is required. Frequent shapes go first: they are tried in order.
 */
export function byTag(tag: string, shapes: Fields, absent?: JsonSchema): JsonObject {
  const last: JsonSchema = absent === undefined ? true : { if: { required: [tag] }, else: absent };
  const choice = Object.entries(shapes).reduceRight<JsonSchema>(
    (others, [value, shape]) => ({
      if: { required: [tag], properties: { [tag]: { const: value } } },
      then: shape,
      else: others,
    }),
    last,
  );
  return {
    type: "object",
    ...(absent === undefined && { required: [tag] }),
    properties: { [tag]: { enum: Object.keys(shapes) } },
    if: { type: "object" },
    then: choice,
  };
}

/** The tag of a shape in {@link byTag}; its value was looked at there. */
export const tagged: JsonSchema = true;

/** An object in which one of these fields stands at least; the first is named where none does. */
export function anyField(...names: readonly string[]): JsonObject {
  return {
    if: { anyOf: names.map((name) => ({ required: [name] })) },
    else: { required: names.slice(0, 1) },
  };
}

/** An object in which exactly one of these fields stands; the later ones are named, or the first where none does. */
export function exactlyOne(names: readonly string[]): JsonObject {
  return names.reduceRight<JsonObject>(
    (none, name, at) => ({
      if: { required: [name] },
      then: { properties: Object.fromEntries(names.slice(at + 1).map((other) => [other, false])) },
      else: none,
    }),
    { required: names.slice(0, 1) },
  );
}
