import { checkSchema } from "../runtime/check-schema.ts";
import { canonical, kindOf } from "../runtime/json-value.ts";
import type { Json } from "../runtime/types.ts";
import {
  type AnyShape,
  type ArrayShape,
  isOpen,
  type Limit,
  type Notes,
  type ObjectShape,
  type Shape,
  type TypedShape,
  type ValuesShape,
} from "./shape.ts";

/** Finds the shape that a reference means; fails where it is being read already. */
export type Expand = (to: string) => Shape;

const nothing: Notes = { limits: [], at: "" };

/** The shape of the values that fit both. Words of both are kept. */
export function meet(a: Shape, b: Shape, expand: Expand): Shape {
  const notes = joinNotes(a, b);
  if (isOpen(a)) return { ...b, ...notes };
  if (isOpen(b)) return { ...a, ...notes };
  const met = meetKinds(a, b, expand);
  const all = joinNotes(notes, met);
  // Options have the limits of their type each for itself, and values were chosen by them.
  const limits = all.limits.filter(({ keyword }) => {
    if (met.kind === "union") return !typeKeywords.has(keyword);
    return met.kind !== "values" || !valueKeywords.has(keyword);
  });
  return { ...met, ...all, limits };
}

function meetKinds(a: Shape, b: Shape, expand: Expand): Shape {
  const never: Shape = { kind: "never", ...nothing };
  if (a.kind === "never" || b.kind === "never") return never;
  if (a.kind === "ref") return meet(expand(a.to), bare(b), expand);
  if (b.kind === "ref") return meet(bare(a), expand(b.to), expand);
  if (a.kind === "union") return distribute(a.options, b, expand);
  if (b.kind === "union") return distribute(b.options, a, expand, true);
  if (a.kind === "any" && b.kind === "any") return meetAny(a, b, expand);
  if (b.kind === "any") return meetTyped(b, a as TypedShape | ValuesShape, expand);
  if (a.kind === "any") return meetTyped(a, b, expand);
  if (a.kind === "values") return filter(a, b);
  if (b.kind === "values") return filter(b, a);
  return meetTypes(a, b, expand) ?? never;
}

/** Without what a shape says beside its kind, which the whole says. Limits of its type stay with it. */
function bare<Given extends Shape>(shape: Given): Given {
  const { title: _title, description: _description, ...rest } = shape;
  return { ...rest, limits: ownLimits(shape) } as unknown as Given;
}

function distribute(options: readonly Shape[], shape: Shape, expand: Expand, isFirst = false): Shape {
  const other = bare(shape);
  const met = options.map((option) => (isFirst ? meet(other, option, expand) : meet(option, other, expand)));
  return { kind: "union", options: met, ...nothing };
}

function meetAny(a: AnyShape, b: AnyShape, expand: Expand): Shape {
  const kinds = new Set([...a.typed, ...b.typed].map(({ kind }) => kind));
  const typed = [...kinds].map((kind) => {
    const [first, second] = [a, b].flatMap((each) => each.typed.filter((shape) => shape.kind === kind));
    return (first && second ? meet(first, second, expand) : first) as TypedShape;
  });
  return { kind: "any", typed, ...nothing };
}

function meetTyped(any: AnyShape, shape: TypedShape | ValuesShape, expand: Expand): Shape {
  if (shape.kind === "values")
    return any.typed.reduce<Shape>(
      (met, each) => (met.kind === "values" ? filter(met, each, true) : met),
      bare(shape),
    );
  const name = shape.kind === "integer" ? "number" : shape.kind;
  const own = any.typed.find(({ kind }) => kind === name);
  return own ? meet(bare(shape), own, expand) : bare(shape);
}

/** The values that fit a type; with `others`, values of other types too. */
function filter(shape: ValuesShape, by: TypedShape | ValuesShape, others = false): Shape {
  const values = shape.values.filter((value) => {
    if (by.kind === "values") return by.values.some((each) => canonical(each) === canonical(value));
    const isType = kindOf(value) === (by.kind === "integer" ? "number" : by.kind);
    if (!isType) return others;
    return (by.kind !== "integer" || Number.isInteger(value)) && fitsLimits(value, by.limits);
  });
  return values.length ? { kind: "values", values, ...nothing } : { kind: "never", ...nothing };
}

