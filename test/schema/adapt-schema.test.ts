import { describe, expect, test } from "vitest";
import type { JsonObject, JsonSchema } from "../../src/runtime/types.ts";
import { adaptSchema } from "../../src/schema/adapt-schema.ts";
import type { SchemaForm } from "../../src/schema/schema-form.ts";
import {
  claudeFormat,
  geminiJsonSchema,
  llamaGrammar,
  ollamaTool,
  openaiStrict,
  schemaForms,
} from "../../src/schema/schema-forms.ts";

const names = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);

function object(properties: JsonObject, required = Object.keys(properties)): JsonObject {
  return { type: "object", properties, required };
}

const wide = (count: number, each: JsonSchema, required?: string[]) =>
  object(Object.fromEntries(names(count).map((name) => [name, each as JsonObject])), required);

const deep = (levels: number): JsonObject => (levels ? object({ a: deep(levels - 1) }) : { type: "string" });

const union: JsonObject = { anyOf: [{ type: "string", format: "date" }, { type: "number" }] };
const values = (count: number, length = 1) => names(count).map((name) => name.padEnd(length, "x"));

describe("limits", () => {
  test.each<[what: string, form: SchemaForm, fits: JsonObject, exceeds: JsonObject]>([
    ["properties", openaiStrict, wide(5_000, { type: "string" }), wide(5_001, { type: "string" })],
    ["depth", openaiStrict, deep(10), deep(11)],
    [
      "enumValues",
      openaiStrict,
      object({ a: { enum: values(1_000) } }),
      object({ a: { enum: values(1_001) } }),
    ],
    [
      "characters",
      openaiStrict,
      object({ a: { const: "x".repeat(119_999) } }),
      object({ a: { const: "x".repeat(120_000) } }),
    ],
    [
      "longEnumCharacters",
      openaiStrict,
      object({ a: { enum: values(250, 61) } }),
      object({ a: { enum: values(251, 60) } }),
    ],
    ["optional", claudeFormat, wide(24, { type: "string" }, []), wide(25, { type: "string" }, [])],
    ["unions", claudeFormat, wide(16, union), wide(17, union)],
  ])("%s", (keyword, form, fits, exceeds) => {
    expect(adaptSchema(fits, form).schema).toBeDefined();
    expect(adaptSchema(exceeds, form)).toEqual({ losses: [{ pointer: "#", keyword }] });
  });
});

describe("schemas without a form", () => {
  const cases: [what: string, schema: JsonSchema, at: string][] = [
    ["any value", object({ a: true as never }), "#/properties/a"],
    ["an object that names nothing", object({ a: { type: "object" } }), "#/properties/a"],
    [
      "properties of any kind",
      { ...object({ a: { type: "string" } }), additionalProperties: true },
      "#/additionalProperties",
    ],
    ["items of any kind", object({ a: { type: "array", items: {} } }), "#/properties/a/items"],
    ["no value", object({ a: { anyOf: [] } }), "#/properties/a"],
    ["a reference to nothing", object({ a: { $ref: "#/$defs/none" } }), "#/properties/a/$ref"],
    ["a reference to itself", object({ a: { $ref: "#/properties/a" } }), "#/properties/a"],
    ["a regular expression that is none", object({ a: { enum: ["x"], pattern: "(" } }), "#"],
  ];

  test.each(cases)("%s: OpenAI's strict mode says where", (_, schema, pointer) => {
    expect(adaptSchema(schema, openaiStrict)).toEqual({
      losses: [
        { pointer, keyword: pointer.split("/").at(-1) === "#" ? "pattern" : pointer.split("/").at(-1) },
      ],
    });
  });

  test.each(cases)("%s: no service makes it fail", (_, schema) => {
    for (const form of schemaForms) expect(() => adaptSchema(schema, form)).not.toThrow();
  });
});

