import type { ValidateFunction } from "ajv/dist/2020.js";
import { readSchemaProblems, type SchemaProblem } from "../diagnostics/schema-problems.ts";
import { checkSchema } from "../runtime/check-schema.ts";
import type { JsonSchema } from "../runtime/types.ts";
import { loadAjv2020 } from "./load-ajv.ts";

/** Says what keeps a value from fitting a schema; an empty list for a value that fits. Changes nothing in the value. */
export type SchemaChecker = (value: unknown) => readonly SchemaProblem[];

/**
 * A checker for one of the schemas that the package publishes. The checker of emitted code, which compiles nothing,
 * tells the values that fit; only what is wrong with others takes Ajv.
 */
export function createChecker(schema: JsonSchema): SchemaChecker {
  let validate: ValidateFunction | undefined;
  return (value) => {
    if (isJson(value) && checkSchema(schema, value).length === 0) return [];
    validate ??= compile(schema);
    return validate(value) ? [] : readSchemaProblems(validate.errors ?? []);
  };
}

/** Whether JSON holds a value as it is. A module can export values that the two checkers read differently. */
function isJson(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return value === null || JSON_TYPES.has(typeof value);
  if (Array.isArray(value)) return value.every(isJson) && Object.keys(value).length === value.length;
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value).every(isJson);
}

const JSON_TYPES = new Set(["string", "boolean"]);

function compile(schema: JsonSchema): ValidateFunction {
  const { Ajv2020 } = loadAjv2020();
  return new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    // Tests prove the published schemas; proving them again would double the time of every start.
    meta: false,
    validateSchema: false,
    // Shorter code saves less time on front matter than it takes to make.
    code: { optimize: false },
  }).compile(schema);
}
