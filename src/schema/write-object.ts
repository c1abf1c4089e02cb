import type { AnswerStep } from "../runtime/answer-form.ts";
import type { JsonObject } from "../runtime/types.ts";
import { propertyOf } from "./meet-shapes.ts";
import { isOpen, type Limit, NoForm, type ObjectShape, type Shape } from "./shape.ts";
import { box } from "./write-union.ts";
import { annotate, type Place, typeName, type Writing, type Written } from "./writing.ts";

/** An object, or the list of entries that stands for one whose properties have no names yet. */
export function writeObject(given: ObjectShape, place: Place, writing: Writing): Written {
  const shape = declareRequired(given, writing);
  // Where properties of any name are asked for as entries, values of any kind have no form.
  const isOpenObject = !shape.named && !shape.others && shape.patterns.length === 0;
  if (isOpenObject && writing.form.rewrites && writing.form.additional !== "schema")
    throw new NoForm(shape.at);
  if (writing.encoding.isMap(shape)) return writeMap(shape, place, writing);
  const { form, encoding } = writing;
  const properties: [string, JsonObject][] = [];
  const steps: [string, AnswerStep][] = [];
  const absent: string[] = [];
  for (const [key, each] of shape.properties) {
    if (each.kind === "never") continue;
    const isOptional = !shape.required.has(key);
    const { schema, step } = writing.write(each, { ...place, optional: place.optional || isOptional });
    const asNull = isOptional && form.optional === "null";
    const written = asNull ? writeOptional({ schema, step }, each, writing) : { schema, step };
    if (asNull) absent.push(key);
    properties.push([key, written.schema]);
    if (written.step) steps.push([key, written.step]);
  }
  const more = encoding.hasEntries(shape) ? writeEntries(shape, place, writing) : undefined;
  const moreKey = encoding.entriesKey(shape);
  if (more) properties.push([moreKey, more.schema]);
  const schema: JsonObject = {
    type: typeName("object", form),
    ...(needsProperties(properties, form) && { properties: Object.fromEntries(properties) }),
    ...requiredOf(
      properties.map(([key]) => key),
      [...shape.required, ...(more ? [moreKey] : [])],
      form,
    ),
    ...writeOthers(shape, place, writing),
    ...(form.ordering && properties.length > 1 && { propertyOrdering: properties.map(([key]) => key) }),
  };
  const isPlain = !steps.length && !absent.length && !more;
  const step = isPlain
    ? null
    : { properties: steps, absent, ...(more && { more: [moreKey, more.step] as [string, AnswerStep] }) };
  return { schema: annotate(schema, shape, writing, limitsOf(shape, writing)), step };
}

/** Properties that must be there count as named. */
function declareRequired(shape: ObjectShape, { encoding }: Writing): ObjectShape {
  const unnamed = [...shape.required].filter((key) => !shape.properties.has(key));
  if (!unnamed.length) return shape;
  const expand = (to: string) => encoding.resolve({ kind: "ref", to, limits: [], at: to });
  const added = unnamed.map((key): [string, Shape] => [
    key,
    propertyOf(shape, key, expand) ?? { kind: "any", typed: [], limits: [], at: shape.at },
  ]);
  return { ...shape, properties: new Map([...shape.properties, ...added]) };
}

/** A property that may be null in place of being left out; where null is a value of its own, values are put in a box. */
function writeOptional({ schema, step }: Written, shape: Shape, { form, encoding }: Writing): Written {
  const none = { type: typeName("null", form) };
  if (encoding.kinds(shape).has("null")) {
    return { schema: { anyOf: [box("value", schema, { form }), none] }, step: { under: "value", step } };
  }
  const { type, enum: values, const: value, anyOf, description, ...rest } = schema;
  const isBare =
    typeof type === "string" && values === undefined && value === undefined && Object.keys(rest).length === 0;
  if (isBare) return { schema: { ...schema, type: [type, "null"] }, step };
  const isUnion = Array.isArray(anyOf) && Object.keys(rest).length === 0;
  if (isUnion) return { schema: { ...schema, anyOf: [...anyOf, none] }, step };
  return { schema: { anyOf: [schema, none] }, step };
}

function needsProperties(properties: readonly unknown[], { additional }: Writing["form"]): boolean {
  return properties.length > 0 || additional === "closed";
}

function requiredOf(
  keys: readonly string[],
  required: readonly string[],
  { optional }: Writing["form"],
): JsonObject {
  const all = optional === "null" ? [...keys] : keys.filter((key) => required.includes(key));
  return all.length || optional === "null" ? { required: all } : {};
}

