import { isDeepStrictEqual } from "node:util";
import { type AnswerForm, type AnswerStep, decodeAnswer } from "../../src/runtime/answer-form.ts";
import { checkSchema } from "../../src/runtime/check-schema.ts";
import { has } from "../../src/runtime/json-value.ts";
import type { Json, JsonObject } from "../../src/runtime/types.ts";

type Step<Key extends string> = Extract<AnswerStep, { [Name in Key]: unknown }>;

/** What a model answers that means a value: the inverse of `decodeAnswer`, which needs the adapted schema to choose among options. */
export function encodeAnswer({ step, steps = [] }: AnswerForm, schema: JsonObject, value: Json): Json {
  const named = new Map(steps);
  const definitions = (schema["$defs"] ?? {}) as JsonObject;

  /** Without references and with the option that is not null, where a property may be. */
  function open(given: Json | undefined): JsonObject {
    const found = (given ?? {}) as JsonObject;
    const ref = found["$ref"];
    return typeof ref === "string" ? open(definitions[ref.replace("#/$defs/", "")]) : found;
  }

  function properties(given: JsonObject): JsonObject {
    const found = open(given);
    if (has(found, "properties")) return found["properties"] as JsonObject;
    const options = optionsIn(found);
    return (options.find((each) => has(each, "properties"))?.["properties"] ?? {}) as JsonObject;
  }

  function optionsIn(given: JsonObject): JsonObject[] {
    return has(given, "anyOf") ? (given["anyOf"] as JsonObject[]).map(open).flatMap(optionsIn) : [given];
  }

  function items(given: JsonObject): JsonObject {
    const found = open(given);
    const holder = has(found, "items") ? found : optionsIn(found).find((each) => has(each, "items"));
    return (holder?.["items"] ?? {}) as JsonObject;
  }

  function encode(at: AnswerStep, given: JsonObject, inner: Json): Json {
    if (at === null) return inner;
    if ("ref" in at) return encode(named.get(at.ref) ?? null, given, inner);
    if ("text" in at) return inner === null && takes(given, null) ? null : JSON.stringify(inner);
    if ("under" in at)
      return object([[at.under, encode(at.step, properties(given)[at.under] as JsonObject, inner)]]);
    if ("items" in at) return (inner as Json[]).map((each) => encode(at.items, items(given), each));
    if ("entries" in at) return encodeEntries(at.entries, given, inner as JsonObject);
    if ("tuple" in at) return encodeTuple(at, given, inner as Json[]);
    if ("types" in at) return encodeUnion(at, given, inner);
    if ("options" in at) throw new Error("options stand below types");
    return encodeObject(at, given, inner as JsonObject);
  }

  function encodeEntries(each: AnswerStep, given: JsonObject, inner: JsonObject): Json {
    const value = properties(items(given))["value"] as JsonObject;
    return Object.entries(inner).map(([key, one]) => ({ key, value: encode(each, value, one) }));
  }

  function encodeObject(
    { properties: own, absent, more }: Step<"absent">,
    given: JsonObject,
    inner: JsonObject,
  ): Json {
    const schemas = properties(given);
    const isNamed = (key: string) => Object.hasOwn(schemas, key) && key !== more?.[0];
    const kept = Object.entries(inner).filter(([key]) => !more || isNamed(key));
    const others = Object.entries(inner).filter(([key]) => more && !isNamed(key));
    const step = (key: string) => own.find(([name]) => name === key)?.[1] ?? null;
    const encoded = kept.map(([key, each]): [string, Json] => [
      key,
      encode(step(key), schemas[key] as JsonObject, each),
    ]);
    for (const key of absent) if (!Object.hasOwn(inner, key)) encoded.push([key, null]);
    if (more) encoded.push([more[0], encodeEntries(more[1], schemas[more[0]] as JsonObject, object(others))]);
    return object(encoded);
  }

  function encodeTuple({ tuple, step: own, more }: Step<"tuple">, given: JsonObject, inner: Json[]): Json {
    const named = tuple.slice(0, inner.length).map((key, at): [string, Json] => [key, inner[at] as Json]);
    return encode(own, given, object(more ? [...named, [more, inner.slice(tuple.length)]] : named));
  }

  /** The first option of which the value has a form that fits it. */
  function encodeUnion({ types }: Step<"types">, given: JsonObject, inner: Json): Json {
    const found = open(given);
    const options = optionsIn(found);
    const means = (each: Json) => decodeAnswer({ step: { types }, steps }, each);
    for (const each of candidates())
      if (takes(given, each) && isDeepStrictEqual(means(each), inner)) return each;
    throw new Error(`no option of ${JSON.stringify(given)} takes ${JSON.stringify(inner)}`);

    function* candidates(): Generator<Json> {
      for (const [, step] of types) {
        if (step !== null && "options" in step) {
          for (const [key, each] of step.options) {
            const box = options
              .map((option) => option["properties"] as JsonObject | undefined)
              .find((all) => all && has(all, key));
            if (box) yield* attempt(() => object([[key, encode(each, box[key] as JsonObject, inner)]]));
          }
        } else for (const option of options) yield* attempt(() => encode(step, option, inner));
      }
      yield inner;
    }
  }

  const takes = (given: JsonObject, each: Json) =>
    checkSchema({ ...given, $defs: definitions }, each).length === 0;

  return encode(step, schema, value);
}

const object = (entries: readonly (readonly [string, Json])[]): JsonObject => Object.fromEntries(entries);

function attempt(make: () => Json): Json[] {
  try {
    return [make()];
  } catch {
    return [];
  }
}
