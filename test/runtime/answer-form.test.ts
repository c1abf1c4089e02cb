import { describe, expect, test } from "vitest";
import { type AnswerForm, answerReader, decodeAnswer } from "../../src/runtime/answer-form.ts";
import { OutputError } from "../../src/runtime/errors.ts";
import { parseOutput } from "../../src/runtime/parse-output.ts";
import type { Json } from "../../src/runtime/types.ts";

const optional: AnswerForm = {
  step: { properties: [["b", { under: "value", step: null }]], absent: ["a", "b"] },
};
const map: AnswerForm = { step: { entries: null } };
const rest: AnswerForm = { step: { properties: [], absent: [], more: ["more", { text: true }] } };
const tuple: AnswerForm = { step: { tuple: ["item_1", "item_2"], step: null, more: "other_items" } };
const list: AnswerForm = {
  step: { ref: "list" },
  steps: [["list", { properties: [["next", { ref: "list" }]], absent: ["next"] }]],
};
const union: AnswerForm = {
  step: {
    types: [
      [
        "object",
        {
          options: [
            ["map", { entries: null }],
            ["list", null],
          ],
        },
      ],
      ["array", { items: { text: true } }],
    ],
  },
};

const cases: [what: string, form: AnswerForm, value: Json, means: Json][] = [
  ["null for what is absent", optional, { a: null, b: null, c: null }, { c: null }],
  ["null in a box for null", optional, { a: "x", b: { value: null } }, { a: "x", b: null }],
  ["the value under a key", { step: { under: "answer", step: null } }, { answer: [1] }, [1]],
  [
    "entries for an object",
    map,
    [
      { key: "a", value: 1 },
      { key: "b", value: [] },
    ],
    { a: 1, b: [] },
  ],
  ["entries beside properties", rest, { a: 1, more: [{ key: "b", value: "[2]" }] }, { a: 1, b: [2] }],
  ["properties for the items of a tuple", tuple, { item_1: 1, item_2: null, other_items: [3] }, [1, null, 3]],
  ["a tuple that ends early", { step: { tuple: ["item_1", "item_2"], step: null } }, { item_1: 1 }, [1]],
  ["a step that contains itself", list, { next: { next: null } }, { next: {} }],
  ["an option by its key", union, { map: [{ key: "a", value: 1 }] }, { a: 1 }],
  ["an option that is as it is", union, { list: [] }, []],
  ["a value by its type", union, ["1", '"x"', "null"], [1, "x", null]],
  ["a type that nothing is said of", union, 7, 7],
];

describe("decodeAnswer", () => {
  test.each(cases)("reads %s", (_, form, value, means) => {
    const before = structuredClone(value);
    expect(decodeAnswer(form, value)).toEqual(means);
    expect(value).toEqual(before);
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });

  const strange: Json[] = [
    null,
    0,
    "",
    "{",
    [],
    [1],
    [[]],
    [{ key: 1, value: 2 }],
    [{ key: "a" }],
    {},
    { x: 1 },
    { a: { b: 1 } },
    { answer: 1, b: 2 },
    { map: {} },
  ];

  test.each(cases)("leaves what has another form for validation, and never throws: %s", (_, form) => {
    for (const value of strange) expect(() => decodeAnswer(form, value)).not.toThrow();
  });

  test.each<[AnswerForm, Json]>([
    [map, [{ key: "a" }]],
    [map, [{ key: "a", value: 1, more: 2 }]],
    [{ step: { under: "answer", step: null } }, { answer: 1, b: 2 }],
    [union, { unknown: 1 }],
  ])("keeps %j of %j as it is", (form, value) => {
    expect(decodeAnswer(form, value)).toEqual(value);
  });

  test("survives answers that are nested deeper than any stack", () => {
    const deep = JSON.parse(`${'{"next":'.repeat(100_000)}{}${"}".repeat(100_000)}`) as Json;
    expect(decodeAnswer(list, deep)).toBe(deep);
  });

  test("makes own properties of names that prototypes have", () => {
    const read = decodeAnswer(map, [
      { key: "__proto__", value: { polluted: true } },
      { key: "constructor", value: 1 },
    ]) as object;
    expect(Object.keys(read)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("parseOutput with forms", () => {
  const schema = { type: "object", properties: { a: { type: "string" } }, additionalProperties: false };
  const read = (text: string, ...forms: (AnswerForm | undefined)[]) =>
    parseOutput(text, schema, "json", undefined, forms.map(answerReader));

  test("reads an answer in the form before it is checked", () => {
    expect(read('{"a":null,"b":null}', optional)).toEqual({});
    expect(() => read('{"a":null}', undefined)).toThrow(OutputError);
  });

  test("tries forms in their order, and takes the first that fits", () => {
    expect(read('{"a":"x"}', undefined, optional)).toEqual({ a: "x" });
    expect(read('{"a":null}', undefined, optional)).toEqual({});
    expect(read('[{"key":"a","value":"y"}]', undefined, optional, map)).toEqual({ a: "y" });
  });

  test("tells the errors of the form that comes nearest", () => {
    expect(() => read('{"a":3,"b":null}', undefined, optional)).toThrow("a must be string");
    expect(() => read('{"a":3,"b":null}', optional)).toThrow(OutputError);
  });

  test("takes the last of several answers that fits in some form", () => {
    expect(read('First {"a":"x"}, no: {"a":null}. And {"c":1}.', undefined, optional)).toEqual({});
  });
});
