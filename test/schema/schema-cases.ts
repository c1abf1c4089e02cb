import type { Json, JsonObject, JsonSchema } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

/** A schema, and values that fit it. */
export interface SchemaCase {
  readonly schema: JsonSchema;
  readonly values: readonly Json[];
}

type Draw = (choices: number) => number;

/** A schema with a way to draw values of it; `open` counts definitions that are being drawn. */
interface Part {
  readonly schema: JsonSchema;
  readonly make: (draw: Draw) => Json;
}

/** Numbers below a bound, from one seed. */
function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (choices) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * choices);
  };
}

const words = [
  "a",
  "b",
  "name",
  "kind",
  "value",
  "key",
  "item_1",
  "other_properties",
  "answer",
  "__proto__",
  "toString",
  "x y",
  "ä/~",
];
const pick = <Value>(draw: Draw, values: readonly Value[]): Value => values[draw(values.length)] as Value;
const many = <Value>(draw: Draw, most: number, make: (at: number) => Value): Value[] =>
  Array.from({ length: draw(most + 1) }, (_, at) => make(at));
const object = (entries: readonly (readonly [string, Json])[]): JsonObject => Object.fromEntries(entries);

/** What a generated schema refers to. */
interface World {
  readonly draw: Draw;
  readonly definitions: Map<string, Part>;
  readonly keyword: "$defs" | "definitions";
}

const scalars: readonly ((draw: Draw) => Part)[] = [
  () => ({
    schema: { type: "string" },
    make: (draw) => pick(draw, ["", "text", "7", "null", "true", '"q"']),
  }),
  (draw) => {
    const least = draw(4);
    return {
      schema: { type: "string", minLength: least, maxLength: least + 3 },
      make: (next) => "m".repeat(least + next(4)),
    };
  },
  (draw) => ({
    schema: { type: "string", pattern: pick(draw, ["^[a-c]+$", "[a-c]", "^\\w+$", "^(?!x)[a-c]+$"]) },
    make: (next) => pick(next, ["a", "abc", "cc"]),
  }),
  (draw) => {
    const samples = {
      date: "2026-01-31",
      email: "a@b.example",
      uuid: "12345678-1234-1234-1234-123456789abc",
      uri: "https://x.example/",
      "json-pointer": "/a",
    };
    const format = pick(draw, Object.keys(samples)) as keyof typeof samples;
    return { schema: { type: "string", format }, make: () => samples[format] };
  },
  (draw) => {
    const [least, step] = [draw(9) - 4, 1 + draw(3)];
    const limits = pick(draw, [
      { minimum: least },
      { exclusiveMinimum: least - 1 },
      { minimum: least, maximum: least + 6 * step },
      { exclusiveMaximum: least + 9 * step },
    ]);
    return { schema: { type: "integer", ...(limits as JsonObject) }, make: (next) => least + next(3) * step };
  },
  (draw) => ({
    schema: {
      type: "number",
      ...(pick(draw, [{}, { multipleOf: 0.5 }, { minimum: 0.5 }, { maximum: 9.5 }]) as JsonObject),
    },
    make: (next) => pick(next, [0.5, 2, 4.5]),
  }),
  () => ({ schema: { type: "boolean" }, make: (draw) => draw(2) === 0 }),
  () => ({ schema: { type: "null" }, make: () => null }),
  (draw) => {
    const values = pick<Json[]>(draw, [
      ["x"],
      ["x", "y"],
      [1, 2.5],
      ["1", 1],
      ["z", null],
      [true, "true"],
      [null],
      [{ a: 1 }, [2]],
    ]);
    return {
      schema: values.length === 1 && draw(2) ? { const: values[0] as Json } : { enum: values },
      make: (next) => pick(next, values),
    };
  },
  (draw) => {
    const values: Json[] = pick(draw, [
      ["text", null],
      [3, "text"],
      [true, null, 1],
    ]);
    const types = values.map((value) => (value === null ? "null" : typeof value));
    return {
      schema: { type: types, ...(draw(2) ? { minLength: 2 } : {}) },
      make: (next) => pick(next, values),
    };
  },
];

