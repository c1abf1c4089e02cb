import type { Json, JsonObject } from "../../../runtime/types.ts";
import { CompletionFault } from "./completion-fault.ts";

/** The engine refuses grammars that count further. */
const MOST = 2_000;

const nameOnly = /^[a-z]+(?:-\d+)?$/;

/** An expression that a repetition or its neighbours cannot take apart. */
export function group(text: string): string {
  return nameOnly.test(text) ? text : `(${text})`;
}

/** One of several expressions; none is a schema that no value fits. */
export function either(options: readonly string[], at: string): string {
  const [first, ...others] = new Set(options);
  if (first === undefined) throw refuse(at, "no value fits it");
  return others.length > 0 ? `(${[first, ...others].join(" | ")})` : first;
}

/** A value as JSON, as text of a grammar. */
export function literal(value: Json): string {
  return `"${JSON.stringify(value).replace(/[\\"]/g, "\\$&")}"`;
}

/** How often something stands, by two keywords of a schema. */
export function repeat(schema: JsonObject, least: string, most: string, at: string): string {
  const [min, max] = readCounts(schema, least, most, at);
  return min === 0 && max === undefined ? "*" : `{${min},${max ?? ""}}`;
}

/** The least and the most of something, by two keywords of a schema. */
export function readCounts(
  schema: JsonObject,
  least: string,
  most: string,
  at: string,
): readonly [min: number, max: number | undefined] {
  const read = (keyword: string) => {
    const count = schema[keyword];
    if (count === undefined) return undefined;
    if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= MOST) return count;
    throw refuse(at, `\`${keyword}\` has to be a whole number from 0 to ${MOST}`);
  };
  const min = read(least) ?? 0;
  const max = read(most);
  if (max !== undefined && max < min) throw refuse(at, `no value fits \`${least}\` and \`${most}\``);
  return [min, max];
}

/** What a schema without a type is about; nothing where it may be anything. */
export function guessTypes(schema: JsonObject): string[] {
  if (["properties", "required", "additionalProperties"].some((key) => key in schema)) return ["object"];
  return ["items", "prefixItems"].some((key) => key in schema) ? ["array"] : [];
}

/** Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key as a part of a JSON Pointer. */
export function pointerPart(key: string): string {
  return key.replace(/~/g, "~0").replace(/\//g, "~1");
}

/** Of a schema that there is no grammar for; `at` is a JSON Pointer into it. */
export function refuse(at: string, problem: string): CompletionFault {
  return new CompletionFault("invalid_request_error", `\`json_schema\` at ${at}: ${problem}.`);
}