describe("one meaning, one schema", () => {
  test.each<[what: string, a: JsonSchema, b: JsonSchema]>([
    [
      "definitions and $defs",
      { ...object({ a: { $ref: "#/definitions/b" } }), definitions: { b: { type: "string" } } },
      { ...object({ a: { $ref: "#/$defs/b" } }), $defs: { b: { type: "string" } } },
    ],
    [
      "tuples of both spellings",
      object({ a: { type: "array", items: [{ type: "string" }], additionalItems: false, minItems: 1 } }),
      object({ a: { type: "array", prefixItems: [{ type: "string" }], items: false, minItems: 1 } }),
    ],
    [
      "allOf and one schema",
      {
        allOf: [
          object({ a: { type: "number", minimum: 1 } }),
          object({ a: { type: "integer", minimum: 2 } }),
        ],
      },
      object({ a: { type: "integer", minimum: 2 } }),
    ],
    [
      "unevaluatedProperties after a merge",
      { allOf: [object({ a: { type: "string" } })], unevaluatedProperties: false },
      { ...object({ a: { type: "string" } }), additionalProperties: false },
    ],
    [
      "a list of types and anyOf",
      object({ a: { type: ["string", "null"] } }),
      object({ a: { anyOf: [{ type: "null" }, { type: "string" }] } }),
    ],
  ])("%s", (_, a, b) => {
    const sorted = (schema: JsonSchema, form: SchemaForm) =>
      JSON.stringify(adaptSchema(schema, form).schema).replaceAll('["null","string"]', '["string","null"]');
    for (const form of schemaForms) expect(sorted(a, form), form.name).toBe(sorted(b, form));
  });
});

const circle = object({ kind: { const: "circle" }, size: { type: "number" } }, ["kind"]);
const square = object({ kind: { const: "square" }, side: { type: "number" } }, ["kind"]);

test("options of a union that begin alike stand under what tells them apart", () => {
  const { schema, answer } = adaptSchema(
    object({ shape: { oneOf: [circle, square, { type: "null" }] } }),
    openaiStrict,
  );
  const { properties } = schema as unknown as { properties: { shape: { anyOf: JsonObject[] } } };
  expect(properties.shape.anyOf.map((option) => option["required"] ?? option["type"])).toEqual([
    ["circle"],
    ["square"],
    "null",
  ]);
  expect(answer?.step).toMatchObject({
    properties: [
      [
        "shape",
        {
          types: [
            [
              "object",
              {
                options: [
                  ["circle", {}],
                  ["square", {}],
                ],
              },
            ],
          ],
        },
      ],
    ],
  });
  expect(adaptSchema(object({ shape: { oneOf: [circle, square] } }), claudeFormat).answer).toBeUndefined();
});

test("an instruction of words says all that a service is not told", () => {
  const schema = object({ a: { type: "string", minLength: 2, description: "A word.", title: "Word" } });
  expect(adaptSchema(schema, ollamaTool).schema?.["properties"]).toEqual({
    a: { type: "string", description: "A word.\nCharacters: at least 2. Title: Word." },
  });
});

test("the grammar keeps the strongest of what it cannot take together", () => {
  const text = (limits: JsonObject) =>
    adaptSchema(object({ a: { type: "string", ...limits } }), llamaGrammar);
  expect(text({ minLength: 1, pattern: "^a+$" }).losses).toEqual([
    { pointer: "#/properties/a/minLength", keyword: "minLength" },
  ]);
  expect(text({ minLength: 1, pattern: "a+" }).losses).toEqual([
    { pointer: "#/properties/a/pattern", keyword: "pattern" },
  ]);
  expect(text({ pattern: "^\\S+$" }).losses).toHaveLength(1);
  expect(text({ maxLength: 65_536 }).losses).toHaveLength(1);
});

test("recursion for Gemini stands below optional properties alone", () => {
  const tree = (required: string[]) => ({
    $ref: "#/$defs/tree",
    $defs: { tree: object({ left: { $ref: "#/$defs/tree" } }, required) },
  });
  expect(adaptSchema(tree([]), geminiJsonSchema).schema).toBeDefined();
  expect(adaptSchema(tree(["left"]), geminiJsonSchema).schema).toBeUndefined();
});

test.each(schemaForms.map((form) => [form.name, form] as const))(
  "%s: no value is of a type that there is not",
  (_name, form) => {
    const known = adaptSchema(object({ a: { type: ["string", "nothing"] } }), form);
    expect(known).toEqual(adaptSchema(object({ a: { type: "string" } }), form));
    expect(() => adaptSchema({ type: "nothing" }, form)).not.toThrow();
  },
);

test("schemas given are left alone", () => {
  const schema = object({ a: { oneOf: [circle, square] }, b: { type: "array", items: [union] } });
  const before = structuredClone(schema);
  for (const form of schemaForms) adaptSchema(schema, form);
  expect(schema).toEqual(before);
});