function part(world: World, depth: number): Part {
  const { draw } = world;
  const described =
    draw(5) === 0 ? { description: `words ${draw(100)}`, ...(draw(2) ? { title: "Title" } : {}) } : {};
  const found = depth <= 0 || draw(3) === 0 ? pick(draw, scalars)(draw) : pick(draw, parts)(world, depth - 1);
  return typeof found.schema === "object" ? { ...found, schema: { ...found.schema, ...described } } : found;
}

const parts: readonly ((world: World, depth: number) => Part)[] = [
  objectPart,
  objectPart,
  mapPart,
  arrayPart,
  tuplePart,
  unionPart,
  mergedPart,
  referencePart,
  wordsPart,
];

function objectPart(world: World, depth: number): Part {
  const { draw } = world;
  const names = [...new Set(many(draw, 4, () => pick(draw, words)))];
  const all = names.map((name) => ({ name, isRequired: draw(2) === 0, ...part(world, depth) }));
  const closed = pick(draw, [{}, {}, { additionalProperties: false }, { unevaluatedProperties: false }]);
  return {
    schema: {
      ...(draw(6) && { type: "object" }),
      properties: object(all.map(({ name, schema }) => [name, schema])),
      required: all.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      ...(closed as JsonObject),
    } as JsonObject,
    make: (next) =>
      object(
        all
          .filter(({ isRequired }) => isRequired || next(2) === 0)
          .map(({ name, make }) => [name, make(next)] as const),
      ),
  };
}

function mapPart(world: World, depth: number): Part {
  const { draw } = world;
  const value = part(world, depth);
  const fixed = draw(2) === 0 ? part(world, depth) : undefined;
  const kind = draw(3);
  const rest: JsonObject =
    kind === 0
      ? { patternProperties: { "^k": value.schema }, additionalProperties: false }
      : { additionalProperties: value.schema, ...(kind === 1 && !fixed && { maxProperties: 3 }) };
  return {
    schema: {
      type: "object",
      ...(fixed && { properties: { own: fixed.schema }, required: ["own"] }),
      ...rest,
    },
    make: (next) =>
      object([
        ...(fixed ? [["own", fixed.make(next)] as const] : []),
        ...many(next, 3, (at) => [at === 2 && kind > 0 ? "__proto__" : `k${at}`, value.make(next)] as const),
      ]),
  };
}

function arrayPart(world: World, depth: number): Part {
  const item = part(world, depth);
  const limits = pick(world.draw, [
    {},
    { minItems: 1 },
    { minItems: 2, maxItems: 4 },
    { contains: true },
    { uniqueItems: false },
  ]);
  return {
    schema: { type: "array", items: item.schema, ...(limits as JsonObject) },
    make: (next) => Array.from({ length: 2 + next(2) }, () => item.make(next)),
  };
}

function tuplePart(world: World, depth: number): Part {
  const { draw } = world;
  const first = [part(world, depth), part(world, depth)];
  const rest = draw(3) === 0 ? part(world, depth) : undefined;
  const isOld = world.keyword === "definitions";
  const least = draw(3);
  const schemas = first.map(({ schema }) => schema);
  const others = rest?.schema ?? false;
  const schema: JsonObject = isOld
    ? { items: schemas, additionalItems: others }
    : { prefixItems: schemas, items: others };
  return {
    schema: { type: "array", ...schema, ...(least && { minItems: least }) } as JsonObject,
    make: (next) => {
      const length = least + next(3 - least);
      const more = rest && length === 2 ? many(next, 2, () => rest.make(next)) : [];
      return [...first.slice(0, length).map(({ make }) => make(next)), ...more];
    },
  };
}

