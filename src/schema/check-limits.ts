import type { Json, JsonObject } from "../runtime/types.ts";
import type { SchemaLimits } from "./schema-form.ts";

/** How much of each limited thing a schema has. */
type Counts = { -readonly [Name in keyof Required<SchemaLimits>]: number };

/** The first limit of a service that a schema exceeds; undefined where it keeps all. */
export function exceededLimit(schema: JsonObject, limits: SchemaLimits): string | undefined {
  const counts: Counts = {
    properties: 0,
    depth: 0,
    enumValues: 0,
    characters: 0,
    longEnumCharacters: 0,
    longEnum: 0,
    optional: 0,
    unions: 0,
  };
  count(schema, 1, counts, limits.longEnum ?? Infinity);
  const names = Object.keys(limits) as (keyof SchemaLimits)[];
  return names.find((name) => name !== "longEnum" && counts[name] > (limits[name] ?? Infinity));
}

function count(schema: JsonObject, depth: number, counts: Counts, longEnum: number): void {
  const {
    properties = {},
    $defs = {},
    required = [],
    anyOf,
    items,
    type,
  } = schema as { [keyword: string]: Json };
  const values = (schema["enum"] ?? ("const" in schema ? [schema["const"]] : [])) as Json[];
  const names = Object.keys(properties as JsonObject);
  const sizes = values.map((value) => (typeof value === "string" ? value : JSON.stringify(value)).length);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  counts.properties += names.length;
  counts.optional += names.filter((name) => !(required as string[]).includes(name)).length;
  counts.unions += Array.isArray(anyOf) || Array.isArray(type) ? 1 : 0;
  counts.enumValues += "const" in schema ? 0 : values.length;
  counts.characters += size + [...names, ...Object.keys($defs as JsonObject)].join("").length;
  if (values.length > longEnum) counts.longEnumCharacters = Math.max(counts.longEnumCharacters, size);
  const isDeep = "properties" in schema || "items" in schema;
  if (isDeep) counts.depth = Math.max(counts.depth, depth);
  const below = [...Object.values(properties as JsonObject), ...(items === undefined ? [] : [items])];
  for (const each of below) count(each as JsonObject, depth + 1, counts, longEnum);
  for (const each of (anyOf ?? []) as JsonObject[]) count(each, depth, counts, longEnum);
  for (const each of Object.values($defs as JsonObject)) count(each as JsonObject, 1, counts, longEnum);
}
