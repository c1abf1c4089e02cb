import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OutputError } from "../../src/runtime/errors.ts";
import { parseOutput } from "../../src/runtime/parse-output.ts";
import type { Json, JsonSchema, Repair, RepairKind } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import { root } from "../support/source-tree.ts";

/** A value and what was repaired: kinds, with the path after a space where there is one. */
function read(text: string, schema?: JsonSchema): [value: Json, ...repairs: string[]] {
  const repairs: Repair[] = [];
  const value = parseOutput(text, schema, "json", undefined, undefined, (repair) => repairs.push(repair));
  expect(repairs.filter(({ message }) => !/^[a-z]/.test(message))).toEqual([]);
  return [value, ...repairs.map(({ kind, path }) => (path === undefined ? kind : `${kind} ${path}`))];
}

const a = { a: 1 };

const repaired: [text: string, value: Json, ...repairs: string[]][] = [
  ['{"a":1}', a],
  ['\n {"a": 1}\n', a],
  ['```json\n{"a":1}\n```', a, "fence"],
  ['Here:\n```json\n{"a":1}\n```', a, "prose", "fence"],
  ['{"a":1} is it', a, "prose"],
  ['<think>{"a":0}</think>{"a":1}', a, "reasoning"],
  ['<thinking>\n{"a":0}\n</thinking>\n\n{"a":1}', a, "reasoning"],
  ['[THINK]{"a":0}[/THINK]{"a":1}', a, "reasoning"],
  ['{"a":0}, or?\n</think>\n\n{"a":1}', a, "reasoning"],
  ["<think>\n\n</think>\n\n1", 1, "reasoning"],
  ['Say: {"a":"x</think>y"}', { a: "x</think>y" }, "prose"],
  ['{"a":1,}', a, "trailing-comma"],
  ["{'a':'b'}", { a: "b" }, "quotes"],
  [`{'a':'it\\'s "b"'}`, { a: `it's "b"` }, "quotes"],
  [`{"a":"it\\'s"}`, { a: "it's" }, "quotes"],
  ['{“a”: “‘x’ "y"”}', { a: '‘x’ "y"' }, "quotes"],
  ["{„a“: ‘b’}", { a: "b" }, "quotes"],
  ["'a'", "a", "quotes"],
  ["{a:1}", a, "bare-key"],
  ["{größe_1: 1}", { größe_1: 1 }, "bare-key"],
  ["[True, False, None, true]", [true, false, null, true], "literal"],
  ["```\nTrue\n```", true, "fence", "literal"],
  ['{"a":1 // one\n}', a, "comment"],
  ['{/* a */"a":1 # one\n}', a, "comment"],
  ['{"a":"x\n\ty"}', { a: "x\n\ty" }, "control-character"],
  ['{"a":[1,2}', { a: [1, 2] }, "bracket"],
  ['{"a":[1,{"b":2],"c":3}', { a: [1, { b: 2 }], c: 3 }, "bracket"],
  ['{"a":1 ', a, "cut-off "],
  ['{"a":true', { a: true }, "cut-off "],
  ['{"a":[1,{"b/c":"hel', { a: [1, { "b/c": "hel" }] }, "cut-off /a/1/b~1c"],
  ['{"2":1,"1":"x', { 2: 1, 1: "x" }, "cut-off /1"],
  ['{"a":1,"b', a, "cut-off "],
  ['{"a":1,b ', a, "cut-off "],
  ['{"a":1,"b":', a, "cut-off "],
  ['{"a":1,"b":tru', a, "cut-off "],
  ['{"a":1,"b":12', a, "cut-off "],
  ['{"a":"x\\', { a: "x" }, "cut-off /a"],
  ['{"a":"x\\u00e', { a: "x" }, "cut-off /a"],
  ['{"a":"x\\ud83d', { a: "x" }, "cut-off /a"],
  ['{"a":"x\\\\ud83d', { a: "x\\ud83d" }, "cut-off /a"],
  ['```json\n{"a":1\n```\nDone.', a, "prose", "fence", "cut-off "],
  ['{"__proto__":{"a":1},}', JSON.parse('{"__proto__":{"a":1}}'), "trailing-comma"],
];

test.each(repaired)("reads %s", (text, ...expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ["nothing but an open bracket", "{"],
  ["nothing but a number that may go on", '{"a":1'],
  ["reasoning that never ends", '<think>{"a":1}'],
  ["reasoning alone", '<think>{"a":1}</think>'],
  ["two commas", '{"a":1,,}'],
  ["a missing comma", '{"a":1 "b":2}'],
  ["a missing value", '{"a":,"b":1}'],
  ["a quote inside of quotes of its kind", "{'a':'don't'}"],
  ["typographic quotes inside of such", "{“a”: “x “y” z”}"],
  ["text without quotes", '{"a": yes}'],
  ["numbers that are none in JSON", '{"a": 01, "b": .5}'],
  ["NaN", '{"a":NaN}'],
  ["undefined", '{"a":undefined}'],
  ["an escape without a meaning", '{"a":"\\d"}'],
  ["a cut-off text alone", '"hel'],
])("refuses %s", (_, text) => {
  expect(() => read(text)).toThrow(OutputError);
});

