import type { JsonObject } from "../../runtime/types.ts";
import { allNullable, anyField, type Fields, listOf } from "../wire-shapes.ts";

/** The snake_case spelling of a camelCase name. */
export function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function bothSpellings(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, schema]) => [
      [name, schema],
      [toSnake(name), schema],
    ]),
  );
}

/** A closed message: each field in camelCase or snake_case; null stands for an absent optional one. */
export function spelled(required: Fields, optional: Fields = {}): JsonObject {
  const needs = Object.keys(required).map((name) =>
    toSnake(name) === name ? { required: [name] } : anyField(name, toSnake(name)),
  );
  return {
    type: "object",
    properties: bothSpellings({ ...required, ...allNullable(optional) }),
    additionalProperties: false,
    ...(needs.length && { allOf: needs }),
  };
}

/** A repeated field: a list, or the one thing itself. */
export function oneOrMore(item: JsonObject, minItems = 0): JsonObject {
  return { if: { type: "array" }, then: listOf(item, minItems ? { minItems } : {}), else: item };
}

function numeric(type: "number" | "integer", minimum?: number, maximum?: number): JsonObject {
  return {
    // The JSON form of protocol buffers writes 64-bit numbers as text.
    type: [type, "string"],
    pattern: "^-?[0-9]+(?:\\.[0-9]+)?$",
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

/** A whole number, or its digits as text. */
export function integer(minimum?: number, maximum?: number): JsonObject {
  return numeric("integer", minimum, maximum);
}

/** A number, or its digits as text. */
export function fraction(minimum?: number, maximum?: number): JsonObject {
  return numeric("number", minimum, maximum);
}
