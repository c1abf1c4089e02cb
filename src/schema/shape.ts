import type { Json, JsonSchema } from "../runtime/types.ts";

/** A keyword that limits values, and where it stands. */
export interface Limit {
  readonly keyword: string;
  /** Of a keyword that others belong to, an object of all. */
  readonly value: Json;
  /** JSON Pointer to the keyword in the original schema. */
  readonly at: string;
  /** Keywords beside it that mean nothing alone: `then`, `minContains`. */
  readonly others?: readonly string[];
  /** The value is a whole schema. */
  readonly isWhole?: boolean;
}

/** What any shape may say beside its kind. */
export interface Notes {
  readonly title?: string;
  readonly description?: string;
  readonly limits: readonly Limit[];
  /** JSON Pointer to the schema that the shape was read from. */
  readonly at: string;
}

/** An array: its first items, and all others; nothing is said of others where `items` is absent. */
export interface ArrayShape extends Notes {
  readonly kind: "array";
  readonly first: readonly Shape[];
  readonly items?: Shape;
}

/** Properties whose names match a regular expression. */
export interface PatternShape {
  readonly pattern: string;
  readonly shape: Shape;
  readonly schema: JsonSchema;
  readonly at: string;
}

/** An object; nothing is said of other properties where `others` is absent. */
export interface ObjectShape extends Notes {
  readonly kind: "object";
  /** Whether it names properties, be it none; an object that does not is open. */
  readonly named: boolean;
  readonly properties: ReadonlyMap<string, Shape>;
  readonly required: ReadonlySet<string>;
  /** Properties by what their names match. */
  readonly patterns: readonly PatternShape[];
  readonly others?: Shape;
  /** What stands under `additionalProperties`. */
  readonly othersSchema?: JsonSchema;
  /** Where `additionalProperties` stands. */
  readonly othersAt?: string;
}

/** Any value; of values of one type, what stands under it in `typed` holds. */
export interface AnyShape extends Notes {
  readonly kind: "any";
  readonly typed: readonly TypedShape[];
}

/** Values of one type without parts. */
export interface ScalarShape extends Notes {
  readonly kind: "string" | "number" | "integer" | "boolean" | "null";
}

/** A few values. */
export interface ValuesShape extends Notes {
  readonly kind: "values";
  readonly values: readonly Json[];
}

/** Any of some shapes. */
export interface UnionShape extends Notes {
  readonly kind: "union";
  readonly options: readonly Shape[];
}

/** What stands somewhere else in the schema. */
export interface RefShape extends Notes {
  readonly kind: "ref";
  readonly to: string;
}

/** No value. */
export interface NeverShape extends Notes {
  readonly kind: "never";
}

/** Values of one type. */
export type TypedShape = ArrayShape | ObjectShape | ScalarShape;

/** A schema as what it says, whatever its draft and however it says it. */
export type Shape = TypedShape | AnyShape | ValuesShape | UnionShape | RefShape | NeverShape;

/** A schema that a service cannot be given in any form, and why: the keyword in its way. */
export class NoForm extends Error {
  readonly at: string;
  constructor(at: string) {
    super(at);
    this.at = at;
  }
}

/** The options of a union without unions and empty shapes among them; a union with words of its own stays. */
export function optionsOf({ options }: UnionShape): Shape[] {
  return options.flatMap((option) => {
    if (option.kind === "never") return [];
    const isBare = option.kind === "union" && !option.limits.length && option.description === undefined;
    return isBare ? optionsOf(option) : [option];
  });
}

/** A shape that says what another one says beside its kind, too. */
export function withNotes(shape: Shape, { title, description, limits }: Notes): Shape {
  const words = [...new Set([description, shape.description].filter((text) => text !== undefined))];
  return {
    ...shape,
    ...(title !== undefined && { title }),
    ...(words.length && { description: words.join("\n") }),
    limits: [...shape.limits, ...limits],
  };
}

/** Whether every value fits, and nothing is said. */
export function isOpen(shape: Shape): boolean {
  return shape.kind === "any" && shape.typed.length === 0;
}

/** A pointer one step further. */
export function below(at: string, ...steps: (string | number)[]): string {
  return [at, ...steps.map((step) => `${step}`.replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}
