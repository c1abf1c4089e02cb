import { Ajv2020 } from "ajv/dist/2020.js";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { schemaType, schemaTypes } from "../../../src/phases/5-emit/schema-type.ts";
import type { JsonSchema } from "../../../src/runtime/types.ts";

const text = { type: "string" };
const tree = {
  type: "object",
  properties: { value: { type: "integer" }, children: { type: "array", items: { $ref: "#" } } },
};

/** Schema, its type as one expression, values that fit, values that the type must reject. */
const rows: [schema: JsonSchema, type: string, valid: unknown[], rejected: unknown[]][] = [
  [true, "unknown", [1, null, {}], []],
  [{}, "unknown", [1, "a"], []],
  [false, "never", [], [1, null]],
  [text, "string", ["a"], [1, null]],
  [{ type: "integer" }, "number", [1], ["1"]],
  [{ type: ["string", "null"] }, "string | null", ["a", null], [1]],
  [{ enum: ["a", 'b"', 3, null] }, '"a" | "b\\"" | 3 | null', ["a", 'b"', 3, null], ["c", 4]],
  [
    { const: { kind: "x", at: [1, 2] } },
    '{ kind: "x"; at: [1, 2] }',
    [{ kind: "x", at: [1, 2] }],
    [{ kind: "y", at: [1, 2] }],
  ],
  [{ type: "array", items: text }, "string[]", [[], ["a"]], [[1], "a"]],
  [{ type: "array", items: { type: ["string", "number"] } }, "(string | number)[]", [["a", 1]], [[true]]],
  [{ type: "array" }, "unknown[]", [[1, "a"]], [{ a: 1 }]],
  [
    { prefixItems: [text, { type: "number" }], items: false, minItems: 2 },
    "[string, number]",
    [["a", 1]],
    [["a", "b"]],
  ],
  [
    { prefixItems: [text], items: { type: "number" } },
    "[string?, ...number[]]",
    [[], ["a", 1, 2]],
    [["a", "b"]],
  ],
  [{ items: [text], additionalItems: false }, "[string?]", [], [["a", "b"], [1]]],
  [{ type: "object" }, "{ [key: string]: unknown }", [{}, { a: 1 }], ["a"]],
  [{ type: "object", additionalProperties: false }, "Record<string, never>", [{}], [{ a: 1 }]],
  [
    { additionalProperties: { type: "number" } },
    "{\n  [key: string]: number;\n}",
    [{ a: 1 }, {}],
    [{ a: "x" }],
  ],
  [
    { patternProperties: { "^x": text }, additionalProperties: false },
    "{\n  [key: string]: string;\n}",
    [{ xa: "b" }],
    [{ xa: 1 }],
  ],
  [
    { properties: { a: text, "b-c": { type: "number" } }, required: ["a"] },
    '{\n  a: string;\n  "b-c"?: number | undefined;\n}',
    [{ a: "x" }, { a: "x", "b-c": 1 }],
    [{}, { a: 1 }, { a: "x", "b-c": "y" }, { a: "x", extra: 1 }],
  ],
  [
    { properties: { a: text }, required: ["b"], additionalProperties: { type: "number" } },
    "{\n  a?: string | undefined;\n  b: unknown;\n  [key: string]: unknown;\n}",
    [{ b: 1 }, { a: "x", b: 2, c: 3 }],
    [{ a: 1, b: 1 }],
  ],
  [
    { allOf: [{ properties: { a: text }, required: ["a"] }, { properties: { b: text } }] },
    "{\n  a: string;\n} & {\n  b?: string | undefined;\n}",
    [{ a: "x" }, { a: "x", b: "y" }],
    [{ b: "y" }],
  ],
  [
    { type: "object", properties: { a: text, b: text }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    "{\n  a?: string | undefined;\n  b?: string | undefined;\n} & ({\n  a: unknown;\n} | {\n  b: unknown;\n})",
    [{ a: "x" }, { b: "y" }],
    [{}, { a: 1 }],
  ],
  [{ oneOf: [{ type: "string" }, { type: "null" }] }, "string | null", ["a", null], [1]],
  [{ anyOf: [text, true] }, "unknown", ["a", 1], []],
  [{ $defs: { n: { type: "number" } }, items: { $ref: "#/$defs/n" } }, "number[]", [[1]], [["a"]]],
  [
    tree,
    "{\n  value?: number | undefined;\n  children?: unknown[] | undefined;\n}",
    [{ children: [{ value: 1, children: [] }] }],
    [{ value: "x" }, { children: [{ value: "x" }] }],
  ],
  [
    { $defs: { a: { anyOf: [text, { items: { $ref: "#/$defs/a" } }] } }, $ref: "#/$defs/a" },
    "string | unknown[]",
    ["a", [["b"]]],
    [1, [[1]]],
  ],
  [{ $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/a" }, "unknown", [], []],
  [{ anyOf: [{ $ref: "#" }, text] }, "unknown", [], []],
];

const ajv = new Ajv2020({ strict: false, allErrors: true });

/** The lines of a module that the compiler objects to. */
function rejectedLines(source: string): Set<number> {
  const name = "values.ts";
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
  };
  const host = ts.createCompilerHost(options);
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2023);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => (path === name ? file : getSourceFile(path, ...rest));
  const program = ts.createProgram([name], options, host);
  const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return new Set(problems.map(({ start = 0 }) => file.getLineAndCharacterOfPosition(start).line));
}

describe("a schema as a type", () => {
  it.each(rows)("%j", (schema, type) => {
    expect(schemaType(schema)).toBe(type);
  });

  it("takes every value that Ajv accepts and rejects the others", () => {
    const lines: string[] = ["export {};"];
    const expected: { line: number; rejected: boolean; shown: string }[] = [];
    rows.forEach(([schema, , valid, rejected], index) => {
      // Ajv overflows on references in circles; those rows have no values.
      const validate = valid.length > 0 ? ajv.compile(schema as object) : () => false;
      const { declarations, type } = schemaTypes(schema, `Row${index}`);
      lines.push(...`${declarations.join("\n")}\ntype Type${index} = ${type};`.split("\n"));
      for (const value of valid) expect(validate(value), `Ajv on ${JSON.stringify(value)}`).toBe(true);
      for (const value of [...valid, ...rejected]) {
        const shown = `void (${JSON.stringify(value)} satisfies Type${index});`;
        expected.push({ line: lines.length, rejected: rejected.includes(value), shown });
        lines.push(shown);
      }
    });
    const problems = rejectedLines(lines.join("\n"));
    const wrong = expected.filter(({ line, rejected }) => problems.has(line) !== rejected);
    expect(wrong.map(({ shown }) => shown)).toEqual([]);
    const places = new Set(expected.map(({ line }) => line));
    expect([...problems].filter((line) => !places.has(line)).map((line) => lines[line])).toEqual([]);
  });
});

describe("named types", () => {
  it("names what refers to itself", () => {
    expect(schemaTypes(tree, "Input")).toEqual({
      declarations: ["type Input = {\n  value?: number | undefined;\n  children?: Input[] | undefined;\n};"],
      type: "Input",
    });
  });

  it("names definitions once, whatever their names are", () => {
    const schema = {
      $defs: { "line-item": { ...text, description: "One line." }, lineItem: { type: "number" } },
      items: {
        anyOf: [{ $ref: "#/$defs/line-item" }, { $ref: "#/$defs/lineItem" }, { $ref: "#/$defs/line-item" }],
      },
    };
    expect(schemaTypes(schema, "Output")).toEqual({
      declarations: ["/** One line. */\ntype OutputLineItem = string;", "type OutputLineItem2 = number;"],
      type: "(OutputLineItem | OutputLineItem2)[]",
    });
  });
});

describe("comments", () => {
  const typeWith = (description: string): string =>
    schemaType({ properties: { a: { type: "string", description } } });

  it("come from descriptions", () => {
    expect(typeWith("What it is about.")).toBe("{\n  /** What it is about. */\n  a?: string | undefined;\n}");
    expect(typeWith("One.\n\nTwo.")).toBe(
      "{\n  /**\n   * One.\n   *\n   * Two.\n   */\n  a?: string | undefined;\n}",
    );
  });

  it.each(["*/ evil; /*", "a\u2028b */", "**/", "a\r*/ b", "*\\/", "/* open"])("hold %j", (description) => {
    expect([...rejectedLines(`export type T = ${typeWith(description)};`)]).toEqual([]);
  });
});