test("tells the repairs of the value that it returns alone", () => {
  const schema = { type: "object", required: ["a"] };
  expect(read("{'b':'x',} or {a:1}", schema)).toEqual([a, "prose", "bare-key"]);
  expect(read('[1,] and {"a":"x', schema)).toEqual([{ a: "x" }, "prose", "cut-off /a"]);
});

/** How a damaged text is written. */
interface Style {
  quote?: string;
  bare?: boolean;
  python?: boolean;
  comments?: boolean;
  commas?: boolean;
  raw?: boolean;
}

const pythonWords: Record<string, string> = { true: "True", false: "False", null: "None" };

function write(value: Json, style: Style): string {
  const last = style.commas ? "," : "";
  const note = style.comments ? '/* ] } , */ // "\n' : "";
  if (typeof value === "string") return writeString(value, style);
  if (Array.isArray(value))
    return `[${note}${value.map((each) => write(each, style))}${value.length ? last : ""}]`;
  if (value === null || typeof value !== "object") {
    const word = JSON.stringify(value);
    return style.python ? (pythonWords[word] ?? word) : word;
  }
  const parts = Object.entries(value).map(([key, each]) => {
    const name = style.bare && /^[a-z]\w*$/i.test(key) ? key : writeString(key, style);
    return `${name} :${note}${write(each, style)}`;
  });
  return `{${parts}${parts.length ? last : ""}}`;
}

function writeString(text: string, { quote = '""', raw }: Style): string {
  let inner = JSON.stringify(text).slice(1, -1);
  if (raw)
    inner = inner.replace(/\\(n|t|\\)/g, (all, char) => (char === "n" ? "\n" : char === "t" ? "\t" : all));
  if (quote !== '""') inner = inner.replaceAll('\\"', '"');
  for (const mark of new Set(quote)) {
    if (mark === "'") inner = inner.replaceAll("'", "\\'");
    else if (mark !== '"')
      inner = inner.replaceAll(/[“”„]/g, (found) => `\\u${found.charCodeAt(0).toString(16)}`);
  }
  return `${quote[0]}${inner}${quote[1]}`;
}

const damages: [kind: RepairKind, (value: Json) => string][] = [
  ["fence", (value) => `\`\`\`json\n${write(value, {})}\n\`\`\``],
  ["prose", (value) => `It is ${write(value, {})}, isn't it?`],
  ["reasoning", (value) => `<think>\nMaybe {"k": [0]}? No.\n</think>\n${write(value, {})}`],
  ["reasoning", (value) => `Maybe {"k": [0], "t": {}}? No.\n</think>\n${write(value, {})}`],
  ["comment", (value) => write(value, { comments: true })],
  ["quotes", (value) => write(value, { quote: "''" })],
  ["quotes", (value) => write(value, { quote: "“”" })],
  ["bare-key", (value) => write(value, { bare: true })],
  ["literal", (value) => write(value, { python: true })],
  ["control-character", (value) => write(value, { raw: true })],
  ["trailing-comma", (value) => write(value, { commas: true })],
  ["bracket", (value) => write(value, {}).replace(/\]\}$/, "}")],
  ["cut-off", (value) => write(value, {}).replace(/\]\}$/, " ")],
  [
    "quotes",
    (value) =>
      `Sure:\n\`\`\`\n${write(value, { quote: "''", bare: true, python: true, comments: true, commas: true, raw: true })}\n\`\`\``,
  ],
];

test.each(damages)("names %s, and reads any value all the same", (kind, damage) => {
  fc.assert(
    fc.property(fc.jsonValue(), (any) => {
      // Holds something that every damage changes.
      const value = { k: any, s: "a\n\t\"b' “c”", list: [true, null, { one: 1 }, 2] } as Json;
      const [back, ...repairs] = read(damage(value));
      expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      expect(repairs.map((repair) => repair.split(" ")[0])).toContain(kind);
    }),
    { numRuns: cases(60) },
  );
});

test("every kind stands in the documentation", () => {
  const text = readFileSync(join(root, "docs/answers.md"), "utf8");
  for (const kind of [...damages.map(([each]) => each), "number", "boolean"])
    expect(text).toContain(`\`${kind}\``);
});

test("leaves valid JSON alone", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(read(text)).toEqual([JSON.parse(text)]);
    }),
    { numRuns: cases(300) },
  );
});