/** `additionalProperties`, and what stands beside it. */
function writeOthers(shape: ObjectShape, place: Place, { form, write }: Writing): JsonObject {
  const { others, patterns } = shape;
  if (form.additional === "closed") return { additionalProperties: false };
  if (form.additional === "none") return {};
  const isOptional = { ...place, optional: true };
  if (isPatternsKept(shape, form)) {
    const written = patterns.map((each) => [each.pattern, write(each.shape, isOptional).schema] as const);
    return { patternProperties: Object.fromEntries(written), additionalProperties: false };
  }
  if (!others && !patterns.length) return {};
  const shapes = [
    ...patterns.map((each) => each.shape),
    ...(others && others.kind !== "never" ? [others] : []),
  ];
  const [only] = shapes;
  if (!only) return { additionalProperties: false };
  if (shapes.some(isOpen)) return { additionalProperties: true };
  const union: Shape = shapes.length > 1 ? { kind: "union", options: shapes, limits: [], at: only.at } : only;
  return { additionalProperties: write(union, isOptional).schema };
}

function isPatternsKept({ patterns, properties, others }: ObjectShape, form: Writing["form"]): boolean {
  const isAlone = properties.size === 0 && (!others || others.kind === "never");
  return form.patternProperties === "alone" && patterns.length > 0 && isAlone;
}

/** Limits of an object that its schema does not say. */
function limitsOf(shape: ObjectShape, writing: Writing): Limit[] {
  const { form, encoding } = writing;
  const { others, othersAt, othersSchema, patterns, properties } = shape;
  const limits = [...shape.limits];
  const isEntries = encoding.hasEntries(shape);
  if (
    !isPatternsKept(shape, form) &&
    (!isEntries || patterns.length > 1 || (others && others.kind !== "never"))
  ) {
    for (const { pattern, schema, at } of patterns)
      limits.push({ keyword: "patternProperties", value: { [pattern]: schema }, at });
  }
  if (form.additional === "none" && others && othersAt !== undefined && !isEntries) {
    limits.push({ keyword: "additionalProperties", value: othersSchema ?? true, at: othersAt });
  }
  const isOpenObject = form.additional !== "closed" && others?.kind !== "never";
  for (const [key, { kind, at }] of properties) {
    if (kind === "never" && isOpenObject) limits.push({ keyword: "properties", value: { [key]: false }, at });
  }
  return limits;
}

/** The list of entries of properties without names: their keys, and what they are. */
function writeEntries(
  shape: ObjectShape,
  place: Place,
  writing: Writing,
  limits: readonly Limit[] = [],
): Written {
  const { form } = writing;
  const { others, patterns } = shape;
  const isOpenEnd = others && others.kind !== "never";
  const shapes = [...patterns.map((each) => each.shape), ...(isOpenEnd ? [others] : [])];
  const [only] = shapes as [Shape];
  const value =
    shapes.length > 1 ? ({ kind: "union", options: shapes, limits: [], at: only.at } as const) : only;
  const [pattern, second] = patterns;
  const keyed: Limit[] =
    pattern && !second && !isOpenEnd ? [{ keyword: "pattern", value: pattern.pattern, at: pattern.at }] : [];
  const key: Shape = { kind: "string", limits: keyed, at: shape.at };
  const written = {
    key: writing.write(key, place).schema,
    value: writing.write(value, { ...place, optional: true }),
  };
  const items = {
    type: typeName("object", form),
    properties: { key: written.key, value: written.value.schema },
    required: ["key", "value"],
    ...(form.additional !== "none" && { additionalProperties: false }),
  };
  const list: Shape = { kind: "array", first: [], limits, at: shape.at };
  const schema = annotate({ type: typeName("array", form), items }, list, writing);
  return { schema, step: written.value.step };
}

const counts: { readonly [keyword: string]: string } = {
  minProperties: "minItems",
  maxProperties: "maxItems",
};

/** An object as a list of entries, whose number is that of the properties. */
function writeMap(shape: ObjectShape, place: Place, writing: Writing): Written {
  const { form } = writing;
  const isCounted = ({ keyword }: Limit) => form.keywords.array.includes(counts[keyword] ?? "");
  const counted = shape.limits
    .filter(isCounted)
    .map((limit) => ({ ...limit, keyword: counts[limit.keyword] as string }));
  const { schema, step } = writeEntries(shape, place, writing, counted);
  const others = limitsOf(shape, writing).filter((limit) => !isCounted(limit));
  return { schema: annotate(schema, shape, writing, others), step: { entries: step } };
}
