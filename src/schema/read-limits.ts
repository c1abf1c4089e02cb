import type { Json, JsonObject } from "../runtime/types.ts";
import { below, type Limit } from "./shape.ts";

/** Keywords that say something of values of one type. */
export const typeKeywords = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: [
    "prefixItems",
    "items",
    "additionalItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "unevaluatedItems",
  ],
  object: [
    ...[
      "properties",
      "required",
      "patternProperties",
      "additionalProperties",
      "minProperties",
      "maxProperties",
    ],
    ...["propertyNames", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties"],
  ],
  boolean: [],
  null: [],
} as const satisfies { [type: string]: readonly string[] };

/** Keywords that shapes say by what they are. */
const structure = new Set([
  ...["type", "enum", "const", "properties", "required", "patternProperties", "additionalProperties"],
  ...[
    "prefixItems",
    "items",
    "additionalItems",
    "allOf",
    "anyOf",
    "oneOf",
    "$ref",
    "$dynamicRef",
    "$recursiveRef",
  ],
  ...["title", "description"],
]);

/** Keywords that say nothing of values, and nothing to a model. */
const identity = new Set([
  ...["$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$comment"],
  ...["$defs", "definitions"],
]);

/** Keywords that mean nothing without another. */
const dependents: { readonly [keyword: string]: readonly string[] } = {
  if: ["then", "else"],
  contains: ["minContains", "maxContains"],
};
const isDependent = (keyword: string) => Object.values(dependents).some((names) => names.includes(keyword));

/** Of all types: what is said of values of any type. */
const general = (keyword: string) =>
  !Object.values(typeKeywords).some((names) => (names as readonly string[]).includes(keyword));

/** What a schema says beside its structure of values of a type, or of values of any. */
export function readLimits(schema: JsonObject, type: keyof typeof typeKeywords | "any", at: string): Limit[] {
  const names = type === "any" ? Object.keys(schema).filter(general) : Object.keys(schema).filter(isOf(type));
  return names.flatMap((keyword): Limit[] => {
    const value = schema[keyword] as Json;
    if (structure.has(keyword) || identity.has(keyword) || isDependent(keyword)) return [];
    // It closes what is written, or asks for nothing.
    if ((keyword === "unevaluatedProperties" || keyword === "uniqueItems") && value === false) return [];
    const others = (dependents[keyword] ?? []).filter((name) => name in schema);
    if (!others.length) return [{ keyword, value, at: below(at, keyword) }];
    const all = Object.fromEntries([keyword, ...others].map((name) => [name, schema[name] as Json]));
    return [{ keyword, value: all, at: below(at, keyword), others }];
  });
}

const isOf = (type: keyof typeof typeKeywords) => (keyword: string) =>
  (typeKeywords[type] as readonly string[]).includes(keyword);
