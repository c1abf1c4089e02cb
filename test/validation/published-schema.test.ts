import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/validation/published-schema.ts";

const check = createChecker({
  type: "object",
  properties: { name: { type: "string" }, tags: { type: "array", items: { enum: ["a", "b"] } } },
  required: ["name"],
  additionalProperties: false,
});

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

  test("throws at the first value where the schema holds a keyword that does not exist", () => {
    const wrong = createChecker({ type: "object", propertees: {} });
    expect(() => wrong({})).toThrow("propertees");
  });
});
