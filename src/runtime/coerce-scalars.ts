import { LEFT_OUT, type SchemaError, type Texts } from "./check-schema.ts";
import { pointer } from "./json-value.ts";
import { parseJson } from "./read-lenient.ts";
import { repairOf } from "./repairs.ts";
import type { Json, Repair } from "./types.ts";

/**
 * Reads texts as the numbers or booleans that they spell where the schema takes no text, by the errors of a check and what
 * it told of them. What it makes may still break the schema. Makes new objects; the value stays as it is.
 */
export function coerceScalars(
  value: Json,
  errors: readonly SchemaError[],
  texts: Texts,
): [value: Json, repairs: Repair[]] {
  const repairs: Repair[] = [];
  /** The places of such texts, and of all that is around them. */
  const open = new Set<string>();
  for (const path of misplaced(errors, texts, false))
    for (let at = path; !open.has(at); at = at.slice(0, at.lastIndexOf("/"))) open.add(at);
  const visit = (value: Json, path: string): Json => {
    if (!open.has(path) || value === null) return value;
    if (typeof value === "string") {
      const scalar = /^(-?\d\S*|true|false)$/.test(value) ? parseJson(value) : undefined;
      if (scalar === undefined || Math.abs(Number(scalar)) === Infinity) return value;
      repairs.push(repairOf(typeof scalar as "number" | "boolean", path));
      return scalar;
    }
    if (typeof value !== "object") return value;
    const parts = Object.entries(value).map(([key, each]): [string, Json] => [
      key,
      visit(each, pointer(path, key)),
    ]);
    return Array.isArray(value) ? parts.map(([, each]) => each) : Object.fromEntries(parts);
  };
  return [visit(value, ""), repairs];
}

/** Paths where a text is what is wrong: of several schemas to choose from, where it is so in all. */
function misplaced(errors: readonly SchemaError[], texts: Texts, isChoice: boolean): string[] {
  return errors.flatMap((error) => {
    const choices = texts.get(error);
    // What is left out is wrong as a whole, unless another schema takes it.
    if (!choices || (!isChoice && error.message === LEFT_OUT)) return [];
    const [first, ...others] = choices.map((each) => new Set(misplaced(each, texts, true)));
    return first ? [...first].filter((path) => others.every((other) => other.has(path))) : [error.path];
  });
}