/** Whether a value keeps limits that are about it alone. */
export function fitsLimits(value: Json, limits: readonly Limit[]): boolean {
  const own = limits.filter(({ keyword }) => valueKeywords.has(keyword));
  return (
    checkSchema({ allOf: own.map(({ keyword, value: limit }) => ({ [keyword]: limit })) }, value).length === 0
  );
}

function meetTypes(a: TypedShape, b: TypedShape, expand: Expand): Shape | undefined {
  if (a.kind === "array" && b.kind === "array") return meetArrays(a, b, expand);
  if (a.kind === "object" && b.kind === "object") return meetObjects(a, b, expand);
  const kinds = [a.kind, b.kind];
  if (a.kind === b.kind) return { ...a, ...nothing };
  const isInteger = kinds.includes("integer") && kinds.includes("number");
  return isInteger ? { kind: "integer", ...nothing } : undefined;
}

function meetArrays(a: ArrayShape, b: ArrayShape, expand: Expand): ArrayShape {
  const length = Math.max(a.first.length, b.first.length);
  const first = Array.from({ length }, (_, at) =>
    meetBoth(a.first[at] ?? a.items, b.first[at] ?? b.items, expand),
  );
  const items = a.items || b.items ? meetBoth(a.items, b.items, expand) : undefined;
  return { kind: "array", first, ...(items && { items }), ...nothing };
}

function meetBoth(a: Shape | undefined, b: Shape | undefined, expand: Expand): Shape {
  if (a && b) return meet(a, b, expand);
  return a ?? b ?? { kind: "any", typed: [], ...nothing };
}

function meetObjects(a: ObjectShape, b: ObjectShape, expand: Expand): ObjectShape {
  const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const properties = [...names].map((name): [string, Shape] => [
    name,
    meetBoth(propertyOf(a, name, expand), propertyOf(b, name, expand), expand),
  ]);
  const others = a.others || b.others ? meetBoth(a.others, b.others, expand) : undefined;
  const { othersAt, othersSchema } = a.others ? a : b;
  return {
    kind: "object",
    named: a.named || b.named,
    properties: new Map(properties),
    required: new Set([...a.required, ...b.required]),
    patterns: [...a.patterns, ...b.patterns],
    ...(others && { others }),
    ...(othersAt !== undefined && { othersAt }),
    ...(othersSchema !== undefined && { othersSchema }),
    ...nothing,
  };
}

/** What an object says of a property; undefined where nothing. */
export function propertyOf(shape: ObjectShape, name: string, expand: Expand): Shape | undefined {
  const own = shape.properties.get(name);
  if (own) return own;
  const matching = shape.patterns.filter(({ pattern }) => new RegExp(pattern, "u").test(name));
  const [first, ...rest] = matching.map((each) => each.shape);
  return first ? rest.reduce((met, each) => meet(met, each, expand), first) : shape.others;
}

/** Keywords of which the narrower one holds, and which that is. */
const sides = new Map<string, (a: number, b: number) => number>([
  ...["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"].map(
    (name) => [name, Math.max] as const,
  ),
  ...["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"].map(
    (name) => [name, Math.min] as const,
  ),
]);

/** Keywords that a value is judged by alone. */
const valueKeywords = new Set([...sides.keys(), "pattern", "multipleOf"]);

/** Keywords of one type, which options of a union have each for itself. */
const typeKeywords = new Set([
  ...valueKeywords,
  ...["format", "uniqueItems", "contains", "unevaluatedItems", "propertyNames"],
  ...["dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties"],
]);

function ownLimits({ limits }: Shape): Limit[] {
  return limits.filter(({ keyword }) => typeKeywords.has(keyword));
}

/** What two shapes say together, beside their kinds. */
function joinNotes(a: Notes, b: Notes): Notes {
  const title = a.title ?? b.title;
  const words = [...new Set([a.description, b.description].filter((text) => text !== undefined))];
  return {
    ...(title !== undefined && { title }),
    ...(words.length && { description: words.join("\n") }),
    limits: joinLimits(a.limits, b.limits),
    at: a.at || b.at,
  };
}

function joinLimits(a: readonly Limit[], b: readonly Limit[]): Limit[] {
  const all = [...a];
  for (const limit of b) {
    const narrower = sides.get(limit.keyword);
    const at = all.findIndex(
      (other) =>
        other.keyword === limit.keyword &&
        (narrower !== undefined || canonical(other.value) === canonical(limit.value)),
    );
    const known = all[at];
    if (!known) all.push(limit);
    else if (narrower?.(known.value as number, limit.value as number) === limit.value) all[at] = limit;
  }
  return all;
}
