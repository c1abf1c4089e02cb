import { describe, expect, test } from "vitest";
import { checkValue, proveSchema } from "../../../src/phases/3-analyze/schema-validator.ts";
import type { Json, JsonSchema } from "../../../src/runtime/types.ts";

describe("proveSchema", () => {
  test.each<[what: string, schema: JsonSchema]>([
    ["everything", true],
    ["a plain schema", { type: "object", properties: { a: { type: "string", minLength: 1 } } }],
    ["a reference that leads somewhere", { $defs: { a: { type: "string" } }, $ref: "#/$defs/a" }],
    ["a reference to itself", { properties: { kids: { items: { $ref: "#" } } } }],
    ["keywords nobody knows", { type: "string", "x-order": 1 }],
    [
      "a tuple of draft 7",
      { $schema: "http://json-schema.org/draft-07/schema#", items: [{ type: "string" }] },
    ],
    ["a pattern in an example", { examples: [{ pattern: "(" }] }],
  ])("finds nothing wrong with %s", (_what, schema) => expect(proveSchema(schema)).toBeUndefined());

  test.each<[what: string, schema: JsonSchema, fault: object]>([
    ["a type that is none", { properties: { a: { type: "text" } } }, { errors: expect.any(Array) }],
    ["a tuple of draft 7 in 2020-12", { items: [{ type: "string" }] }, { errors: expect.any(Array) }],
    [
      "a pattern that is none",
      { properties: { a: { pattern: "(" } } },
      { reason: '"(" is not a regular expression', at: ["properties", "a", "pattern"] },
    ],
    [
      "a reference that leads nowhere",
      { properties: { a: { $ref: "#/$defs/b" } } },
      { reason: expect.stringContaining("#/$defs/b"), at: ["properties", "a", "$ref"] },
    ],
  ])("finds %s", (_what, schema, fault) => expect(proveSchema(schema)).toEqual(fault));

  test("forgets a schema: the next one may have the same $id", () => {
    const $id = "https://example.com/a";
    expect(proveSchema({ $id, $defs: { a: {} }, $ref: "#/$defs/a" })).toBeUndefined();
    expect(proveSchema({ $id, $defs: { b: {} }, $ref: "#/$defs/b" })).toBeUndefined();
  });
});

describe("checkValue", () => {
  const schema = {
    type: "object",
    properties: { n: { type: "integer" }, on: { type: "string", format: "date" } },
  };
  test.each<[value: Json, keywords: string[]]>([
    [{ n: 1, on: "2026-11-22" }, []],
    [{}, []],
    [{ n: 1.5 }, ["type"]],
    [{ n: "1", on: "soon" }, ["type", "format"]],
    ["x", ["type"]],
  ])("%j", (value, keywords) => {
    expect(checkValue(schema, value).map(({ keyword }) => keyword)).toEqual(keywords);
  });
});
