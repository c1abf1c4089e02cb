import type { AnswerStep } from "../runtime/answer-form.ts";
import type { JsonObject } from "../runtime/types.ts";
import type { Encoding } from "./encoding.ts";
import { keepLimits } from "./keep-limits.ts";
import type { SchemaForm, TypeName } from "./schema-form.ts";
import type { Limit, Shape } from "./shape.ts";
import { sayLimits } from "./words.ts";

/** A schema for a service, and how what fits it is read. */
export interface Written {
  readonly schema: JsonObject;
  readonly step: AnswerStep;
}

/** Where in the schema something is written. */
export interface Place {
  /** The definition, by what refers to it. */
  readonly definition: string;
  /** Below a property of that definition that may be left out. */
  readonly optional: boolean;
}

/** What all writers of one schema share. */
export interface Writing {
  readonly form: SchemaForm;
  readonly encoding: Encoding;
  write(shape: Shape, place: Place): Written;
  /** Notes that limits are not enforced. */
  lose(limits: readonly Limit[]): void;
}

/** The name of a type as a service spells it. */
export function typeName(type: TypeName, { capitals }: SchemaForm): string {
  return capitals ? type.toUpperCase() : type;
}

/** A schema with what a shape says beside its kind: limits that the service enforces, and all others in words. */
export function annotate(
  schema: JsonObject,
  shape: Shape,
  { form, lose }: Writing,
  limits: readonly Limit[] = shape.limits,
): JsonObject {
  const { kept, left } = keepLimits(shape.kind, limits, form);
  const { title, description, at } = shape;
  const hasTitle = form.annotations.includes("title");
  const unsaid: Limit[] =
    title !== undefined && !hasTitle ? [{ keyword: "title", value: title, at: `${at}/title` }] : [];
  const lost = [...left, ...unsaid];
  lose(lost);
  const words = form.shown && lost.length ? sayLimits(lost) : undefined;
  const text = [description, words].filter((each) => each !== undefined).join("\n");
  return {
    ...schema,
    ...kept,
    ...(title !== undefined && hasTitle && { title }),
    ...(text !== "" && { description: text }),
  };
}
