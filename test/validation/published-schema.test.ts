import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readSchemaProblems } from "../../src/diagnostics/schema-problems.ts";
import type { Json, JsonSchema } from "../../src/runtime/types.ts";
import { createChecker } from "../../src/validation/published-schema.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

const { default: configSchema } = await import("../../schemas/config.schema.json", {
  with: { type: "json" },
});
const { default: promptSchema } = await import("../../schemas/prompt.schema.json", {
  with: { type: "json" },
});

const schema = {
  type: "object",
  properties: { name: { type: "string" }, tags: { type: "array", items: { enum: ["a", "b"] } } },
  required: ["name"],
  additionalProperties: false,
};
const check = createChecker(schema);

/** What Ajv alone says, in the same words. */
function askAjv(schema: JsonSchema) {
  const options = { allErrors: true, verbose: true, strictRequired: false, allowUnionTypes: true };
  const validate = new Ajv2020(options).compile(schema as object);
  return (value: unknown) => (validate(value) ? [] : readSchemaProblems(validate.errors ?? []));
}
const ask = askAjv(schema);

describe("createChecker", () => {
  test("has nothing to say of a value that fits, before and after one that does not", () => {
    expect(check({ name: "x", tags: ["a"] })).toEqual([]);
    expect(check({})).toHaveLength(1);
    expect(check({ name: "x" })).toEqual([]);
  });

  test("names every problem at once, each with its place", () => {
    expect(check({ tags: ["a", "c"], tag: [] })).toEqual([
      { kind: "missing-key", path: [], expected: "name", received: "a mapping", allowed: [] },
      { kind: "unknown-key", path: ["tag"], expected: "", received: "a mapping", allowed: ["name", "tags"] },
      {
        kind: "invalid-value",
        path: ["tags", "1"],
        expected: "one of a, b",
        received: 'the string "c"',
        allowed: [],
      },
    ]);
  });

  test("throws at the first value that does not fit where the schema holds a keyword that does not exist", () => {
    const wrong = createChecker({ type: "object", propertees: {} });
    expect(() => wrong([])).toThrow("propertees");
  });

  test.each([
    ["a name that is undefined", { name: undefined }],
    ["a key that is undefined", { name: "x", tag: undefined }],
    ["a tag that is not there", { name: "x", tags: new Array(1) }],
    ["keys of a prototype", Object.create({ name: "x" })],
    ["a function", { name: () => "x" }],
  ])("asks Ajv of what JSON does not hold: %s", (_, value) => {
    expect(check(value)).toEqual(ask(value));
  });
});

describe("values of JSON", () => {
  const words = [
    "name",
    "version",
    "config",
    "model",
    "input",
    "output",
    "schema",
    "tools",
    "targets",
    "overrides",
  ];
  const keys = fc.constantFrom(...words, "temperature", "stop", "format", "json", "prompts", "policy", "x");
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<Json>(null, true, 0, 0.5, -1, "", "text", "json", "a/b", "fail", "1.0.0"),
      fc.array(tie("tree"), { maxLength: 2 }),
      fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
    ),
  }));

  test.each([
    ["prompt", promptSchema],
    ["config", configSchema],
  ])("fit the %s schema where Ajv says so", (_, schema) => {
    const given = createChecker(schema);
    const ajv = askAjv(schema);
    let fitting = 0;
    fc.assert(
      fc.property(tree, (value) => {
        const problems = ajv(value);
        if (problems.length === 0) fitting++;
        expect(given(value)).toEqual(problems);
      }),
      { numRuns: cases(2000) },
    );
    expect(fitting).toBeGreaterThan(20);
  });
});
