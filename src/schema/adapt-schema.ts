import type { AnswerForm, AnswerStep } from "../runtime/answer-form.ts";
import type { JsonObject, JsonSchema } from "../runtime/types.ts";
import { exceededLimit } from "./check-limits.ts";
import { Definitions } from "./definitions.ts";
import { Encoding } from "./encoding.ts";
import { ShapeReader } from "./read-shape.ts";
import type { SchemaForm } from "./schema-form.ts";
import { below, NoForm, type Shape } from "./shape.ts";
import { writeShape } from "./write-schema.ts";
import { box } from "./write-union.ts";
import { annotate, type Place, type Writing, type Written } from "./writing.ts";

/** A keyword of the original schema that a service does not enforce. */
export interface SchemaLoss {
  /** JSON Pointer to the keyword: `#/properties/age/minimum`. */
  readonly pointer: string;
  readonly keyword: string;
}

/** A schema as one service can be given it. */
export interface AdaptedSchema {
  /** Absent where the service takes the schema in no form. */
  readonly schema?: JsonObject;
  /** What the service does not enforce; without a schema, the keyword that stands in the way. */
  readonly losses: readonly SchemaLoss[];
  /** How answers are read; absent where they are what the original schema says. */
  readonly answer?: AnswerForm;
}

/** Writes a schema as a service takes it, as {@link adaptSchema} does, or remembers how that was written. */
export type AdaptSchema = (schema: JsonSchema, form: SchemaForm) => AdaptedSchema;

/**
 * Writes a schema so that a service takes it and enforces as much as it can. What it does not enforce stands in words in
 * the `description` of its place, where the model reads it. Every value of the original schema has a form that fits the
 * adapted one, and `decodeAnswer` gives it back; an object that says nothing of properties without names is taken for
 * closed, as is a tuple, and a schema without a type for one of the types that its keywords are about. `reader` is one of the same schema, which
 * reads it once for several forms.
 */
export function adaptSchema(
  schema: JsonSchema,
  form: SchemaForm,
  reader: ShapeReader = new ShapeReader(schema),
): AdaptedSchema {
  const losses = new Map<string, SchemaLoss>();
  try {
    const encoding = new Encoding(form, (to) => reader.target(to));
    const definitions = new Definitions(reader, form);
    const writing: Writing = {
      form,
      encoding,
      write: (shape, place) =>
        writeShape(shape, place, writing, (ref, at) => definitions.write(ref, at, writing)),
      lose(limits) {
        for (const { keyword, at, others = [] } of limits) {
          for (const name of [keyword, ...others]) {
            const pointer = name === keyword ? at : at.replace(/[^/]*$/, name);
            losses.set(pointer, { pointer, keyword: pointer.split("/").at(-1) ?? keyword });
          }
        }
      },
    };
    const written = writeRoot(reader.root(), schema, writing);
    const whole = { ...written.schema, ...definitions.schemas() };
    const exceeded = form.limits && exceededLimit(whole, form.limits);
    if (exceeded !== undefined) return { losses: [{ pointer: "#", keyword: exceeded }] };
    const answer = answerOf(written.step, definitions.steps());
    return { schema: whole, losses: [...losses.values()], ...(answer && { answer }) };
  } catch (error) {
    // Of a regular expression that is none, nobody can say what it fits.
    if (error instanceof SyntaxError) return { losses: [{ pointer: "#", keyword: "pattern" }] };
    if (!(error instanceof NoForm)) throw error;
    return { losses: [{ pointer: error.at || "#", keyword: error.at.split("/").at(-1) ?? "" }] };
  }
}

const root: Place = { definition: "#", optional: false };

/** The whole answer; put under one key where a service takes objects alone. */
function writeRoot(shape: Shape, original: JsonSchema, writing: Writing): Written {
  const { form, encoding, write } = writing;
  const found = encoding.resolve(shape);
  const isObject =
    found.kind === "object" || (found.kind === "any" && found.typed.every(({ kind }) => kind === "object"));
  if (form.root === "free" || (isObject && !isOpenAny(found))) {
    const written = write(isObject ? found : shape, root);
    if (form.root === "free" || written.schema["type"] === "object") return written;
  } else if (!form.rewrites) return { schema: writeLoose(found, original, writing), step: null };
  const { schema, step } = write(shape, root);
  return { schema: box("answer", schema, writing), step: { under: "answer", step } };
}

const isOpenAny = (shape: Shape) => shape.kind === "any" && shape.typed.length === 0;

/** An object of which the service is told nothing, and the model in words what it is. */
function writeLoose(shape: Shape, original: JsonSchema, writing: Writing): JsonObject {
  const { at, limits } = shape;
  const keyword = shape.kind === "union" ? "anyOf" : shape.kind === "values" ? "enum" : "type";
  const told =
    shape.kind === "any" ? limits : [{ keyword, value: original, at: below(at, keyword), isWhole: true }];
  return annotate({ type: "object", properties: {} }, { ...shape, kind: "object" } as Shape, writing, told);
}

function answerOf(step: AnswerStep, steps: readonly [string, AnswerStep][]): AnswerForm | undefined {
  const named = steps.filter(([, each]) => each !== null);
  if (step === null) return undefined;
  return { step, ...(named.length && { steps: named }) };
}
