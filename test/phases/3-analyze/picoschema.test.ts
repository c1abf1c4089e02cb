import { describe, expect, test } from "vitest";
import { resolveSchema } from "../../../src/phases/3-analyze/resolve-schema.ts";
import type { Json, JsonObject, JsonSchema } from "../../../src/runtime/types.ts";

const schemas: { [name: string]: JsonSchema } = {
  Foo: { type: "number", description: "a foo" },
  Tone: { type: "string", enum: ["kind", "formal"] },
};

function resolve(value: Json) {
  const complaints: string[] = [];
  const schema = resolveSchema(value, [], {
    lookup: (name) => schemas[name],
    complain: ({ code, path, part, help = "" }) =>
      complaints.push(`${code} ${part} ${path.join(".")} ${help}`.trim()),
  });
  return { schema, complaints };
}

describe("schemas", () => {
  test.each<[name: string, written: Json, expected: JsonSchema]>([
    ["scalar", "string", { type: "string" }],
    ["any", "any", {}],
    ["any with description", "any, at all", { description: "at all" }],
    ["description with commas", "number,  a, b", { type: "number", description: "a, b" }],
    ["named", "Foo", { type: "number", description: "a foo" }],
    ["named, described", "Foo, mine", { type: "number", description: "mine" }],
    ["boolean", true, true],
    [
      "JSON Schema by type",
      { type: "array", items: { type: "string" } },
      { type: "array", items: { type: "string" } },
    ],
    ["JSON Schema by properties", { properties: {} }, { type: "object", properties: {} }],
    ["JSON Schema by a list of types", { type: ["string", "null"] }, { type: ["string", "null"] }],
    ["JSON Schema by anyOf", { anyOf: [{ type: "string" }] }, { anyOf: [{ type: "string" }] }],
    [
      "draft 7 tuple",
      { $schema: "http://json-schema.org/draft-07/schema#", type: "array", items: [{}] },
      { $schema: "http://json-schema.org/draft-07/schema#", type: "array", items: [{}] },
    ],
    [
      "references",
      { $defs: { a: { type: "string" } }, $ref: "#/$defs/a" },
      { $defs: { a: { type: "string" } }, $ref: "#/$defs/a" },
    ],
  ])("%s", (_name, written, expected) => {
    expect(resolve(written)).toEqual({ schema: expected, complaints: [] });
  });

  test("fields", () => {
    const { schema, complaints } = resolve({
      "a?": "Foo",
      "tone?": "Tone",
      "tags?(array, some tags)": "string, one",
      "o?(object, an object)": { x: "null" },
      "e(enum)": [1, "b"],
      "e2?(enum, with null)": ["x", null],
      plain: { y: "integer" },
      "(*)": "any",
    });
    expect(complaints).toEqual([]);
    expect(schema).toEqual({
      type: "object",
      properties: {
        a: { type: ["number", "null"], description: "a foo" },
        tone: { type: ["string", "null"], enum: ["kind", "formal", null] },
        tags: {
          type: ["array", "null"],
          description: "some tags",
          items: { type: "string", description: "one" },
        },
        o: {
          type: ["object", "null"],
          description: "an object",
          properties: { x: { type: "null" } },
          required: ["x"],
          additionalProperties: false,
        },
        e: { enum: [1, "b"] },
        e2: { enum: ["x", null], description: "with null" },
        plain: {
          type: "object",
          properties: { y: { type: "integer" } },
          required: ["y"],
          additionalProperties: false,
        },
      },
      required: ["e", "plain"],
      additionalProperties: {},
    });
  });

  test("neither what was written nor a shared schema is changed", () => {
    const written = { "color?(enum)": ["RED"], "tone?": "Tone, x" };
    const before = structuredClone([written, schemas]);
    resolve(written);
    expect([written, schemas]).toEqual(before);
  });

  test("a field named __proto__ is a field", () => {
    const { schema } = resolve(JSON.parse('{"__proto__": "string"}'));
    expect(Object.keys((schema as JsonObject)["properties"] as JsonObject)).toEqual(["__proto__"]);
  });

  test.each<[name: string, written: Json, complaints: string[]]>([
    ["number", 3, ["invalid-schema value"]],
    ["list", ["string"], ["invalid-schema value"]],
    ["null field", { a: null }, ["invalid-schema value a"]],
    ["misspelled type", { type: "strnig" }, ["invalid-schema value type Did you mean `string`?"]],
    ["type of another language", { a: "bool" }, ["invalid-schema value a Did you mean `boolean`?"]],
    ["unknown name", { a: "Bar" }, ["unknown-schema value a"]],
    ["sentence", { a: "the name of it" }, ["invalid-schema value a"]],
    ["unclosed", { "a(array": "string" }, ["invalid-schema key a(array Add the closing `)`."]],
    ["no name", { "?": "string" }, ["invalid-schema key ?"]],
    ["twice", { a: "string", "a?": "string" }, ["invalid-schema key a?"]],
    ["empty enum", { "a(enum)": [] }, ["invalid-schema value a(enum)"]],
    ["nested enum", { "a(enum)": [["b"]] }, ["invalid-schema value a(enum)"]],
    ["bad pattern", { type: "string", pattern: "(" }, ["invalid-schema value pattern"]],
    [
      "bad type inside",
      { type: "object", properties: { a: { type: "list" } } },
      [
        "invalid-schema value properties.a.type Use one of array, boolean, integer, null, number, object, string.",
      ],
    ],
  ])("refuses: %s", (_name, written, complaints) => {
    expect(resolve(written).complaints).toEqual(complaints);
  });
});
