import type { Ajv, ErrorObject } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { checkSchema } from "../../runtime/check-schema.ts";
import { formats as knownFormats } from "../../runtime/formats.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";
import { loadAjv, loadAjv2020, loadFormats } from "../../validation/load-ajv.ts";
import { once } from "../once.ts";

/** A key of a prototype, `constructor` for one, is no key of a value. */
const OPTIONS = {
  allErrors: true,
  verbose: true,
  strict: false,
  logger: false,
  ownProperties: true,
} as const;

/**
 * A checker by draft, made when the first schema asks for it: most projects need one of them or none. A checker keeps
 * nothing of a user's schema: each is removed once it has been used.
 */
const checkers = {
  newest: once(() => loadFormats()(new (loadAjv2020().Ajv2020)(OPTIONS))),
  draft7: once(() => loadFormats()(new (loadAjv().Ajv)(OPTIONS))),
};

/** What is wrong with a schema as a schema: places inside it, or one reason why the place `at` can't be used. */
export type SchemaFault =
  | { readonly errors: readonly ErrorObject[] }
  | { readonly reason: string; readonly at: readonly string[] };

/** Proves that a value is a JSON Schema (draft 7 where `$schema` says so, else 2020-12) whose references resolve. */
export function proveSchema(schema: JsonSchema): SchemaFault | undefined {
  const { ajv, plain } = choose(schema);
  if (!ajv.validateSchema(plain)) return { errors: ajv.errors ?? [] };
  const pattern = findKeyword(
    plain,
    (key, value) => key === "pattern" && readPatternFault(value) !== undefined,
  );
  if (pattern) return { reason: readPatternFault(pattern.value) ?? "", at: pattern.path };
  // Compiling takes a thousand times as long as checking, and only references can still fail.
  if (!JSON.stringify(plain).includes('"$ref"')) return undefined;
  try {
    ajv.compile(plain);
    return undefined;
  } catch (error) {
    const target = String((error as { missingRef?: unknown }).missingRef);
    const reference = findKeyword(plain, (key, value) => key === "$ref" && target.endsWith(String(value)));
    const reason = error instanceof Error ? error.message : String(error);
    return { reason, at: reference?.path ?? [] };
  } finally {
    ajv.removeSchema(plain);
  }
}

/** Keywords that hold values, not schemas. */
const DATA_KEYWORDS = new Set(["const", "default", "enum", "examples"]);

/** The first keyword of a schema that passes the test. */
function findKeyword(
  schema: Json,
  test: (key: string, value: Json) => boolean,
): { path: string[]; value: Json } | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  for (const [key, value] of Object.entries(schema)) {
    if (test(key, value)) return { path: [key], value };
    const below = DATA_KEYWORDS.has(key) ? undefined : findKeyword(value, test);
    if (below) return { path: [key, ...below.path], value: below.value };
  }
  return undefined;
}

/** Why a pattern is no regular expression. Ajv's own schema of schemas does not look. */
function readPatternFault(pattern: Json): string | undefined {
  try {
    if (typeof pattern === "string") new RegExp(pattern, "u");
    return undefined;
  } catch {
    return `${JSON.stringify(pattern)} is not a regular expression`;
  }
}

/** What keeps a value from fitting a proved schema. */
export function checkValue(schema: JsonSchema, value: Json): readonly ErrorObject[] {
  // The checker of emitted code agrees with Ajv and compiles nothing; only words for what is wrong need Ajv.
  if (checkSchema(schema, value, knownFormats).length === 0) return [];
  const { ajv, plain } = choose(schema);
  try {
    const validate = ajv.compile(plain);
    return validate(value) ? [] : (validate.errors ?? []);
  } finally {
    ajv.removeSchema(plain);
  }
}

/** A copy without names: `$schema` picks the checker, and `$id` would collide with another prompt's. */
function choose(schema: JsonSchema): { ajv: Ajv | Ajv2020; plain: JsonObject | boolean } {
  if (typeof schema === "boolean") return { ajv: checkers.newest(), plain: schema };
  const { $schema, $id: _id, ...plain } = schema;
  const old = typeof $schema === "string" && /draft-0[4-7]/.test($schema);
  return { ajv: old ? checkers.draft7() : checkers.newest(), plain };
}
