import { expect, it } from "vitest";
import { quickCheck } from "../../src/batch/quick-check.ts";
import { checkSchema } from "../../src/runtime/check-schema.ts";
import type { Json, JsonSchema } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

const key = fc.constantFrom("a", "b", "__proto__", "constructor");
const scalar = fc.constantFrom<Json>(null, true, 0, -0, 1.5, "a", "", Number.POSITIVE_INFINITY);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object");
const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    fc.boolean(),
    fc.record(
      {
        type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
        enum: fc.array(value, { minLength: 1, maxLength: 4 }),
        required: fc.uniqueArray(key, { maxLength: 2 }),
        properties: fc.dictionary(key, tie("schema"), { maxKeys: 3, noNullPrototype: true }),
        additionalProperties: tie("schema"),
        items: tie("schema"),
        description: fc.constant("x"),
        minLength: fc.nat(2),
        anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonSchema>,
  ),
}));

it("never lets a value pass that the full check refuses", () => {
  let passed = 0;
  fc.assert(
    fc.property(schema, value, (each, given) => {
      if (!quickCheck(each)(given)) return;
      passed++;
      expect(checkSchema(each, given)).toEqual([]);
    }),
    { numRuns: cases(3000) },
  );
  expect(passed).toBeGreaterThan(cases(3000) / 20);
});

it("lets values of usual schemas pass", () => {
  const check = quickCheck({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      kind: { enum: ["a", null], description: "which" },
      list: { type: "array", items: { type: ["integer", "null"] } },
    },
    required: ["kind"],
    additionalProperties: false,
  });
  expect(check({ kind: "a", list: [1, null] })).toBe(true);
  expect(check({ kind: null })).toBe(true);
  for (const wrong of [{}, { kind: "b" }, { kind: "a", list: [1.5] }, { kind: "a", more: 1 }, []]) {
    expect(check(wrong)).toBe(false);
  }
});
