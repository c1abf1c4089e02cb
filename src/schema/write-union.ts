import type { AnswerStep } from "../runtime/answer-form.ts";
import type { JsonObject } from "../runtime/types.ts";
import { NoForm, optionsOf, type Shape, type UnionShape, withNotes } from "./shape.ts";
import { annotate, type Place, typeName, type Writing, type Written } from "./writing.ts";

/** A union: a list of types where its options say no more, else `anyOf`. */
export function writeUnion(shape: UnionShape, place: Place, writing: Writing): Written {
  const { form, encoding, write } = writing;
  const options = optionsOf(shape);
  const [single, second] = options;
  if (!single) throw new NoForm(shape.at);
  if (!second) return write(withNotes(single, shape), place);
  const boxed = encoding.boxed(shape);
  const names = boxNames(options, encoding.resolve.bind(encoding));
  // Where null is a mark of the others, it is no schema of its own.
  const isMark = (option: Shape) => form.nullable === "flag" && option.kind === "null";
  const written = options.map((option) =>
    isMark(option) ? { schema: {}, step: null } : write(option, place),
  );
  const schemas = written.map(({ schema }, at) =>
    boxed[at] ? box(names[at] as string, schema, writing) : schema,
  );
  const boxes = written.flatMap(({ step }, at): [string, AnswerStep][] =>
    boxed[at] ? [[names[at] as string, step]] : [],
  );
  const types = written.flatMap(({ step }, at): [string, AnswerStep][] => {
    const kinds = boxed[at] || step === null ? [] : [...encoding.kinds(options[at] as Shape)];
    return kinds.map((kind) => [kind, step]);
  });
  if (boxes.length) types.push(["object", { options: boxes }]);
  const step: AnswerStep = types.length ? { types } : null;
  if (form.nullable === "flag") {
    const others = schemas.filter((_, at) => !isMark(options[at] as Shape));
    return { schema: annotate(flagNull(others, others.length < schemas.length), shape, writing), step };
  }
  return { schema: annotate(joinOptions(schemas), shape, writing), step };
}

/** An object with the value under a key of its own. */
export function box(key: string, schema: JsonObject, { form }: Pick<Writing, "form">): JsonObject {
  return {
    type: typeName("object", form),
    properties: Object.fromEntries([[key, schema]]),
    required: [key],
    ...(form.additional !== "none" && { additionalProperties: false }),
  };
}

function joinOptions(schemas: readonly JsonObject[], capitals = false): JsonObject {
  const different = schemas.filter(
    (schema, at) => schemas.findIndex((other) => JSON.stringify(other) === JSON.stringify(schema)) === at,
  );
  const [only] = different;
  // Nothing may stand beside a reference, and the union may have words.
  if (only && different.length === 1 && !("$ref" in only)) return only;
  const isBare =
    !capitals &&
    different.every((schema) => Object.keys(schema).join() === "type" && typeof schema["type"] === "string");
  return isBare ? { type: different.map(({ type }) => type as string) } : { anyOf: different };
}

/** Null as a mark of the other options. */
function flagNull(others: readonly JsonObject[], isNullable: boolean): JsonObject {
  if (!others.length) throw new NoForm("");
  return { ...joinOptions(others, true), ...(isNullable && { nullable: true }) };
}

/** Names for options: what tells them apart, where they go by that, what they refer to, their titles, or numbers. */
function boxNames(options: readonly Shape[], resolve: (shape: Shape) => Shape): string[] {
  const names = options.map((option, at) => nameOf(option, options, resolve) ?? `option_${at + 1}`);
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${name}_${at + 1}`));
}

function nameOf(option: Shape, all: readonly Shape[], resolve: (shape: Shape) => Shape): string | undefined {
  const own = option.kind === "ref" ? option.to.split("/").at(-1) : option.title;
  const name = discriminator(option, all, resolve) ?? own?.replace(/[^A-Za-z0-9_-]+/g, "_");
  return name || undefined;
}

function discriminator(
  option: Shape,
  all: readonly Shape[],
  resolve: (shape: Shape) => Shape,
): string | undefined {
  const constants = (shape: Shape) => {
    const found = resolve(shape);
    if (found.kind !== "object") return [];
    return [...found.properties].flatMap(([key, each]) => {
      const [value, second] = each.kind === "values" ? each.values : [];
      return typeof value === "string" && second === undefined ? [`${key} ${value}`] : [];
    });
  };
  const own = constants(option).find((found) =>
    all.every((other) => other === option || !constants(other).includes(found)),
  );
  const value = own?.slice(own.indexOf(" ") + 1);
  return value && /^[\w-]{1,40}$/.test(value) ? value : undefined;
}
