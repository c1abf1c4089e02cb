import type { AnswerStep } from "../runtime/answer-form.ts";
import type { JsonObject } from "../runtime/types.ts";
import { type ArrayShape, isOpen, type Limit, NoForm, type ObjectShape, type Shape } from "./shape.ts";
import { annotate, type Place, typeName, type Writing, type Written } from "./writing.ts";

/** An array, or what stands for one whose first items differ. */
export function writeArray(shape: ArrayShape, place: Place, writing: Writing): Written {
  if (writing.encoding.asTuple(shape)) return writeTuple(shape, place, writing);
  const { form } = writing;
  const sizes = sizesOf(shape);
  const isFixed = sizes.min === shape.first.length && sizes.max === sizes.min;
  const isKept = shape.first.length > 0 && (form.tuples === "native" || (form.tuples === "fixed" && isFixed));
  const first = isKept ? shape.first.map((each) => writing.write(each, place).schema) : [];
  const items = writeItems(isKept ? [] : shape.first, shape, place, writing);
  const type = typeName("array", form);
  const isLost = shape.first.length > 0 && !isKept;
  const firstAt = (shape.first[0]?.at ?? shape.at).replace(/\/\d+$/, "");
  const limits: Limit[] = [
    ...(isLost || isKept ? withSizes(shape, sizes) : shape.limits),
    ...(isLost ? [{ keyword: "prefixItems", value: null, at: firstAt }] : []),
  ];
  const schema = { type, ...(first.length && { prefixItems: first }), ...(items && { items: items.schema }) };
  return {
    schema: annotate(schema, shape, writing, limits),
    step: items?.step ? { items: items.step } : null,
  };
}

function writeItems(
  first: readonly Shape[],
  { items: rest, at }: ArrayShape,
  place: Place,
  { form, write }: Writing,
): Written | undefined {
  const others = rest && rest.kind !== "never" ? [rest] : [];
  if (!first.length && (!rest || isOpen(rest))) {
    if (form.openArrays) return undefined;
    throw new NoForm(rest?.at ?? at);
  }
  const options = [...first, ...others];
  const [only] = options;
  if (!only) return undefined;
  return write(options.length > 1 ? { kind: "union", options, limits: [], at: only.at } : only, place);
}

/** How many items an array may have, by its limits and its items. An array that names its first items has no others. */
function sizesOf({ first, items, limits }: ArrayShape): { min: number; max: number } {
  const limit = (name: string) => limits.find(({ keyword }) => keyword === name)?.value as number | undefined;
  const isClosed = items?.kind === "never" || (first.length > 0 && !items);
  return {
    min: limit("minItems") ?? 0,
    max: Math.min(limit("maxItems") ?? Infinity, isClosed ? first.length : Infinity),
  };
}

function withSizes({ limits, at, items }: ArrayShape, { min, max }: { min: number; max: number }): Limit[] {
  const others = limits.filter(({ keyword }) => keyword !== "minItems" && keyword !== "maxItems");
  const find = (name: string) => limits.find(({ keyword }) => keyword === name)?.at;
  if (min > 0) others.push({ keyword: "minItems", value: min, at: find("minItems") ?? at });
  // That nothing is said of other items is no limit of its own.
  if (max < Infinity && (items || find("maxItems")))
    others.push({ keyword: "maxItems", value: max, at: find("maxItems") ?? items?.at ?? at });
  return others;
}

/** An object with a property for each of the first items, and one for the list of all others. */
function writeTuple(shape: ArrayShape, place: Place, writing: Writing): Written {
  const { first, items, limits } = shape;
  const { min } = sizesOf(shape);
  const names = first.map((_, index) => `item_${index + 1}`);
  const more = items && items.kind !== "never" ? "other_items" : undefined;
  const sizes = ["minItems", "maxItems"];
  const own = limits.filter(({ keyword }) => sizes.includes(keyword));
  const rest: ArrayShape | undefined = items && {
    kind: "array",
    first: [],
    items,
    limits: own.flatMap((limit) => {
      const value = Math.max((limit.value as number) - first.length, 0);
      return value || limit.keyword === "maxItems" ? [{ ...limit, value }] : [];
    }),
    at: items.at,
  };
  const properties = names.map((name, index): [string, Shape] => [name, first[index] as Shape]);
  const object: ObjectShape = {
    ...shape,
    kind: "object",
    named: true,
    properties: new Map(more && rest ? [...properties, [more, rest]] : properties),
    required: new Set([...names.slice(0, min), ...(more ? [more] : [])]),
    patterns: [],
    limits: limits.filter(
      (limit) => !sizes.includes(limit.keyword) || (!more && !isShape(limit, first.length)),
    ),
  };
  const { schema, step } = writing.write(object, place);
  return { schema: schema as JsonObject, step: { tuple: names, step, ...(more && { more }) } as AnswerStep };
}

/** Whether a size is what the object of items says by its properties. */
function isShape({ keyword, value }: Limit, length: number): boolean {
  return keyword === "minItems" ? (value as number) <= length : (value as number) >= length;
}
