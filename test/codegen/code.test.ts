import { describe, expect, test } from "vitest";
import { block, Code, identifier, joinCode, js, literal, propertyKey } from "../../src/codegen/code.ts";
import fc from "../support/fast-check.ts";

const evaluate = (code: Code): unknown => new Function(`return ${code};`)();

describe("js", () => {
  const name = identifier("input");
  test.each<[what: string, code: Code, text: string]>([
    ["code goes in as it is", js`f(${name})`, "f(input)"],
    ["text goes in as a literal", js`f(${"a\n"})`, 'f("a\\n")'],
    ["text with quotes, in the others", js`f(${'"a"\\'})`, "f('\"a\"\\\\')"],
    ["text with both quotes", js`f(${`"it's"`})`, `f("\\"it's\\"")`],
    ["a list of code is joined by commas", js`f(${[name, literal(1)]})`, "f(input, 1)"],
    ["a list of values is a literal", js`f(${["a", 1]})`, 'f(["a", 1])'],
    ["an empty list is a literal", js`f(${[]})`, "f([])"],
    ["nothing is nothing", js`f(${null}, ${undefined}, ${false})`, "f(null, undefined, false)"],
    ["code inside of code", js`${js`${name}.a`}.b`, "input.a.b"],
  ])("%s", (_what, code, text) => expect(code.text).toBe(text));
});

describe("literal", () => {
  test.each<[value: unknown, text: string]>([
    [{ a: 1, "b-c": [true, null], d: undefined }, '{ a: 1, "b-c": [true, null] }'],
    [{}, "{}"],
    [[undefined], "[null]"],
    ["\u2028\u2029", '"\\u2028\\u2029"'],
    ["\ud800", '"\\ud800"'],
    ["</script>", '"</script>"'],
  ])("%j", (value, text) => expect(literal(value).text).toBe(text));

  test("a key of every prototype is a key like all others", () => {
    const value = JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2 }');
    const made = evaluate(literal(value)) as object;
    expect(Object.keys(made)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  test("every JSON value comes back as it was", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.stringify(evaluate(literal(value)))).toBe(JSON.stringify(value));
      }),
    );
  });

  test("what JSON does not have is a fault of the caller", () => {
    expect(() => literal(Symbol.iterator)).toThrow("Not a JSON value: symbol");
    expect(() => literal(() => 1)).toThrow("Not a JSON value: function");
  });
});

test.each(["a b", "1a", "", "a-b", "a;b", 'a"'])("%j is no identifier", (name) => {
  expect(() => identifier(name)).toThrow("Not an identifier");
});

test.each([
  ["a1_$", "a1_$"],
  ["ä", '"ä"'],
  ["a.b", '"a.b"'],
  ["", '""'],
  ["__proto__", '["__proto__"]'],
])("the property %j is written %s", (key, text) => expect(propertyKey(key)).toBe(text));

test("a block indents lines that hold something", () => {
  expect(block([new Code("a {\n\n}"), new Code("b")]).text).toBe("  a {\n\n  }\n  b");
  expect(joinCode([new Code("a"), new Code("b")], "; ").text).toBe("a; b");
});
