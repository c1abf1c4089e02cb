import { missingInput } from "./errors.ts";
import type { JsonObject } from "./types.ts";

/**
 * The input as emitted code reads it: defaults where a key is absent, and an empty object for no input at all.
 * Throws one `InputError` that names every required key that is missing. Types are not checked: `parseInput` does that.
 */
export function prepareInput(
  input: unknown,
  required: readonly string[],
  defaults: () => JsonObject,
): JsonObject {
  const given = (input ?? {}) as JsonObject;
  const missing = required.filter((key) => !Object.hasOwn(given, key) || given[key] === undefined);
  if (missing.length > 0) throw missingInput(missing);
  if (typeof given !== "object" || Array.isArray(given)) return given;
  const absent = Object.entries(defaults()).filter(
    ([key]) => !Object.hasOwn(given, key) || given[key] === undefined,
  );
  // Not by assignment: a key may be called `__proto__`.
  return absent.length > 0 ? Object.fromEntries([...Object.entries(given), ...absent]) : given;
}
