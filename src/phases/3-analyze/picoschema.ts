import { findNearest } from "../../diagnostics/nearest.ts";
import { describeValue } from "../../diagnostics/schema-problems.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";
import type { KeyPath } from "../2-parse/front-matter.ts";
import type { SchemaScope } from "./schema-types.ts";

const SCALAR_TYPES = new Set(["any", "boolean", "integer", "null", "number", "string"]);
const WILDCARD = "(*)";
/** What people write who think in another language's types. */
const FOREIGN_TYPES = new Map([
  ["str", "string"],
  ["text", "string"],
  ["int", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["bool", "boolean"],
]);

/** Lowers Picoschema to JSON Schema. What is not Picoschema is complained about and accepts any value. */
export function lowerPicoschema(pico: Json, path: KeyPath, scope: SchemaScope): JsonSchema {
  if (typeof pico === "string") return lowerTypeWord(pico, path, scope);
  if (typeof pico !== "object" || pico === null || Array.isArray(pico)) {
    const message = `A schema is a type name or a mapping of fields; here is ${describeValue(pico)}.`;
    scope.complain({ code: "invalid-schema", path, part: "value", message });
    return {};
  }
  return lowerFields(pico, path, scope);
}

function lowerTypeWord(text: string, path: KeyPath, scope: SchemaScope): JsonSchema {
  const [type, description] = splitDescription(text);
  if (!SCALAR_TYPES.has(type)) return describe(resolveName(type, path, scope), description);
  return describe(type === "any" ? {} : { type }, description);
}

function lowerFields(fields: JsonObject, path: KeyPath, scope: SchemaScope): JsonObject {
  const properties: [string, JsonSchema][] = [];
  const required: string[] = [];
  let additionalProperties: JsonSchema = false;
  for (const [key, value] of Object.entries(fields)) {
    const place = [...path, key];
    if (key === WILDCARD) {
      additionalProperties = lowerPicoschema(value, place, scope);
      continue;
    }
    const field = readFieldKey(key, place, scope);
    if (!field) continue;
    if (properties.some(([name]) => name === field.name)) {
      const message = `The field \`${field.name}\` stands twice in one schema.`;
      scope.complain({ code: "invalid-schema", path: place, part: "key", message });
      continue;
    }
    if (!field.optional) required.push(field.name);
    const schema = lowerField(field, value, place, scope);
    properties.push([field.name, field.optional ? allowNull(schema) : schema]);
  }
  return {
    type: "object",
    properties: Object.fromEntries(properties) as JsonObject,
    ...(required.length > 0 && { required }),
    additionalProperties,
  };
}

interface Field {
  readonly name: string;
  readonly optional: boolean;
  /** The type in parentheses. */
  readonly type: "array" | "object" | "enum" | undefined;
  readonly description: string | undefined;
}

const FIELD_KEY = /^(?<name>[^(]*?)(?<optional>\?)?\s*(?:\((?<info>.*)\)\s*)?$/s;

function readFieldKey(key: string, path: KeyPath, scope: SchemaScope): Field | undefined {
  const groups = FIELD_KEY.exec(key)?.groups;
  const complain = (message: string, help?: string) =>
    scope.complain({ code: "invalid-schema", path, part: "key", message, ...(help && { help }) });
  if (!groups) {
    complain(`The field \`${key}\` opens a parenthesis and does not close it.`, "Add the closing `)`.");
    return undefined;
  }
  const name = (groups["name"] ?? "").trim();
  if (name === "") {
    complain(`The field \`${key}\` has no name.`);
    return undefined;
  }
  const optional = groups["optional"] !== undefined;
  const info = groups["info"];
  if (info === undefined) return { name, optional, type: undefined, description: undefined };
  const [type, description] = splitDescription(info);
  if (type === "array" || type === "object" || type === "enum") return { name, optional, type, description };
  const help = SCALAR_TYPES.has(type)
    ? `Write the type after the colon: \`${name}: ${info}\`.`
    : "Use array, object or enum in parentheses.";
  complain(`\`${type}\` can't stand in parentheses; only array, object and enum can.`, help);
  return undefined;
}

function lowerField(field: Field, value: Json, path: KeyPath, scope: SchemaScope): JsonSchema {
  const { type, description } = field;
  if (type === "array") {
    const items = lowerPicoschema(value, path, scope);
    return describe({ type: "array", items }, description);
  }
  if (type === "enum") return describe(lowerEnum(value, path, scope), description);
  return describe(lowerPicoschema(value, path, scope), description);
}

function lowerEnum(value: Json, path: KeyPath, scope: SchemaScope): JsonSchema {
  const usable = Array.isArray(value) && value.length > 0 && value.every((item) => !isContainer(item));
  if (!usable) {
    const received = Array.isArray(value) && value.length > 0 ? "a list that nests" : describeValue(value);
    const message = `An enum is a list of at least one plain value; here is ${received}.`;
    scope.complain({ code: "invalid-schema", path, part: "value", message });
    return {};
  }
  return { enum: [...value] };
}

const isContainer = (value: Json): boolean => typeof value === "object" && value !== null;

/** A schema that takes null too. The given one may be shared, so a copy is changed. */
function allowNull(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const { type, enum: values } = schema;
  const copy = { ...schema };
  if (typeof type === "string" && type !== "null") copy["type"] = [type, "null"];
  else if (Array.isArray(type) && !type.includes("null")) copy["type"] = [...type, "null"];
  if (Array.isArray(values) && !values.includes(null)) copy["enum"] = [...values, null];
  return copy;
}

function describe(schema: JsonSchema, description: string | undefined): JsonSchema {
  if (!description) return schema;
  return { ...(typeof schema === "boolean" ? (schema ? {} : { not: {} }) : schema), description };
}

/** A type and what stands after the first comma. */
function splitDescription(text: string): [type: string, description: string | undefined] {
  const comma = text.indexOf(",");
  if (comma < 0) return [text.trim(), undefined];
  return [text.slice(0, comma).trim(), text.slice(comma + 1).trim()];
}

function resolveName(name: string, path: KeyPath, scope: SchemaScope): JsonSchema {
  const found = scope.lookup(name);
  if (found !== undefined) return found;
  const complain = (code: "invalid-schema" | "unknown-schema", message: string, help?: string) =>
    scope.complain({ code, path, part: "value", message, ...(help && { help }) });
  const meant = FOREIGN_TYPES.get(name.toLowerCase()) ?? findNearest(name, SCALAR_TYPES);
  if (name === "object" || name === "array" || name === "enum") {
    complain(
      "invalid-schema",
      `\`${name}\` is not a type on its own.`,
      `Write \`field(${name}):\` and its content below.`,
    );
  } else if (meant) {
    complain("invalid-schema", `\`${name}\` is not a type.`, `Did you mean \`${meant}\`?`);
  } else if (!/^[\w./-]+$/.test(name)) {
    complain("invalid-schema", `\`${name}\` is neither a type nor the name of a schema.`);
  } else {
    complain("unknown-schema", `There is no schema named \`${name}\`.`);
  }
  return {};
}
