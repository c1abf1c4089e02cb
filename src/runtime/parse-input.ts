import { checkSchema } from "./check-schema.ts";
import { InputError } from "./errors.ts";
import type { Formats } from "./formats.ts";
import { has, kindOf } from "./json-value.ts";
import type { Json, JsonObject, JsonSchema } from "./types.ts";

/**
 * Checks input against a schema and returns it with the defaults of absent keys, in a fresh object.
 * Throws one {@link InputError} that names every problem.
 */
export function parseInput(
  value: unknown,
  schema: JsonSchema | undefined,
  defaults: JsonObject = {},
  formats?: Formats,
): Json {
  const input = withDefaults(value ?? {}, defaults);
  const errors = schema === undefined ? [] : checkSchema(schema, input, formats);
  if (errors.length) throw new InputError(errors);
  return input as Json;
}

function withDefaults(value: unknown, defaults: JsonObject): unknown {
  if (kindOf(value) !== "object") return value;
  const given = Object.entries(value as object).filter(([, entry]) => entry !== undefined);
  const absent = Object.entries(defaults).filter(([key]) => !has(value, key));
  // A caller that changes its input must not change the defaults of the next call.
  return Object.fromEntries([...given, ...JSON.parse(JSON.stringify(absent))]);
}
