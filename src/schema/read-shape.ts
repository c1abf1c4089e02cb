import { checkSchema } from "../runtime/check-schema.ts";
import { canonical } from "../runtime/json-value.ts";
import { resolveReference } from "../runtime/resolve-reference.ts";
import type { Json, JsonObject, JsonSchema } from "../runtime/types.ts";
import { meet } from "./meet-shapes.ts";
import { readLimits, typeKeywords } from "./read-limits.ts";
import type { TypeName } from "./schema-form.ts";
import {
  type AnyShape,
  below,
  NoForm,
  type Notes,
  type ObjectShape,
  type Shape,
  type TypedShape,
} from "./shape.ts";

/**
 * Reads a schema of any draft from 7 to 2020-12, as `checkSchema` does: references and compositions count beside other
 * keywords, and what says nothing of a type holds for values of the type that it is about.
 */
export class ShapeReader {
  readonly #root: JsonSchema;
  readonly #targets = new Map<string, Shape>();
  readonly #open = new Set<string>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /** The shape of the whole schema. */
  root(): Shape {
    return this.target("#");
  }

  /** The shape that a reference means. Throws {@link NoForm} where that is a matter of itself. */
  target(to: string): Shape {
    const known = this.#targets.get(to);
    if (known) return known;
    const schema = this.schema(to);
    if (this.#open.has(to)) throw new NoForm(to);
    this.#open.add(to);
    try {
      const shape = this.read(schema, to);
      this.#targets.set(to, shape);
      return shape;
    } finally {
      this.#open.delete(to);
    }
  }

  /** The schema that a reference means. Throws {@link NoForm} where there is none. */
  schema(to: string): JsonSchema {
    const schema = resolveReference(this.#root, to);
    if (schema === undefined) throw new NoForm(to);
    return schema;
  }

  /** The shape of a schema that stands at a pointer. */
  read(schema: JsonSchema, at: string): Shape {
    const notes = { limits: [], at };
    if (typeof schema === "boolean") {
      return schema ? { kind: "any", typed: [], ...notes } : { kind: "never", ...notes };
    }
    const parts = [this.#own(schema, at), ...this.#references(schema, at), ...this.#compositions(schema, at)];
    const whole = parts.reduce((met, part) => meet(met, part, (to) => this.target(to)));
    return schema["unevaluatedProperties"] === false ? close(whole) : whole;
  }

  #references(schema: JsonObject, at: string): Shape[] {
    return ["$ref", "$dynamicRef", "$recursiveRef"].flatMap((keyword): Shape[] => {
      const to = schema[keyword];
      if (typeof to !== "string") return [];
      if (resolveReference(this.#root, to) === undefined) throw new NoForm(below(at, keyword));
      return [{ kind: "ref", to, limits: [], at }];
    });
  }

  #compositions(schema: JsonObject, at: string): Shape[] {
    const { allOf = [], anyOf, oneOf } = schema as { [keyword: string]: JsonSchema[] };
    const readAll = (schemas: readonly JsonSchema[], keyword: string) =>
      schemas.map((each, index) => this.read(each, below(at, keyword, index)));
    const one = oneOf && {
      kind: "union" as const,
      options: readAll(oneOf, "oneOf"),
      limits: oneOf.length > 1 ? [{ keyword: "oneOf", value: true, at: below(at, "oneOf") }] : [],
      at,
    };
    const any = anyOf && { kind: "union" as const, options: readAll(anyOf, "anyOf"), limits: [], at };
    return [...readAll(allOf, "allOf"), ...(any ? [any] : []), ...(one ? [one] : [])];
  }

  /** What the schema says itself. */
  #own(schema: JsonObject, at: string): Shape {
    const { title, description } = schema;
    const notes: Notes = {
      ...(typeof title === "string" && { title }),
      ...(typeof description === "string" && { description }),
      limits: readLimits(schema, "any", at),
      at,
    };
    const values = valuesOf(schema);
    if (values) return values.length ? { kind: "values", values, ...notes } : { kind: "never", ...notes };
    const types = typesOf(schema);
    if (!types) return { ...this.#untyped(schema, at), ...notes };
    if (types.length === 0) return { kind: "never", ...notes };
    const options = types.map((type) => this.#typed(type, schema, at));
    const [only] = options;
    if (only && options.length === 1) return { ...only, ...notes, limits: [...only.limits, ...notes.limits] };
    return { kind: "union", options, ...notes };
  }

  #untyped(schema: JsonObject, at: string): AnyShape {
    const types = (["string", "number", "array", "object"] as const).filter((type) =>
      typeKeywords[type].some((keyword) => keyword in schema),
    );
    return { kind: "any", typed: types.map((type) => this.#typed(type, schema, at)), limits: [], at };
  }

  #typed(type: TypeName, schema: JsonObject, at: string): TypedShape {
    const limits = readLimits(schema, type === "integer" ? "number" : type, at);
    if (type === "object") return { ...this.#object(schema, at), limits };
    if (type !== "array") return { kind: type, limits, at };
    const { prefixItems, items, additionalItems } = schema as {
      [keyword: string]: JsonSchema | JsonSchema[];
    };
    const isOld = Array.isArray(items);
    const first = isOld ? items : ((prefixItems ?? []) as JsonSchema[]);
    const rest = isOld ? additionalItems : items;
    const [firstAt, restAt] = isOld ? ["items", "additionalItems"] : ["prefixItems", "items"];
    return {
      kind: "array",
      first: first.map((each, index) => this.read(each, below(at, firstAt, index))),
      ...(rest !== undefined && { items: this.read(rest as JsonSchema, below(at, restAt)) }),
      limits,
      at,
    };
  }

  #object(schema: JsonObject, at: string): ObjectShape {
    const { properties = {}, patternProperties = {} } = schema as {
      [keyword: string]: { [key: string]: JsonSchema };
    };
    const { required = [], additionalProperties } = schema as {
      required?: string[];
      additionalProperties?: JsonSchema;
    };
    const read = (keyword: string, key: string, each: JsonSchema) => this.read(each, below(at, keyword, key));
    return {
      kind: "object",
      named: "properties" in schema || required.length > 0,
      properties: new Map(
        Object.entries(properties).map(([key, each]) => [key, read("properties", key, each)]),
      ),
      required: new Set(required),
      patterns: Object.entries(patternProperties).map(([pattern, each]) => ({
        pattern,
        shape: read("patternProperties", pattern, each),
        schema: each,
        at: below(at, "patternProperties", pattern),
      })),
      ...(additionalProperties !== undefined && {
        others: this.read(additionalProperties, below(at, "additionalProperties")),
        othersSchema: additionalProperties,
        othersAt: below(at, "additionalProperties"),
      }),
      limits: [],
      at,
    };
  }
}

const TYPES: ReadonlySet<Json> = new Set<TypeName>([
  "string",
  "number",
  "integer",
  "boolean",
  "null",
  "array",
  "object",
]);

/** The types that a schema names; no value is of a type that there is not. */
function typesOf({ type }: JsonObject): TypeName[] | undefined {
  if (type === undefined) return undefined;
  const types = [...new Set([type].flat())].filter((each) => TYPES.has(each)) as TypeName[];
  return types.includes("number") ? types.filter((each) => each !== "integer") : types;
}

/** Keywords that need no other schema to judge a value. */
const valueKeywords = new Set<string>([
  "type",
  "enum",
  "const",
  ...typeKeywords.string,
  ...typeKeywords.number,
]);

/** The values of `enum` and `const` that keep what else the schema says of values alone. */
function valuesOf(schema: JsonObject): Json[] | undefined {
  const { enum: several, const: one } = schema as { enum?: Json[]; const?: Json };
  const values = one === undefined ? several : [one];
  if (!values) return undefined;
  const isOwn = (keyword: string) => valueKeywords.has(keyword) || (keyword === "enum" && one !== undefined);
  const own = Object.fromEntries(Object.entries(schema).filter(([keyword]) => isOwn(keyword)));
  const kept = values.filter((value) => checkSchema(own, value).length === 0);
  const keys = kept.map(canonical);
  const first = new Map(keys.map((key, at) => [key, at] as const).toReversed());
  return kept.filter((_, at) => first.get(keys[at] as string) === at);
}

/** An object of which nothing more may be said. */
function close(shape: Shape): Shape {
  if (shape.kind === "union") return { ...shape, options: shape.options.map(close) };
  if (shape.kind === "any") return { ...shape, typed: shape.typed.map((each) => close(each) as TypedShape) };
  if (shape.kind !== "object" || shape.others) return shape;
  const at = below(shape.at, "unevaluatedProperties");
  return { ...shape, others: { kind: "never", limits: [], at }, othersSchema: false, othersAt: at };
}
