import { missingInput } from "./errors.ts";
import type { JsonObject } from "./types.ts";

/**
 * The input as emitted code reads it: an empty object for no input at all. Throws one `InputError` that names every
 * required key that is missing. Types are not checked: `parseInput` does that.
 */
export function requireInput(input: unknown, required: readonly string[]): JsonObject {
  const given = (input ?? {}) as JsonObject;
  const missing = required.filter((key) => isAbsent(given, key));
  if (missing.length) throw missingInput(missing);
  return given;
}

/** As {@link requireInput}, with defaults where keys are absent. */
export function prepareInput(
  input: unknown,
  required: readonly string[],
  defaults: () => JsonObject,
): JsonObject {
  const given = requireInput(input, required);
  if (typeof given !== "object" || Array.isArray(given)) return given;
  const absent = Object.entries(defaults()).filter(([key]) => isAbsent(given, key));
  // Not by assignment: a key may be called `__proto__`.
  return absent.length ? Object.fromEntries([...Object.entries(given), ...absent]) : given;
}

function isAbsent(given: JsonObject, key: string): boolean {
  return !Object.hasOwn(given, key) || given[key] === undefined;
}
