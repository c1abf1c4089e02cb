import { findNearest } from "../../diagnostics/nearest.ts";
import { describeValue, readSchemaProblems, type SchemaProblem } from "../../diagnostics/schema-problems.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";
import type { KeyPath } from "../2-parse/front-matter.ts";
import { lowerPicoschema } from "./picoschema.ts";
import type { SchemaScope } from "./schema-types.ts";
import { proveSchema } from "./schema-validator.ts";

const JSON_SCHEMA_TYPES = new Set([
  "any",
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
]);
/** Keywords whose presence (with a list or a reference as value) no Picoschema field can have. */
const LIST_KEYWORDS = ["anyOf", "oneOf", "allOf", "enum", "type"];
const NAMING_KEYWORDS = ["$ref", "$schema", "$defs"];

/**
 * A schema of the front matter as JSON Schema: Picoschema is lowered, a name is looked up, a JSON Schema is proved to
 * be one. Undefined, with a complaint, for what is no schema.
 */
export function resolveSchema(value: Json, path: KeyPath, scope: SchemaScope): JsonSchema | undefined {
  if (typeof value === "boolean") return value;
  if (value === null) return undefined;
  const schema = scope.form === "json-schema" ? readObject(value) : readJsonSchema(value);
  if (schema) return prove(schema, path, scope) ? schema : undefined;
  let sound = true;
  const lowered = lowerPicoschema(value, path, {
    lookup: scope.lookup,
    complain(complaint) {
      sound &&= complaint.code !== "invalid-schema";
      scope.complain(complaint);
    },
  });
  return sound ? lowered : undefined;
}

/** The value where it is written as JSON Schema, by the marks that Dotprompt goes by and a few that no field can have. */
function readJsonSchema(value: Json): JsonObject | undefined {
  const written = readObject(value);
  if (!written) return undefined;
  const { type, properties } = written;
  if (typeof type === "string" && JSON_SCHEMA_TYPES.has(type)) {
    if (type !== "any") return written;
    const { type: _any, ...rest } = written;
    return rest;
  }
  if (LIST_KEYWORDS.some((keyword) => Array.isArray(written[keyword]))) return written;
  if (NAMING_KEYWORDS.some((keyword) => Object.hasOwn(written, keyword))) return written;
  if (typeof properties === "object" && properties !== null) return { ...written, type: "object" };
  return undefined;
}

function readObject(value: Json): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

function prove(schema: JsonObject, path: KeyPath, scope: SchemaScope): boolean {
  const fault = proveSchema(schema);
  if (!fault) return true;
  if ("reason" in fault) {
    const message = `The schema can't be used: ${fault.reason}.`;
    scope.complain({ code: "invalid-schema", path: [...path, ...fault.at], part: "value", message });
    return false;
  }
  for (const problem of readSchemaProblems(fault.errors)) {
    const place = [...path, ...problem.path];
    scope.complain({
      code: "invalid-schema",
      path: place,
      part: "value",
      ...explainProblem(schema, problem),
    });
  }
  return false;
}

function explainProblem(schema: JsonObject, problem: SchemaProblem): { message: string; help?: string } {
  const keyword = problem.path.at(-1) ?? "The schema";
  const wrong = problem.path.reduce<Json | undefined>(
    (value, key) => (typeof value === "object" && value !== null ? (value as JsonObject)[key] : undefined),
    schema,
  );
  if (keyword !== "type" || typeof wrong !== "string") {
    return { message: `\`${keyword}\` must be ${problem.expected}, not ${problem.received}.` };
  }
  const types = [...JSON_SCHEMA_TYPES].filter((type) => type !== "any");
  const meant = findNearest(wrong, types);
  return {
    message: `${describeValue(wrong)} is not a type of JSON Schema.`.replace(/^t/, "T"),
    help: meant ? `Did you mean \`${meant}\`?` : `Use one of ${types.join(", ")}.`,
  };
}