/** Whether a value is what another is before its end. */
function isPrefix(part: Json, whole: Json): boolean {
  if (typeof part === "string") return typeof whole === "string" && whole.startsWith(part);
  if (part === null || typeof part !== "object") return part === whole;
  if (whole === null || typeof whole !== "object" || Array.isArray(part) !== Array.isArray(whole))
    return false;
  const all = new Map(Object.entries(whole));
  return Object.entries(part).every(([key, each]) => all.has(key) && isPrefix(each, all.get(key) as Json));
}

const long: Json = {
  title: 'A "quoted" \\ 😀 text\n“with” ‘marks’, ```fences``` and </think>',
  counts: [12, -3.25e-7, 0, true, false, null],
  tree: {
    name: "root",
    children: [
      { name: "a", children: [] },
      { name: "b/~", children: [{ x: "" }] },
    ],
  },
  "": {},
};

test.each<[form: string, text: string]>([
  ["JSON", JSON.stringify(long)],
  ["JSON on lines", JSON.stringify(long, null, 2)],
  ["escapes", JSON.stringify(long).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)],
  ["a fence", `Here:\n\`\`\`json\n${JSON.stringify(long, null, 1)}\n\`\`\`\nDone.`],
  ["reasoning", `<think>{"name": "no"}</think>\n${JSON.stringify(long)}`],
  [
    "every damage",
    write(long, { quote: "''", bare: true, python: true, comments: true, commas: true, raw: true }),
  ],
  ["typographic quotes", write(long, { quote: "“”" })],
  ["a missing bracket in a fence", `\`\`\`\n${JSON.stringify(long).slice(0, -1)}\n\`\`\``],
])("cut off anywhere, %s is refused or read as far as it goes", (_, text) => {
  expect(read(text)[0]).toEqual(long);
  let count = 0;
  for (let end = 0; end < text.length; end++) {
    try {
      const [value, ...repairs] = read(text.slice(0, end));
      expect(isPrefix(value, long), text.slice(0, end)).toBe(true);
      if (JSON.stringify(value) !== JSON.stringify(long)) expect(repairs.at(-1)).toMatch(/^cut-off/);
      count++;
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
    }
  }
  expect(count).toBeGreaterThan(JSON.stringify(long).length / 2);
});

/** Places where a text may stand, and those where a number or a boolean has to. */
const mixed: JsonSchema = {
  type: "object",
  properties: {
    n: { type: "number" },
    i: { $ref: "#/$defs/count" },
    b: { type: ["boolean", "null"] },
    any: { anyOf: [{ type: "integer" }, { type: "null" }] },
    one: { oneOf: [{ type: "boolean" }, { type: "number" }] },
    all: { allOf: [{ $ref: "#/$defs/count" }, { minimum: 1 }] },
    list: { type: "array", items: { type: "number" } },
    map: { type: "object", additionalProperties: { type: "integer" } },
    "a/b": { type: "number" },
    free: {},
    text: { type: "string" },
    either: { type: ["string", "number"] },
    anyText: { anyOf: [{ type: "number" }, { type: "string", pattern: "^a" }] },
    oneText: { oneOf: [{ $ref: "#/$defs/count" }, { $ref: "#/$defs/word" }] },
    openText: { anyOf: [{ type: "number" }, { minLength: 5 }] },
    enumText: { anyOf: [{ type: "number" }, { enum: ["x", "y"] }] },
  },
  $defs: { count: { type: "integer" }, word: { type: "string", minLength: 9 } },
};

test.each<[text: string, value: Json, ...repairs: string[]]>([
  ['{"n":"-1.5e2"}', { n: -150 }, "number /n"],
  ['{"i":"3","b":"true"}', { i: 3, b: true }, "number /i", "boolean /b"],
  [
    '{"any":"3","one":"false","all":"2"}',
    { any: 3, one: false, all: 2 },
    "number /any",
    "boolean /one",
    "number /all",
  ],
  ['{"one":"3"}', { one: 3 }, "number /one"],
  [
    '{"list":[1,"2"],"map":{"x~y":"3"}}',
    { list: [1, 2], map: { "x~y": 3 } },
    "number /list/1",
    "number /map/x~0y",
  ],
  [
    '{"a/b":"1","free":"1","text":"1","either":"1"}',
    { "a/b": 1, free: "1", text: "1", either: "1" },
    "number /a~1b",
  ],
  ["{'n':'1',}", { n: 1 }, "quotes", "trailing-comma", "number /n"],
])("reads texts as what the schema says: %s", (text, value, ...repairs) => {
  expect(read(text, mixed)).toEqual([value, ...repairs]);
});

