import { beforeAll, describe, expect, test } from "vitest";
import type { LlamaPackage } from "../../../../src/backends/transports/llama/load-llama.ts";
import { schemaGrammar } from "../../../../src/backends/transports/llama/schema-grammar.ts";
import { checkSchema } from "../../../../src/runtime/check-schema.ts";
import { formats } from "../../../../src/runtime/formats.ts";
import type { Json, JsonSchema } from "../../../../src/runtime/types.ts";
import { loadLlamaEngine } from "../../../support/llama-engine.ts";

/** What the engine itself says of a text. */
interface TestedGrammar {
  _testText(text: string): boolean;
}

const engine = await loadLlamaEngine();

/** Schemas with values, of which some fit. What a grammar does not hold a model to is left out. */
const examples: readonly (readonly [schema: JsonSchema, values: readonly Json[]])[] = [
  [true, [null, true, 1.5, "a", [], [1, ["b"]], {}, { a: { b: [] } }]],
  [{}, ["a", { a: 1 }]],
  [{ type: "string" }, ["", "a", 'quote " and \\ back', "new\nline", "é🎉\u0001", 1, null]],
  [{ type: "string", minLength: 2, maxLength: 3 }, ["", "a", "ab", "abc", "abcd", "🎉🎉", "🎉🎉🎉🎉"]],
  [{ type: "string", maxLength: 0 }, ["", "a"]],
  [{ type: "string", format: "date" }, ["2026-11-23", "2026-13-01", "2026-1-1", "today"]],
  [{ type: "string", format: "time" }, ["10:20:30Z", "10:20:30+01:00", "25:00:00Z", "10:20"]],
  [{ type: "string", format: "date-time" }, ["2026-11-23T10:20:30Z", "2026-11-23", "10:20:30Z"]],
  [{ type: "string", format: "uuid" }, ["123e4567-e89b-12d3-a456-426614174000", "123e4567"]],
  [{ type: "integer" }, [0, 7, -12, 1_000_000, "1", null]],
  [{ type: "number" }, [0, -1.25, 3e10, 1e-7, "1"]],
  [{ type: "boolean" }, [true, false, "true", 0]],
  [{ type: ["string", "null"] }, ["a", null, 1]],
  [{ enum: ["a", 1, null, [1], { a: 1 }] }, ["a", 1, null, [1], { a: 1 }, "b", 2, []]],
  [{ const: 'a "quoted" \\ text' }, ['a "quoted" \\ text', "a"]],
  [{ anyOf: [{ type: "integer" }, { type: "string", maxLength: 1 }] }, [1, "a", "ab", true]],
  [{ type: "array" }, [[], [1, "a"], {}]],
  [{ type: "array", items: { type: "integer" } }, [[], [1], [1, 2, 3], ["a"], [1, "a"]]],
  [
    { type: "array", items: { type: "boolean" }, minItems: 2 },
    [[], [true], [true, false], [true, true, true]],
  ],
  [{ type: "array", items: { type: "null" }, maxItems: 2 }, [[], [null], [null, null], [null, null, null]]],
  [{ type: "array", items: {}, minItems: 1, maxItems: 1 }, [[], ["a"], [1, 2]]],
  [{ type: "array", maxItems: 0 }, [[], [1]]],
  [
    {
      type: "array",
      prefixItems: [{ type: "string" }, { type: ["integer", "null"] }],
      items: false,
      minItems: 2,
    },
    [["a", 1], ["a", null], ["a"], [1, "a"], ["a", 1, 2]],
  ],
  [{ type: "object" }, [{}, { a: 1 }, []]],
  [{ type: "object", properties: {}, additionalProperties: false }, [{}, { a: 1 }]],
  [{ type: "object", additionalProperties: { type: "integer" } }, [{}, { a: 1 }, { a: 1, b: 2 }, { a: "b" }]],
  [
    {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "string" }, c: { type: "null" } },
      required: ["b"],
      additionalProperties: false,
    },
    [{ b: "x" }, { a: 1, b: "x" }, { b: "x", c: null }, { a: 1, b: "x", c: null }, { a: 1 }, {}, { b: 1 }],
  ],
  [
    {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "integer" }, c: { type: "integer" } },
      additionalProperties: false,
    },
    [
      {},
      { a: 1 },
      { b: 1 },
      { c: 1 },
      { a: 1, c: 1 },
      { b: 1, c: 1 },
      { a: 1, b: 1, c: 1 },
      { a: null },
      { d: 1 },
    ],
  ],
  [
    { type: "object", properties: { a: { type: "integer" } }, required: ["a"], additionalProperties: true },
    [{ a: 1 }, { a: 1, z: [] }, { z: 1 }, {}],
  ],
  [
    { type: "object", properties: { a: { type: "integer" } }, additionalProperties: { type: "string" } },
    [{}, { a: 1 }, { z: "y" }, { a: 1, z: "y", x: "w" }, { a: 1, z: 2 }],
  ],
  [
    {
      type: "object",
      properties: { 'a"b/~': { type: "integer" } },
      required: ['a"b/~'],
      additionalProperties: false,
    },
    [{ 'a"b/~': 1 }, { a: 1 }],
  ],
  [
    {
      $defs: {
        node: {
          type: "object",
          properties: {
            value: { type: "integer" },
            children: { type: "array", items: { $ref: "#/$defs/node" } },
            next: { $ref: "#/$defs/node" },
          },
          required: ["value"],
          additionalProperties: false,
        },
      },
      $ref: "#/$defs/node",
    },
    [
      { value: 1 },
      { value: 1, children: [{ value: 2, children: [] }], next: { value: 3 } },
      { value: 1, children: [{}] },
      { children: [] },
    ],
  ],
];

