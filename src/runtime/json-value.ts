import type { JsonObject } from "./types.ts";

/** Whether an object has a property of its own that is not `undefined`. Keys of built-in prototypes count for nothing. */
export function has(value: unknown, key: string): boolean {
  return Object.hasOwn(value as object, key) && (value as JsonObject)[key] !== undefined;
}

/** The keys of an object that {@link has} them. */
export function keysOf(value: unknown): string[] {
  return Object.keys(value as object).filter((key) => has(value, key));
}

/** The JSON type of a value: `null`, `array`, `object`, `string`, `boolean`, `number`; no JSON type for NaN and infinity. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && !Number.isFinite(value) ? "not a number" : typeof value;
}

/** Text that is the same for equal JSON values, whatever the order of their keys. */
export function canonical(value: unknown): string {
  const kind = kindOf(value);
  if (kind === "array") return `[${(value as unknown[]).map(canonical)}]`;
  if (kind !== "object") return `${JSON.stringify(value)}`;
  return `{${keysOf(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical((value as JsonObject)[key])}`)}}`;
}

/** The JSON Pointer to a part of the value at a JSON Pointer. */
export function pointer(path: string, key: string | number): string {
  return `${path}/${`${key}`.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
