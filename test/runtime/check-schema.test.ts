import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, it } from "vitest";
import { checkSchema } from "../../src/runtime/check-schema.ts";
import { formats } from "../../src/runtime/formats.ts";
import type { JsonSchema } from "../../src/runtime/types.ts";

const addFormats = addFormatsModule.default;

type Row = [keyword: string, schema: JsonSchema, valid: unknown[], invalid: unknown[]];

const tree = { properties: { next: { $ref: "#" }, value: { type: "integer" } }, additionalProperties: false };

const rows: Row[] = [
  ["true", true, [null, 1, {}], []],
  ["false", false, [], [null, 1, {}]],
  ["type", { type: "string" }, ["", "a"], [1, null, [], {}]],
  ["type number", { type: "number" }, [1, 1.5, -0], ["1", null, true]],
  ["type integer", { type: "integer" }, [1, 1.0, -3, 1e300], [1.5, "1"]],
  ["type null", { type: "null" }, [null], [0, "", false, {}]],
  ["type boolean", { type: "boolean" }, [true, false], [0, "true", null]],
  ["type object", { type: "object" }, [{}, { a: 1 }], [[], null, "x"]],
  ["type array", { type: "array" }, [[], [1]], [{}, null, { length: 0 }]],
  ["type list", { type: ["string", "null"] }, ["a", null], [1, {}]],
  ["type list with integer", { type: ["integer", "string"] }, [1, "a"], [1.5]],
  [
    "const",
    { const: { a: [1, 2], b: null } },
    [{ b: null, a: [1, 2] }],
    [{ a: [2, 1], b: null }, { a: [1, 2] }],
  ],
  ["const 0", { const: 0 }, [0, -0], [false, "", "0", null]],
  ["enum", { enum: ["a", 1, null, { x: 1 }] }, ["a", 1, null, { x: 1 }], ["1", true, { x: 2 }, {}]],
  ["enum and prototypes", { enum: [{}] }, [{}], [[], JSON.parse('{"__proto__":1}')]],
  ["minimum", { minimum: 2 }, [2, 3, "1"], [1, 1.999]],
  ["maximum", { maximum: 2 }, [2, -3, null], [2.001]],
  ["exclusiveMinimum", { exclusiveMinimum: 2 }, [2.1], [2, 1]],
  ["exclusiveMaximum", { exclusiveMaximum: 2 }, [1.9], [2, 3]],
  ["multipleOf", { multipleOf: 0.5 }, [1, 1.5, 0, -2, "x"], [0.7]],
  ["minLength", { minLength: 2 }, ["ab", "a😀", 1], ["a", "😀", ""]],
  ["maxLength", { maxLength: 2 }, ["😀😀", "", []], ["abc", "😀😀😀"]],
  ["pattern", { pattern: "^\\p{Lu}." }, ["Éa", 5], ["éa", "A"]],
  ["unanchored pattern", { pattern: "b+" }, ["abc"], ["ac"]],
  ["items", { items: { type: "number" } }, [[], [1, 2], "x"], [[1, "a"]]],
  ["items false", { items: false }, [[]], [[1]]],
  [
    "prefixItems",
    { prefixItems: [{ type: "number" }, { type: "string" }] },
    [[], [1], [1, "a", null]],
    [["a"], [1, 2]],
  ],
  ["prefixItems and items", { prefixItems: [true], items: false }, [[], [1]], [[1, 2]]],
  ["contains", { contains: { const: 1 } }, [[1], [2, 1], "x"], [[], [2]]],
  [
    "minContains",
    { contains: { const: 1 }, minContains: 2 },
    [
      [1, 1],
      [1, 2, 1],
    ],
    [[1], []],
  ],
  ["minContains 0", { contains: { const: 1 }, minContains: 0 }, [[], [2]], []],
  ["maxContains", { contains: { const: 1 }, maxContains: 1 }, [[1], [1, 2]], [[1, 1], []]],
  ["minItems", { minItems: 1 }, [[1], {}], [[]]],
  ["maxItems", { maxItems: 1 }, [[], [1]], [[1, 2]]],
  [
    "uniqueItems",
    { uniqueItems: true },
    [
      [1, "1", true],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  ],
  ["uniqueItems false", { uniqueItems: false }, [[1, 1]], []],
  ["properties", { properties: { a: { type: "string" } } }, [{}, { a: "x", b: 1 }, []], [{ a: 1 }]],
  ["required", { required: ["a"] }, [{ a: null }, "x", []], [{}, { b: 1 }]],
  ["names of prototypes", { required: ["constructor"] }, [{ constructor: 1 }], [{}, { toString: 1 }]],
  [
    "__proto__",
    JSON.parse(
      '{"properties":{"__proto__":{"type":"number"}},"required":["__proto__"],"additionalProperties":false}',
    ),
    [JSON.parse('{"__proto__":1}')],
    [{}, JSON.parse('{"__proto__":"x"}'), { toString: 1 }],
  ],
  [
    "additionalProperties",
    { properties: { a: true }, additionalProperties: false },
    [{ a: 1 }, {}],
    [{ b: 1 }],
  ],
  ["additionalProperties schema", { additionalProperties: { type: "number" } }, [{ a: 1 }], [{ a: "x" }]],
  [
    "additionalProperties beside allOf",
    { allOf: [{ properties: { a: true } }], additionalProperties: false },
    [{}],
    [{ a: 1 }],
  ],
  [
    "patternProperties",
    { patternProperties: { "^x-": { type: "number" } } },
    [{ "x-a": 1, b: "" }],
    [{ "x-a": "" }],
  ],
  [
    "patternProperties and additional",
    { patternProperties: { "^x": true }, additionalProperties: false },
    [{ x1: 1 }],
    [{ y: 1 }],
  ],
  ["propertyNames", { propertyNames: { maxLength: 2 } }, [{ ab: 1 }, {}], [{ abc: 1 }]],
  ["minProperties", { minProperties: 1 }, [{ a: 1 }, []], [{}]],
  ["maxProperties", { maxProperties: 1 }, [{ a: 1 }], [{ a: 1, b: 2 }]],
  ["dependentRequired", { dependentRequired: { a: ["b"] } }, [{}, { b: 1 }, { a: 1, b: 1 }], [{ a: 1 }]],
  ["dependentSchemas", { dependentSchemas: { a: { required: ["b"] } } }, [{}, { a: 1, b: 1 }], [{ a: 1 }]],
  [
    "dependencies",
    { dependencies: { a: ["b"], c: { maxProperties: 1 } } },
    [{ a: 1, b: 1 }, { c: 1 }],
    [{ a: 1 }, { c: 1, d: 1 }],
  ],
  ["allOf", { allOf: [{ minimum: 1 }, { maximum: 2 }] }, [1, 2], [0, 3]],
  ["anyOf", { anyOf: [{ type: "string" }, { minimum: 2 }] }, ["a", 2, null], [1]],
  ["oneOf", { oneOf: [{ minimum: 1 }, { maximum: 2 }] }, [0, 3], [1, 2, "x"]],
  ["not", { not: { type: "string" } }, [1], ["a"]],
  [
    "if then else",
    { if: { type: "number" }, then: { minimum: 1 }, else: { type: "string" } },
    [1, "a"],
    [0, null],
  ],
  ["if without then", { if: { type: "number" }, else: { type: "string" } }, [0, "a"], [null]],
  ["then alone", { then: false, else: false }, [1, null], []],
  [
    "$ref #",
    tree,
    [{}, { next: { next: { value: 1 } } }],
    [{ next: { next: { value: "x" } } }, { next: { x: 1 } }],
  ],
  ["$ref $defs", { $defs: { a: { type: "number" } }, items: { $ref: "#/$defs/a" } }, [[1]], [["x"]]],
  ["$ref escapes", { $defs: { "a/b~c%d": { type: "number" } }, $ref: "#/$defs/a~1b~0c%25d" }, [1], ["x"]],
  ["$ref and siblings", { $defs: { a: { type: "number" } }, $ref: "#/$defs/a", minimum: 2 }, [2], [1, "x"]],
  ["$ref into a list", { anyOf: [{ type: "number" }], $ref: "#/anyOf/0" }, [2], ["x"]],
  ["$anchor", { $defs: { a: { $anchor: "num", type: "number" } }, $ref: "#num" }, [1], ["x"]],
  [
    "mutual $ref",
    {
      $defs: { a: { items: { $ref: "#/$defs/b" } }, b: { type: ["number", "array"], $ref: "#/$defs/a" } },
      $ref: "#/$defs/a",
    },
    [[1, [2, [3]]]],
    [["x"], [[["x"]]]],
  ],
  [
    "$ref in propertyNames",
    { $defs: { n: { minLength: 2 } }, propertyNames: { $ref: "#/$defs/n" } },
    [{ ab: 1 }],
    [{ a: 1 }],
  ],
  [
    "unevaluatedProperties",
    { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    [{ a: 1 }],
    [{ b: 1 }],
  ],
  [
    "unevaluatedProperties and if",
    {
      if: { required: ["a"], properties: { a: true } },
      then: { properties: { b: true } },
      unevaluatedProperties: false,
    },
    [{ a: 1, b: 1 }, {}],
    [{ b: 1 }],
  ],
  [
    "unevaluatedProperties and $ref",
    {
      $defs: { a: { properties: { a: true } } },
      $ref: "#/$defs/a",
      properties: { b: true },
      unevaluatedProperties: false,
    },
    [{ a: 1, b: 1 }],
    [{ c: 1 }],
  ],
  [
    "unevaluatedProperties and not",
    { not: { not: { properties: { a: true } } }, unevaluatedProperties: false },
    [{}],
    [{ a: 1 }],
  ],
  [
    "unevaluatedItems",
    {
      anyOf: [{ prefixItems: [{ const: 1 }] }, { prefixItems: [true, { const: 2 }] }],
      unevaluatedItems: false,
    },
    [[1], [0, 2], [1, 2]],
    [
      [1, 3],
      [0, 2, 4],
    ],
  ],
  ["empty schema", {}, [1, null, {}], []],
  ["unknown keyword", { "x-note": 1, title: "t", default: 3 }, [1, {}], []],
  ["unknown format", { format: "shoe-size" }, ["42", 1], []],
  ["format name of a prototype", { format: "constructor" }, ["x"], []],
];

const formatRows: [format: string, valid: string[], invalid: string[]][] = [
  [
    "date",
    ["2026-02-28", "2024-02-29", "0000-01-01", "0050-12-31"],
    ["2026-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "2026-04-31", "26-01-01", "", "2026-01-01 "],
  ],
  [
    "time",
    ["10:00:00Z", "23:59:60Z", "10:00:00.5+02:00", "10:00:00-0330", "10:00:00z", "10:00:00+01"],
    ["10:00:00", "24:00:00Z", "10:60:00Z", "10:00:61Z", "10:00Z", "10:00:00+24:00", "12:00:60Z"],
  ],
  [
    "date-time",
    ["2026-01-01T10:00:00Z", "2026-01-01t10:00:00.123-05:00", "2026-01-01 10:00:00Z"],
    ["2026-01-01", "2026-01-01T10:00:00", "2026-02-30T10:00:00Z", "2026-01-01TT10:00:00Z"],
  ],
  ["duration", ["P1D", "PT1H30M", "P1Y2M3DT4H5M6S", "P2W"], ["P", "PT", "1D", "P1S", "P1W2D", "P1DT"]],
  [
    "email",
    ["a@b.co", "first.last+tag@sub.example.com", "x_y@a-b.org"],
    ["a", "a@b", "@b.co", "a@", "a b@c.de", "a..b@c.de", "a@-b.co", "a@b..co"],
  ],
  [
    "hostname",
    ["localhost", "a.b-c.example", "1.2.3.4", "a".repeat(63)],
    ["-a.b", "a-.b", "a..b", "a_b", "", "a".repeat(64), "a b"],
  ],
  [
    "ipv4",
    ["0.0.0.0", "255.255.255.255", "192.168.1.1"],
    ["256.1.1.1", "1.1.1", "01.1.1.1", "1.1.1.1.1", "", "a.b.c.d"],
  ],
  [
    "ipv6",
    [
      "::",
      "::1",
      "2001:db8::8a2e:370:7334",
      "1:2:3:4:5:6:7:8",
      "::ffff:192.0.2.1",
      "1::",
      "1:2:3:4:5:6:1.2.3.4",
    ],
    [
      "",
      ":",
      ":::",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      "12345::",
      "g::",
      "1:2:3:4:5:6:7:",
      "::1.2.3",
      "1.2.3.4",
      "1:2:3:4:5:6:7:1.2.3.4",
    ],
  ],
  [
    "uri",
    [
      "https://example.com/a?b=c#d",
      "urn:isbn:0451450523",
      "mailto:a@b.c",
      "http://[::1]:8080/",
      "x:/",
      "file:///etc/hosts",
      "http://a.b/%20",
    ],
    [
      "",
      "a/b",
      "//a.b",
      "http://a b",
      "http://a.b/{x}",
      "http://a.b/%2",
      "1http://a",
      "http://a.b/é",
      "a:#b#c",
    ],
  ],
  [
    "uuid",
    ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
    ["2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380", "g".repeat(36), ""],
  ],
];

const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
addFormats(ajv);

// Ajv does not know these as 2020-12 forms, or is silent about them.
const beyondAjv = new Set(["__proto__"]);

describe("each keyword", () => {
  it.each(rows)("%s", (keyword, schema, valid, invalid) => {
    for (const value of valid) expect(checkSchema(schema, value, formats), JSON.stringify(value)).toEqual([]);
    for (const value of invalid)
      expect(checkSchema(schema, value, formats), JSON.stringify(value)).not.toEqual([]);
    if (beyondAjv.has(keyword)) return;
    const validate = ajv.compile(schema as object);
    for (const value of [...valid, ...invalid]) {
      expect(validate(value), `Ajv on ${JSON.stringify(value)}`).toBe(valid.includes(value));
    }
  });

  it("reads tuples and additionalItems of draft 7", () => {
    const schema = { items: [{ type: "number" }, { type: "string" }], additionalItems: false };
    expect(checkSchema(schema, [1, "a"])).toEqual([]);
    expect(checkSchema(schema, [1])).toEqual([]);
    expect(checkSchema(schema, ["a"])).toEqual([{ path: "/0", message: "must be number" }]);
    expect(checkSchema(schema, [1, "a", 2])).toEqual([{ path: "/2", message: "must be left out" }]);
    expect(checkSchema({ items: {}, additionalItems: false }, [1, 2])).toEqual([]);
  });

  it("counts what contains checked as evaluated, as 2020-12 says and Ajv does not", () => {
    const schema = { contains: { type: "number" }, unevaluatedItems: { type: "string" } };
    expect(checkSchema(schema, [1, "a"])).toEqual([]);
    expect(checkSchema(schema, [1, null])).toEqual([{ path: "/1", message: "must be string" }]);
  });
});

describe("each format", () => {
  it.each(formatRows)("%s", (format, valid, invalid) => {
    for (const text of valid) expect(checkSchema({ format }, text, formats), text).toEqual([]);
    for (const text of invalid) expect(checkSchema({ format }, text, formats), text).not.toEqual([]);
    const validate = ajv.compile({ format });
    for (const text of [...valid, ...invalid])
      expect(validate(text), `Ajv on ${text}`).toBe(valid.includes(text));
  });

  it("counts leap seconds in UTC, as RFC 3339 does and Ajv does not", () => {
    expect(checkSchema({ format: "time" }, "00:59:60+01:00", formats)).toEqual([]);
    expect(checkSchema({ format: "time" }, "18:59:60-05:00", formats)).toEqual([]);
    expect(checkSchema({ format: "time" }, "23:59:60+01:00", formats)).not.toEqual([]);
  });

  it("accepts everything where no formats are given", () => {
    expect(checkSchema({ format: "date" }, "x")).toEqual([]);
  });
});

describe("errors", () => {
  it("returns all of them, with JSON Pointers and the missing keys", () => {
    const schema = {
      required: ["a", "b"],
      properties: { "c/d~": { items: { type: "string", minLength: 2 } }, e: { enum: ["x", "y"] } },
    };
    expect(checkSchema(schema, { "c/d~": ["ok", 1, "n"], e: "z" })).toEqual([
      { path: "", message: "must have a", missing: "a" },
      { path: "", message: "must have b", missing: "b" },
      { path: "/c~1d~0/1", message: "must be string" },
      { path: "/c~1d~0/2", message: "must have at least 2 characters" },
      { path: "/e", message: 'must be one of ["x","y"]' },
    ]);
  });

  it.each<[JsonSchema, string]>([
    [{ type: ["integer", "null"] }, "must be integer or null"],
    [{ const: "x" }, 'must be "x"'],
    [{ minLength: 9 }, "must have at least 9 characters"],
    [{ pattern: "^$&" }, "must match ^$&"],
    [{ format: "date" }, "must be a valid date"],
    [false, "must be left out"],
    [{ oneOf: [true, true] }, "must fit exactly one of the oneOf schemas, fits 2"],
    [{ not: {} }, "must not fit the schema under not"],
  ])("says of %j what the value must do", (schema, message) => {
    expect(checkSchema(schema, "value", formats)).toEqual([{ path: "", message }]);
  });

  it("takes a property that holds undefined for absent", () => {
    const schema = { properties: { a: { type: "string" } }, additionalProperties: false, maxProperties: 0 };
    expect(checkSchema(schema, { a: undefined, b: undefined })).toEqual([]);
    expect(checkSchema({ required: ["a"] }, { a: undefined })).toHaveLength(1);
  });

  it("does not follow a reference round in circles", () => {
    expect(checkSchema({ $ref: "#" }, 1)).toEqual([]);
    expect(
      checkSchema({ $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/a" }, {}),
    ).toEqual([]);
    const circular: Record<string, unknown> = {};
    circular["next"] = circular;
    expect(checkSchema(tree, circular)).toEqual([]);
  });

  it.each([
    "#/$defs/none",
    "#none",
    "https://example.com/x",
    "other.json#/a",
    "#/a%",
    "#/type",
    "#/constructor",
  ])("reports the reference %s that leads nowhere", ($ref) => {
    expect(checkSchema({ $ref, type: "number" }, 1)).toEqual([
      { path: "", message: `must fit ${$ref}, which is not in the schema` },
    ]);
  });

  it("reports values nested deeper than the stack", () => {
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    expect(checkSchema({ items: { $ref: "#" } }, deep)).toEqual([
      { path: "", message: "must not be nested so deeply" },
    ]);
    expect(checkSchema({ const: 1 }, deep)).toEqual([{ path: "", message: "must not be nested so deeply" }]);
  });

  it("refuses numbers that are not JSON", () => {
    expect(checkSchema({ type: "number" }, Number.NaN)).toHaveLength(1);
    expect(checkSchema({ type: "number" }, Number.POSITIVE_INFINITY)).toHaveLength(1);
  });
});

it("takes no exponential time where schemas choose among themselves", () => {
  const branch = (op: string) => ({
    type: "object",
    properties: { op: { const: op }, left: { $ref: "#/$defs/e" }, right: { $ref: "#/$defs/e" } },
    required: ["op", "left", "right"],
    additionalProperties: false,
  });
  const leaf = {
    type: "object",
    properties: { op: { const: "lit" } },
    required: ["op"],
    additionalProperties: false,
  };
  const schema: JsonSchema = {
    $ref: "#/$defs/e",
    $defs: { e: { oneOf: [leaf, ...["add", "sub", "mul", "div", "pow", "mod"].map(branch)] } },
  };
  const nested = (end: string) =>
    Array.from({ length: 60 }).reduce<object>((left) => ({ op: "mul", left, right: { op: "lit" } }), {
      op: end,
    });
  // Each branch looked at everything below: seven times as long for each level, so that sixty never ended.
  expect(checkSchema(schema, nested("lit"))).toEqual([]);
  expect(checkSchema(schema, nested("no"))).not.toEqual([]);
});

// Ajv divides numbers as they are stored, unless it is told a precision.
it.each([
  [0.01, [19.99, 0.07, 4.35, -1.1, 1e9 + 0.01], [19.999, 0.001]],
  [0.1, [0.3, 0.7, 1.1, 0], [0.35]],
])("counts multiples of %d as people write them", (multipleOf, valid, invalid) => {
  for (const value of valid) expect(checkSchema({ multipleOf }, value), `${value}`).toEqual([]);
  for (const value of invalid) expect(checkSchema({ multipleOf }, value), `${value}`).not.toEqual([]);
});

it("tells every error behind a reference, however many", () => {
  const schema: JsonSchema = { $ref: "#/$defs/words", $defs: { words: { items: { type: "string" } } } };
  expect(
    checkSchema(
      schema,
      Array.from({ length: 200_000 }, () => 1),
    ),
  ).toHaveLength(200_000);
});