test.each([
  '{"n":"1,5"}',
  '{"n":" 1"}',
  '{"n":"1 "}',
  '{"n":"01"}',
  '{"n":"0x1"}',
  '{"n":"1e999"}',
  '{"n":"-1e999"}',
  '{"n":""}',
  '{"n":"true"}',
  '{"i":"1.5"}',
  '{"b":"True"}',
  '{"b":"1"}',
  '{"b":"null"}',
  '{"text":1}',
  '{"anyText":"1"}',
  '{"oneText":"1"}',
  '{"openText":"1"}',
  '{"enumText":"1"}',
])("never reads %s as something else", (text) => {
  expect(() => read(text, mixed)).toThrow(OutputError);
});

test("reads texts of the member of a union that the rest says", () => {
  const member = (kind: string, key: string, type: string) => ({
    properties: { kind: { const: kind }, [key]: { type } },
    required: ["kind", key],
    additionalProperties: false,
  });
  const schema = { oneOf: [member("a", "n", "number"), member("b", "s", "string")] };
  expect(read('{"kind":"a","n":"1"}', schema)).toEqual([{ kind: "a", n: 1 }, "number /n"]);
  expect(read('{"kind":"b","s":"1"}', schema)).toEqual([{ kind: "b", s: "1" }]);
  const shared = { oneOf: [member("a", "n", "number"), member("b", "n", "string")] };
  expect(() => read('{"kind":"a","n":"1"}', shared)).toThrow(OutputError);
});

test("never touches a text where the schema allows one", () => {
  const numeric = fc.constantFrom("1", "-2.5", "true", "false");
  const wrong = fc.constantFrom<JsonSchema>({ type: "number" }, { type: "boolean" }, { type: "null" });
  const text = fc.constantFrom<JsonSchema>(
    { type: "string" },
    { type: ["string", "number"] },
    { $ref: "#/$defs/text" },
    { anyOf: [{ type: "number" }, { type: "string" }] },
    { allOf: [{ $ref: "#/$defs/text" }, { type: ["boolean", "string"] }] },
    {},
  );
  fc.assert(
    fc.property(
      numeric,
      wrong,
      text,
      fc.constantFrom("anyOf", "oneOf"),
      fc.boolean(),
      (value, first, second, choice, isFirst) => {
        const place = { [choice]: isFirst ? [second, first] : [first, second] };
        const schema = {
          properties: { x: place, n: { type: "number" } },
          $defs: { text: { type: "string" } },
        };
        const [back, ...repairs] = read(JSON.stringify({ x: value, n: "7" }), schema);
        expect(back).toEqual({ x: value, n: 7 });
        expect(repairs).toEqual(["number /n"]);
      },
    ),
    { numRuns: cases(100) },
  );
});

test("leaves an answer that is text as it is", () => {
  const told: Repair[] = [];
  const onRepair = (repair: Repair) => told.push(repair);
  expect(parseOutput("'1',", undefined, "text", undefined, undefined, onRepair)).toBe("'1',");
  expect(() => parseOutput("1", { type: "number" }, "text")).toThrow(OutputError);
  expect(told).toEqual([]);
});

/** Texts of up to a megabyte that a reader in more than one pass would take long for. */
const hostile: [name: string, text: string][] = [
  ["backslashes in a text", `{"a":"${"\\\\".repeat(500_000)}`],
  ["single quotes", `[${"'".repeat(1_000_000)}`],
  ["typographic quotes", "{“".repeat(300_000)],
  ["open brackets before a long list", `${"[".repeat(200)}${"1,".repeat(200_000)}x`],
  ["comments that open", "[/*".repeat(300_000)],
  ["comments", `[${"//\n".repeat(300_000)}`],
  ["bare keys", "{a:".repeat(300_000)],
  ["arrays in objects", '{"a":['.repeat(200_000)],
  ["spaces", `{a${" ".repeat(1_000_000)}x`],
  ["one word", `{${"a".repeat(1_000_000)} `],
  ["words", `[${"a ".repeat(250_000)}`],
  ["reasoning that opens", "<think>".repeat(150_000)],
  ["ends of reasoning", `[${"\n</thin".repeat(120_000)}`],
  ["fences", "```\n".repeat(250_000)],
  ["fences with a quote", "```json\n'".repeat(40_000)],
  ["closing brackets that do not fit", `${"{[".repeat(240)}${"}]".repeat(400_000)}`],
];

describe("a flood of", () => {
  test.each(hostile)("%s ends", (_, text) => {
    expect(() => read(text, { type: "object", required: ["none"] })).toThrow(OutputError);
  });

  test("texts in place of numbers is read", () => {
    const text = JSON.stringify({ list: Array.from({ length: 20_000 }, (_, index) => `${index}`) });
    const [value, ...repairs] = read(text, mixed);
    expect((value as { list: Json[] }).list.at(-1)).toBe(19_999);
    expect(repairs).toHaveLength(20_000);
  });
});
