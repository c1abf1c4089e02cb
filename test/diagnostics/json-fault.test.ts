import { expect, test } from "vitest";
import { findJsonFault } from "../../src/diagnostics/json-fault.ts";
import fc from "../support/fast-check.ts";

test.each([
  ['{ "a": ,}', 7],
  ['{ "a": 1, }', 10],
  ["[1 2]", 3],
  ['{ "a" 1 }', 6],
  ["{ a: 1 }", 2],
  ['["a', 1],
  ['{"a": [1}', 8],
  ["[1] 2", 4],
  ["", 0],
])("%j is wrong at %i", (text, offset) => expect(findJsonFault(text)).toBe(offset));

test("the whole of any JSON text is read", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(findJsonFault(text)).toBe(text.length);
    }),
  );
});
