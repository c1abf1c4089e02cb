import { describe, expect, it } from "vitest";
import { OutputError } from "../../src/runtime/errors.ts";
import { formats } from "../../src/runtime/formats.ts";
import { parseOutput } from "../../src/runtime/parse-output.ts";
import fc from "../support/fast-check.ts";

const ticket = {
  type: "object",
  properties: { priority: { enum: ["low", "high"] }, tags: { type: "array", items: { type: "string" } } },
  required: ["priority"],
  additionalProperties: false,
};

const accepted: [form: string, text: string][] = [
  ["plain", '{"priority":"high"}'],
  ["space around", '\n\t {"priority":"high"}  \n'],
  ["byte order mark", '\uFEFF{"priority":"high"}'],
  ["fence", '```json\n{"priority":"high"}\n```'],
  ["fence without a language", '```\n{"priority":"high"}\n```'],
  ["fence after prose", 'Here you go:\n\n```json\n{"priority":"high"}\n```\nAnything else?'],
  ["fence that never closes", '```json\n{"priority":"high"}'],
  ["prose around", 'The answer is {"priority":"high"}, I think.'],
  ["trailing comma", '{"priority":"high",}'],
  ["trailing commas inside", '{"priority":"high","tags":["a", ], }'],
  ["citations around", 'As [1] says: {"priority":"high"} (see [2]).'],
  ["braces of prose before", 'For {name}: {"priority":"high"}'],
  ["an open brace before", 'Set {x to {"priority":"high"}'],
  ["reasoning before", '<think>{"priority":"maybe"}</think>{"priority":"high"}'],
  ["a correction", '{"priority":"low"} no, wait: {"priority":"high"}'],
  ["quotes in prose", 'He said "yes". {"priority":"high"}'],
];

const refused: [form: string, text: string, problem: string][] = [
  ["no JSON", "I can't help with that.", "output must be JSON"],
  ["nothing", "", "output must be JSON"],
  ["cut off in a word that counts", '{"priority":"hi', "must be one of"],
  ["two commas", '{"priority":"high",,}', "output must be JSON"],
  ["wrong value", '{"priority":"urgent"}', 'priority must be one of ["low","high"]'],
  ["missing key", '{"tags":[]}', "output must have priority"],
  ["wrong type, never coerced", '{"priority":"high","tags":"a"}', "tags must be array"],
  ["extra key", '{"priority":"high","x":1}', "x must be left out"],
  ["wrong in a fence", '```json\n{"tags":[1]}\n```', "output must have priority; tags/0 must be string"],
];

describe("an answer with a schema", () => {
  it.each(accepted)("is read: %s", (_, text) => {
    expect(parseOutput(text, ticket, "json")).toMatchObject({ priority: "high" });
  });

  it.each(refused)("is refused: %s", (_, text, problem) => {
    expect(() => parseOutput(text, ticket, "json")).toThrow(new OutputError([], text).constructor as never);
    expect(() => parseOutput(text, ticket, "json")).toThrow(problem);
  });

  it("may be a scalar in a fence", () => {
    expect(parseOutput('Sure:\n```json\n"high"\n```', { enum: ["high"] }, "json")).toBe("high");
  });

  it("leaves commas and brackets in strings alone", () => {
    const value = { text: 'a,] ,} "{[' };
    expect(parseOutput(`So: ${JSON.stringify(value)}`, {}, "json")).toEqual(value);
  });

  it("checks formats where they are given", () => {
    expect(() => parseOutput('"x"', { format: "date" }, "json", formats)).toThrow(
      "output must be a valid date",
    );
    expect(parseOutput('"x"', { format: "date" }, "json")).toBe("x");
  });

  it("carries the text and the errors", () => {
    try {
      parseOutput('{"priority":1}', ticket, "json");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(OutputError);
      expect(error).toMatchObject({
        name: "OutputError",
        text: '{"priority":1}',
        errors: [{ path: "/priority" }],
      });
    }
  });
});

describe("an answer without a schema", () => {
  it("is text as it stands", () => {
    expect(parseOutput(' {"a":1} ', undefined, "text")).toBe(' {"a":1} ');
  });

  it("is checked as text where a schema says more", () => {
    expect(() => parseOutput("long", { type: "string", maxLength: 2 }, "text")).toThrow("at most 2");
  });

  it("is the longest JSON value", () => {
    expect(parseOutput('See [1]: {"a": [1, 2]} and [2].', undefined, "json")).toEqual({ a: [1, 2] });
  });
});

it("takes brackets in a fenced string for its text", () => {
  expect(parseOutput('```json\n"{}"\n```', undefined, "json")).toBe("{}");
  expect(parseOutput('First ```\n"[1]"\n``` then {"a": 1}.', undefined, "json")).toEqual({ a: 1 });
});

it("reads any JSON value out of any wrapping", () => {
  const wrappings = fc.constantFrom<[string, string]>(
    ["", ""],
    ["```json\n", "\n```"],
    ["Answer:\n```\n", "\n```\nDone."],
  );
  fc.assert(
    fc.property(fc.jsonValue(), wrappings, fc.constantFrom(0, 2), (value, [before, after], indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseOutput(before + text + after, undefined, "json")).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

it.each(["[", "{", '{"', '["a",', "{}]", "```"])("a flood of %s ends soon", (piece) => {
  const started = performance.now();
  expect(() => parseOutput(`x ${piece.repeat(200_000)}`, ticket, "json")).toThrow(OutputError);
  expect(performance.now() - started).toBeLessThan(10_000);
});

describe("an answer that is broken in the middle", () => {
  const reply = {
    type: "object",
    required: ["text"],
    properties: { text: { type: "string" }, score: { type: "number" }, reply: { $ref: "#" } },
  };
  it.each([
    ["quotes of the same kind inside", '{"text":"He said "no"","score":1,"reply":{"text":"child"}}', reply],
    ["a number that is none", '{"text":"parent","score":.5,"reply":{"text":"child"}}', reply],
    ["a placeholder", '{"text":"x","score":<score>,"reply":{"text":"child"}}', reply],
    ["NaN", '{"name":"x","score":NaN,"meta":{"k":1}}', { type: "object" }],
    ["a comma is missing in a list", '[["a"],["b" "c"]]', { type: "array" }],
    [
      "a comma is missing in a list of objects",
      '[{"id":1,"tags":["x"]},{"id":2 "tags":["y"]}]',
      { type: "array" },
    ],
  ])("is refused, and no part of it is the answer: %s", (_, text, schema) => {
    expect(() => parseOutput(text, schema, "json")).toThrow(OutputError);
  });

  it("does not hide one that follows", () => {
    const text = 'As in {"text": <text>, "reply": {"text": "no"}}:\n{"text":"yes"}';
    expect(parseOutput(text, reply, "json")).toEqual({ text: "yes" });
  });
});

it("takes the last of many values, and finds one behind much code", () => {
  const many = Array.from({ length: 300 }, (_, n) => `{"a":${n}}`).join("\n");
  expect(parseOutput(many, { type: "object" }, "json")).toEqual({ a: 299 });
  const code = "function f() { if (a) { b } }\n".repeat(120);
  expect(parseOutput(`${code}{"a":1}`, { type: "object" }, "json")).toEqual({ a: 1 });
});

it("never takes what is in several blocks of reasoning", () => {
  const text = '<think>a</think>\n<think>b {"a":5}</think>{"a":1}';
  expect(parseOutput(text, { type: "object" }, "json")).toEqual({ a: 1 });
});
