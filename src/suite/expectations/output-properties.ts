import { resolveReference } from "../../runtime/resolve-reference.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";

/** The top-level properties that a schema describes, with their schemas: through references and combinations. */
export function outputProperties(schema: JsonSchema | undefined): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  if (schema !== undefined) collect(schema, schema, found, new Set());
  return found;
}

function collect(
  schema: Json | undefined,
  root: JsonSchema,
  found: Map<string, JsonSchema>,
  seen: Set<Json>,
): void {
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  const { properties, $ref } = schema;
  if (isObject(properties)) {
    for (const [name, each] of Object.entries(properties)) found.set(name, each as JsonSchema);
  }
  if (typeof $ref === "string") collect(resolveReference(root, $ref), root, found, seen);
  for (const word of ["allOf", "anyOf", "oneOf"]) {
    const branches = schema[word];
    if (Array.isArray(branches)) for (const branch of branches) collect(branch, root, found, seen);
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
