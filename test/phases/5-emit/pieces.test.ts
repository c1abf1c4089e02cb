import { describe, expect, it } from "vitest";
import { Code, js } from "../../../src/codegen/code.ts";
import { ModuleConstants } from "../../../src/phases/5-emit/module-constants.ts";
import {
  markedJson,
  objectJson,
  printMarked,
  printPieces,
  property,
  valueJson,
} from "../../../src/phases/5-emit/pieces.ts";
import { inForm } from "../../../src/phases/5-emit/text-form.ts";
import type { Json } from "../../../src/runtime/types.ts";

const a = new Code("a");

describe("printPieces", () => {
  it.each([
    [[], '""'],
    [[""], '""'],
    [["x"], '"x"'],
    [["x", "y", a], '"xy" + a'],
    [[a, "", "x", "", "y"], 'a + "xy"'],
    [[a, a], "a + a"],
    [['say "', a, '"'], "'say \"' + a + '\"'"],
  ])("%j is %s", (pieces, expected) => {
    expect(printPieces(pieces).text).toBe(expected);
  });
});

describe("texts in marked fields", () => {
  const fields: Json = {
    role: "user",
    parts: [{ text: "<\uE0000\uE001>" }, "\uE0001\uE001\n", true, null, 1.5],
  };
  const textOf = (text: number) => [`t${text}`, new Code(`v${text}`)];

  it("stand in a literal", () => {
    expect(printMarked(fields, textOf).text).toBe(
      '{ role: "user", parts: [{ text: "<t0" + v0 + ">" }, "t1" + v1 + "\\n", true, null, 1.5] }',
    );
  });

  it("stand in JSON text, between quotes that are there once", () => {
    expect(printPieces(markedJson(fields, textOf)).text).toBe(
      `'{"role":"user","parts":[{"text":"<t0' + v0 + '>"},"t1' + v1 + '\\\\n",true,null,1.5]}'`,
    );
  });

  it("leave empty objects and lists as they are", () => {
    expect(printMarked({ a: {}, b: [] }, textOf).text).toBe("{ a: {}, b: [] }");
    expect(markedJson({ a: {}, b: [] }, textOf)).toEqual(['{"a":{},"b":[]}']);
  });
});

describe("values", () => {
  it("are JSON text, character by character", () => {
    const value: Json = { 'a"b': ["\u2028", "\uD800", -0, 1e21, null], __proto__: 1, "": {} };
    expect(valueJson(value, new ModuleConstants()).join("")).toBe(JSON.stringify(value));
  });

  it("are read from a constant where the module shares them, and only these very objects", () => {
    const constants = new ModuleConstants();
    const schema = { type: "string" };
    constants.share("$schema", schema);
    expect(printPieces(valueJson({ a: schema, b: { ...schema } }, constants)).text).toBe(
      `'{"a":' + $schemaJson + ',"b":{"type":"string"}}'`,
    );
    expect(constants.value({ a: schema, b: { ...schema } }).text).toBe(
      '{ a: $schema(), b: { type: "string" } }',
    );
    expect(constants.declarations().map(({ code }) => code.text)).toEqual([
      `const $schemaJson = '{"type":"string"}';`,
      'const $schema = () => ({ type: "string" });',
    ]);
  });
});

describe("shared text", () => {
  const long = `${"word ".repeat(20)}"quoted"\n`;

  it("is a constant in each form, and itself where it is short", () => {
    const constants = new ModuleConstants();
    expect(constants.text('a "b"\n', "plain")).toBe('a "b"\n');
    expect(constants.text('a "b"\n', "json")).toBe('a \\"b\\"\\n');
    expect(String(constants.text(long, "plain"))).toBe("$static1");
    expect(String(constants.text(long, "json"))).toBe("$static1Json");
    expect(String(constants.text(long, "plain"))).toBe("$static1");
    expect(constants.declarations().map(({ name }) => name)).toEqual(["$static1", "$static1Json"]);
  });

  it("is one constant where both forms say the same", () => {
    const constants = new ModuleConstants();
    const plain = "word ".repeat(20);
    expect(String(constants.text(plain, "json"))).toBe(String(constants.text(plain, "plain")));
  });

  it("is one function for the same code", () => {
    const constants = new ModuleConstants();
    const print = (body: string) =>
      constants.textFunction((name) => js`function ${name}() { ${new Code(body)} }`);
    expect([print("return 1;"), print("return 2;"), print("return 1;")].map(String)).toEqual([
      "$text1",
      "$text2",
      "$text1",
    ]);
  });
});

it("a static text in JSON form is what stands between the quotes", () => {
  for (const text of ["", '"', "\\", "\u0000\u001f\u2028", "\uD83D", "é😀"]) {
    expect(`"${inForm(text, "json")}"`).toBe(JSON.stringify(text));
    expect(inForm(text, "plain")).toBe(text);
  }
});

it("a property is short where a variable has its name, and quoted where it must be", () => {
  expect(property("a", a).text).toBe("a");
  expect(property("b", a).text).toBe("b: a");
  expect(property("b-c", a).text).toBe('"b-c": a');
  expect(property("__proto__", a).text).toBe('["__proto__"]: a');
  expect(
    printPieces(
      objectJson([
        ["x", ["1"]],
        ["y", [a]],
      ]),
    ).text,
  ).toBe(`'{"x":1,"y":' + a + "}"`);
});
