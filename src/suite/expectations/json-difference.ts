import type { Json, JsonObject } from "../../runtime/types.ts";

/** Where a value is not what was expected. */
export interface Difference {
  /** JSON Pointer; empty for the whole value. */
  readonly path: string;
  /** Reads on from the name of the value: `is 3, not 4`. */
  readonly message: string;
}

/**
 * The first place at which a value differs from what is expected of it. In part, objects may have keys that are not
 * expected; lists are compared item by item either way.
 */
export function findDifference(
  expected: Json,
  actual: Json,
  extent: "whole" | "part",
  path = "",
): Difference | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) return differList(expected, actual, extent, path);
  if (isObject(expected) && isObject(actual)) return differObject(expected, actual, extent, path);
  if (expected === actual) return undefined;
  return { path, message: `is ${show(actual)}, not ${show(expected)}` };
}

function differList(
  expected: readonly Json[],
  actual: readonly Json[],
  extent: "whole" | "part",
  path: string,
): Difference | undefined {
  if (expected.length !== actual.length) {
    return { path, message: `has ${actual.length} items, not ${expected.length}` };
  }
  for (const [index, item] of expected.entries()) {
    const found = findDifference(item, actual[index] ?? null, extent, `${path}/${index}`);
    if (found) return found;
  }
  return undefined;
}

function differObject(
  expected: JsonObject,
  actual: JsonObject,
  extent: "whole" | "part",
  path: string,
): Difference | undefined {
  for (const [key, item] of Object.entries(expected)) {
    const at = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!Object.hasOwn(actual, key))
      return { path: at, message: `is not there, and should be ${show(item)}` };
    const found = findDifference(item, actual[key] ?? null, extent, at);
    if (found) return found;
  }
  const more = extent === "whole" && Object.keys(actual).find((key) => !Object.hasOwn(expected, key));
  return more ? { path, message: `has ${more}, which is not expected` } : undefined;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const LONGEST = 80;

/** A value in a line. */
export function show(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
