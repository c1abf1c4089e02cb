/** The types that a JSON Schema names. */
export type TypeName = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/** The most that a service takes of one schema. */
export interface SchemaLimits {
  /** Properties of all objects together. */
  readonly properties?: number;
  /** Objects and arrays inside each other. */
  readonly depth?: number;
  /** Values of all enums together. */
  readonly enumValues?: number;
  /** Characters of names of properties and definitions, and of values of enums, together. */
  readonly characters?: number;
  /** Characters of the values of one enum that has more than `longEnum` of them. */
  readonly longEnumCharacters?: number;
  /** Values from which on an enum is long. */
  readonly longEnum?: number;
  /** Properties that may be left out. */
  readonly optional?: number;
  /** Unions: `anyOf` and lists of types. */
  readonly unions?: number;
}

/**
 * What one service does with the keywords of a JSON Schema. A data row. Whatever a row does not name is not sent: it is
 * said to the model in words, and validated on the answer.
 */
export interface SchemaForm {
  /** Stable name of the row, as printed by reports. */
  readonly name: string;
  /** Whether the model reads the schema; where it does not, the text carries the schema. */
  readonly shown: boolean;
  /**
   * Whether an answer may be asked for in another form, and mapped back. Where not, what cannot be said is left to words.
   */
  readonly rewrites: boolean;
  /** What has no form is written as any value, and left to words: the service holds nobody to the schema. */
  readonly loose?: true;
  /** What the whole answer must be. */
  readonly root: "object" | "free";
  /** How a property is written that may be left out: as null, or by leaving it out of `required`. */
  readonly optional: "null" | "native";
  /** What is said of properties that the schema does not name: `false` always, `false` or a schema, or nothing. */
  readonly additional: "closed" | "schema" | "none";
  /** `patternProperties` and `propertyNames`: taken on objects without `properties`, or not at all. */
  readonly patternProperties?: "alone";
  /** `$ref` to a local definition. */
  readonly references: boolean;
  /** Definitions that contain themselves: anywhere, below properties that may be left out, or nowhere. */
  readonly recursion: "free" | "optional" | "none";
  /** How an array is written whose first items differ; `fixed` takes tuples of one length. */
  readonly tuples: "native" | "fixed" | "none";
  /** A schema that takes any value: `{}`, a list of all types, or none. */
  readonly any: "empty" | "types" | "none";
  /** Whether an array may do without `items`. */
  readonly openArrays: boolean;
  /** The JSON types that values of `enum` may have. */
  readonly values: readonly ("string" | "number" | "boolean" | "null" | "array" | "object")[];
  /** Whether `type` stands beside `enum`. */
  readonly typedValues: boolean;
  /** Whether one value is written as `const`. */
  readonly constant: boolean;
  /** How null is written as one of several types. */
  readonly nullable: "type" | "flag";
  /** Names of types are written in capitals. */
  readonly capitals?: true;
  /** The order of properties in an answer is asked for in a keyword of its own. */
  readonly ordering?: boolean;
  /** The schema itself has no description. */
  readonly bareRoot?: true;
  /** Options of one `anyOf` must not begin with the same key. */
  readonly distinctKeys?: true;
  /** Keywords that are enforced, by type. */
  readonly keywords: {
    readonly [Type in "string" | "number" | "integer" | "array" | "object"]: readonly string[];
  };
  /** Keywords of strings that exclude those of later groups. */
  readonly stringGroups?: readonly (readonly string[])[];
  /** Regular expressions that a pattern must fit, and must not. */
  readonly pattern?: { readonly fits?: string; readonly not?: string };
  /** Names of formats that are enforced; any where absent. */
  readonly formats?: readonly string[];
  /** The largest `minItems`. */
  readonly minItems?: number;
  /** The largest length or count. */
  readonly count?: number;
  /** Whether `title` and `default` are taken. */
  readonly annotations: readonly ("title" | "default")[];
  readonly limits?: SchemaLimits;
  /** Where the row comes from. */
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly checked: string;
}
