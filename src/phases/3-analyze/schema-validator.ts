import { Ajv, type ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";

const OPTIONS = { allErrors: true, verbose: true, strict: false, logger: false } as const;

// ajv-formats is CommonJS: its types put the function one level below where Node does.
const addFormats = formats as unknown as typeof formats.default;

/** Checkers by draft. They keep nothing of a user's schema: each is removed once it has been used. */
const newest = addFormats(new Ajv2020(OPTIONS));
const draft7 = addFormats(new Ajv(OPTIONS));

/** What is wrong with a schema as a schema: places inside it, or one reason why it can't be used. */
export type SchemaFault =
  | { readonly errors: readonly ErrorObject[] }
  | { readonly reason: string; readonly missing?: string };

/** Proves that a value is a JSON Schema (draft 7 where `$schema` says so, else 2020-12) whose references resolve. */
export function proveSchema(schema: JsonSchema): SchemaFault | undefined {
  const { ajv, plain } = choose(schema);
  if (!ajv.validateSchema(plain)) return { errors: ajv.errors ?? [] };
  // Compiling takes a thousand times as long as checking, and only references can still fail.
  if (!JSON.stringify(plain).includes('"$ref"')) return undefined;
  try {
    ajv.compile(plain);
    return undefined;
  } catch (error) {
    const missing = (error as { missingRef?: unknown }).missingRef;
    const reason = error instanceof Error ? error.message : String(error);
    return { reason, ...(typeof missing === "string" && { missing }) };
  } finally {
    ajv.removeSchema(plain);
  }
}

/** What keeps a value from fitting a proved schema. */
export function checkValue(schema: JsonSchema, value: Json): readonly ErrorObject[] {
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
  if (typeof schema === "boolean") return { ajv: newest, plain: schema };
  const { $schema, $id: _id, ...plain } = schema;
  const old = typeof $schema === "string" && /draft-0[4-7]/.test($schema);
  return { ajv: old ? draft7 : newest, plain };
}
