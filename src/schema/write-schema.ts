import { kindOf } from "../runtime/json-value.ts";
import type { Json, JsonObject } from "../runtime/types.ts";
import type { TypeName } from "./schema-form.ts";
import { isOpen, NoForm, type RefShape, type ScalarShape, type Shape, type ValuesShape } from "./shape.ts";
import { writeArray } from "./write-array.ts";
import { writeObject } from "./write-object.ts";
import { writeUnion } from "./write-union.ts";
import { annotate, type Place, typeName, type Writing, type Written } from "./writing.ts";

/** Writes `$ref`, or what it means in its place. */
export type WriteReference = (shape: RefShape, place: Place) => Written;

/** A shape as a schema for a service. Throws {@link NoForm} where there is none. */
export function writeShape(shape: Shape, place: Place, writing: Writing, reference: WriteReference): Written {
  switch (shape.kind) {
    case "never":
      throw new NoForm(shape.at);
    case "any":
      return writeAny(shape, place, writing);
    case "values":
      return writeValues(shape, writing);
    case "union":
      return writeUnion(shape, place, writing);
    case "null":
      if (writing.form.nullable === "flag") throw new NoForm(shape.at);
      return writeScalar(shape, writing);
    case "ref":
      return reference(shape, place);
    case "array":
      return writeArray(shape, place, writing);
    case "object":
      return writeObject(shape, place, writing);
    default:
      return writeScalar(shape, writing);
  }
}

function writeScalar(shape: ScalarShape, writing: Writing): Written {
  return { schema: annotate({ type: typeName(shape.kind, writing.form) }, shape, writing), step: null };
}

const everyType = ["string", "number", "boolean", "null", "array", "object"];

/** What says nothing of a type is asked for in the types of which it says something. */
function writeAny(shape: Extract<Shape, { kind: "any" }>, place: Place, writing: Writing): Written {
  if (!isOpen(shape)) {
    const [only, second] = shape.typed;
    const limits = [...shape.limits, ...(only && !second ? only.limits : [])];
    const narrowed: Shape =
      only && !second
        ? ({ ...only, ...shape, kind: only.kind, limits } as Shape)
        : { ...shape, kind: "union", options: shape.typed };
    return writing.write(narrowed, place);
  }
  const { any } = writing.form;
  if (any === "none") throw new NoForm(shape.at);
  return { schema: annotate(any === "types" ? { type: everyType } : {}, shape, writing), step: null };
}

function writeValues(shape: ValuesShape, writing: Writing): Written {
  const { form, encoding } = writing;
  const { values } = shape;
  const taken: readonly string[] = form.values;
  if (encoding.asText(values)) return writeTexts(shape, writing);
  const others = values.filter((value) => !taken.includes(kindOf(value)));
  const isNullable = others.length === 1 && others[0] === null;
  if (others.length && !isNullable) {
    const type = typesOf(values);
    const lost = { keyword: "enum", value: [...values], at: shape.at };
    return {
      schema: annotate({ type: type.length > 1 ? type : (type[0] as string) }, shape, writing, [
        ...shape.limits,
        lost,
      ]),
      step: null,
    };
  }
  const kept = values.filter((value) => !others.includes(value));
  return {
    schema: annotate(withNull(valueSchema(kept, writing), isNullable, writing), shape, writing),
    step: null,
  };
}

/** Values by their JSON text, which a service takes that takes text alone. */
function writeTexts(shape: ValuesShape, writing: Writing): Written {
  const taken: readonly string[] = writing.form.values;
  const isApart = shape.values.includes(null) && !taken.includes("null");
  const texts = shape.values
    .filter((value) => value !== null || !isApart)
    .map((value) => JSON.stringify(value));
  const schema = withNull(valueSchema(texts, writing), isApart, writing);
  return { schema: annotate(schema, shape, writing), step: { types: [["string", { text: true }]] } };
}

function withNull(schema: JsonObject | undefined, isNullable: boolean, { form }: Writing): JsonObject {
  if (!isNullable) return schema ?? {};
  if (form.nullable === "flag") {
    if (!schema) throw new NoForm("");
    return { ...schema, nullable: true };
  }
  const none = { type: typeName("null", form) };
  return schema ? { anyOf: [schema, none] } : none;
}

function valueSchema(values: readonly Json[], { form }: Writing): JsonObject | undefined {
  const [only, second] = values;
  if (only === undefined) return undefined;
  const types = typesOf(values).map((type) => typeName(type, form));
  const type = form.typedValues && { type: types.length > 1 ? types : (types[0] as string) };
  return { ...type, ...(second === undefined && form.constant ? { const: only } : { enum: [...values] }) };
}

function typesOf(values: readonly Json[]): TypeName[] {
  const types = values.map((value) => (Number.isInteger(value) ? "integer" : kindOf(value)) as TypeName);
  const isMixed = types.includes("number");
  return [...new Set(types.map((type) => (isMixed && type === "integer" ? "number" : type)))];
}