describe.skipIf(engine === undefined)("a grammar", () => {
  let accepts: (schema: JsonSchema, text: string) => boolean;

  beforeAll(async () => {
    const { getLlama } = engine as unknown as LlamaPackage;
    const llama = await getLlama({
      gpu: false,
      build: "never",
      skipDownload: true,
      progressLogs: false,
      maxThreads: 1,
      logLevel: "error",
      logger: () => {},
    });
    const grammars = new Map<JsonSchema, TestedGrammar>();
    for (const [schema] of examples)
      grammars.set(schema, (await llama.createGrammar({ grammar: schemaGrammar(schema) })) as TestedGrammar);
    accepts = (schema, text) => (grammars.get(schema) ?? expect.fail())._testText(text);
    return () => llama.dispose();
  });

  test.each(examples)("of %j holds what fits the schema, and nothing else", (schema, values) => {
    const fits = (value: Json) => checkSchema(schema, value, formats).length === 0;
    expect(values.filter((value) => accepts(schema, JSON.stringify(value)))).toEqual(values.filter(fits));
    expect(values.filter(fits)).not.toEqual([]);
    for (const value of values.filter(fits)) {
      const whole = JSON.stringify(value);
      // A value of an enum has one spelling.
      const isOne = typeof schema === "object" && "enum" in schema;
      expect(accepts(schema, JSON.stringify(value, null, isOne ? 0 : 2)), "indented").toBe(true);
      expect(accepts(schema, `${whole} and more`), "more after it").toBe(false);
      if (typeof value === "object" && value) expect(accepts(schema, whole.slice(0, -1)), "cut").toBe(false);
    }
  });
});

describe("a schema", () => {
  test.each<[string, JsonSchema, string]>([
    ["allOf", { allOf: [{ type: "string" }] }, "#"],
    ["patternProperties", { type: "object", properties: { a: { patternProperties: {} } } }, "#/properties/a"],
    ["wat", { type: "array", items: { type: "wat" } }, "#/items"],
    ["no value fits it", false, "#"],
    ["no value fits it", { anyOf: [] }, "#"],
    ["leads nowhere", { $ref: "#/$defs/a" }, "#"],
    ["minItems", { type: "array", minItems: 3, maxItems: 2 }, "#"],
    ["maxLength", { anyOf: [{ type: "null" }, { type: "string", maxLength: 1.5 }] }, "#/anyOf/1"],
  ])("that no grammar can be made of is refused: %s", (problem, schema, at) => {
    expect(() => schemaGrammar(schema)).toThrow(
      expect.objectContaining({
        status: 400,
        message: expect.stringMatching(`at ${at.replace("$", "\\$")}: .*`),
      }),
    );
    expect(() => schemaGrammar(schema)).toThrow(problem);
  });

  test("of any size makes a grammar of its size", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`key_${index}`, { type: "string" }]),
    );
    const text = schemaGrammar({ type: "object", properties, additionalProperties: { type: "null" } });
    expect(text.length).toBeLessThan(400 * 250);
  });
});