function unionPart(world: World, depth: number): Part {
  const { draw } = world;
  const options = Array.from({ length: 1 + draw(3) }, () => part(world, depth));
  return {
    schema: { anyOf: options.map(({ schema }) => schema) },
    make: (next) => pick(next, options).make(next),
  };
}

/** Options that go by a property, as most unions of objects do. */
function mergedPart(world: World, depth: number): Part {
  const { draw } = world;
  const kinds = ["circle", "square"].map((kind) => ({
    kind,
    value: part(world, depth),
    isRequired: draw(2) === 0,
  }));
  const base = { type: "object", properties: { id: { type: "integer" } }, required: ["id"] };
  const options = kinds.map(({ kind, value, isRequired }) => ({
    properties: { kind: { const: kind }, [kind]: value.schema },
    required: isRequired ? ["kind", kind] : ["kind"],
  }));
  return {
    schema: { allOf: [base, { oneOf: options as JsonObject[] }] },
    make: (next) => {
      const { kind, value, isRequired } = pick(next, kinds);
      const own = isRequired || next(2) ? [[kind, value.make(next)] as const] : [];
      return object([["id", next(9)], ["kind", kind], ...own]);
    },
  };
}

function referencePart(world: World, depth: number): Part {
  const { draw, definitions, keyword } = world;
  const name = pick(draw, ["Node", "entry", "a b"]);
  const to = `#/${keyword}/${encodeURIComponent(name)}`;
  const known = definitions.get(name);
  if (!known) {
    definitions.set(name, { schema: true, make: () => null });
    const body = name === "Node" ? nodePart(world, to, depth) : part(world, depth);
    definitions.set(name, body);
  }
  // A definition that refers to itself is written by its node part alone, which ends.
  const isOpen = known?.schema === true;
  if (isOpen) return pick(draw, scalars)(draw);
  return { schema: { $ref: to }, make: (next) => (definitions.get(name) as Part).make(next) };
}

function nodePart(world: World, to: string, depth: number): Part {
  const value = part(world, Math.min(depth, 1));
  const make = (next: Draw, left: number): Json =>
    object([
      ["value", value.make(next)],
      ...(left > 0 && next(2) ? [["next", make(next, left - 1)] as const] : []),
      ...(left > 0 && next(2) ? [["children", many(next, 2, () => make(next, left - 1))] as const] : []),
    ]);
  return {
    schema: {
      type: "object",
      properties: {
        value: value.schema,
        next: { $ref: to },
        children: { type: "array", items: { $ref: to } },
      },
      required: ["value"],
    },
    make: (next) => make(next, 2),
  };
}

/** What no service enforces, and what nobody asks of a value. */
function wordsPart(world: World, depth: number): Part {
  const { schema, make } = part(world, depth);
  const extra = pick<JsonObject>(world.draw, [
    { not: { const: "never this" } },
    { default: "d" },
    { examples: [1] },
    { if: { const: "never this" }, then: false },
    { "x-own": 1 },
    { $comment: "c" },
  ]);
  return { schema: typeof schema === "object" ? { ...schema, ...extra } : schema, make };
}

function schemaCase(seed: number): SchemaCase {
  const draw = drawFrom(seed);
  const world: World = { draw, definitions: new Map(), keyword: draw(3) ? "$defs" : "definitions" };
  const isObject = draw(4) > 0;
  const { schema, make } = isObject ? objectPart(world, 3) : part(world, 3);
  const definitions = object([...world.definitions].map(([name, each]) => [name, each.schema as Json]));
  const whole =
    typeof schema === "object" && world.definitions.size
      ? { ...schema, [world.keyword]: definitions }
      : schema;
  return { schema: whole, values: Array.from({ length: 3 }, () => make(draw)) };
}

/** Schemas of all kinds, with values of each. */
export const schemaCases: readonly SchemaCase[] = fc.sample(fc.nat(), cases(500)).map(schemaCase);
