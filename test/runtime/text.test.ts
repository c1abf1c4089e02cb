import { describe, expect, it } from "vitest";
import { indent, json, jsonText, text } from "../../src/runtime/text.ts";
import fc from "../support/fast-check.ts";

describe("text", () => {
  it.each<[unknown, string]>([
    ["s", "s"],
    [null, ""],
    [undefined, ""],
    [0, "0"],
    [-0, "0"],
    [1e21, "1e+21"],
    [true, "true"],
    [[], ""],
    [[1, [2, [null, "x"]], []], "1,2,,x,"],
    [{}, "[object Object]"],
    [{ toString: "no function" }, "[object Object]"],
    [[{ a: 1 }], "[object Object]"],
  ])("of %j is %j", (value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it("does not depend on how deep a value is", () => {
    let deep: unknown = "end";
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(text(deep)).toBe("end");
  });
});

describe("jsonText", () => {
  it("is what stands between the quotes of JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        expect(`"${jsonText(value)}"`).toBe(JSON.stringify(value));
      }),
    );
  });

  it("escapes every control, quote, backslash and half of a pair, and nothing else", () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const character = String.fromCharCode(unit);
      expect(jsonText(character)).toBe(JSON.stringify(character).slice(1, -1));
    }
  });

  it("gives the text of values that are no strings", () => {
    expect([jsonText(null), jsonText(1.5), jsonText(["a", '"'])]).toEqual(["", "1.5", 'a,\\"']);
  });
});

describe("indent", () => {
  it.each([
    ["", ""],
    ["a", "  a"],
    ["a\nb", "  a\n  b"],
    ["a\n", "  a\n"],
    ["a\n\nb\n", "  a\n  \n  b\n"],
  ])("%j by two is %j", (block, expected) => {
    expect(indent(block, "  ")).toBe(expected);
  });
});

describe("json", () => {
  it.each<[unknown, unknown, string]>([
    [{ a: [1] }, undefined, '{"a":[1]}'],
    [{ a: 1 }, 2, '{\n  "a": 1\n}'],
    [{ a: 1 }, "\t", '{\n\t"a": 1\n}'],
    [{ a: 1 }, { not: "a width" }, '{"a":1}'],
    [undefined, undefined, ""],
  ])("of %j by %j", (value, space, expected) => {
    expect(json(value, space)).toBe(expected);
  });
});
