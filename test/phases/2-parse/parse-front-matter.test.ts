import { describe, expect, test } from "vitest";
import fc from "../../support/fast-check.ts";
import { parseHalves } from "../../support/parse-halves.ts";

const parse = (text: string) => parseHalves({ path: "a.prompt", text });
const problems = (text: string) =>
  parse(text).diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`);

describe("front matter", () => {
  test("data, raw and extension keys", () => {
    const { frontMatter } = parse(
      "---\nmodel: m\next1.foo: bar\next1.sub.foo: baz\next1.x: 1\n.y: 2\nz.: 3\n---\n",
    );
    expect(frontMatter?.data).toEqual({ model: "m", ".y": 2, "z.": 3 });
    expect(frontMatter?.ext).toEqual({ ext1: { foo: "bar", x: 1 }, "ext1.sub": { foo: "baz" } });
    expect(Object.keys(frontMatter?.raw ?? {})).toHaveLength(6);
  });

  test.each(["---\n---\nHi", "---\n# only a comment\n---\nHi", "---\n\n\n---\nHi", "Hi"])(
    "no keys in %j",
    (text) => {
      const { frontMatter, diagnostics } = parse(text);
      expect(frontMatter?.data).toEqual({});
      expect(diagnostics).toEqual([]);
    },
  );

  test("YAML 1.2: yes is a string, 012 a number", () => {
    expect(parse("---\na: yes\nb: 012\nc: 0o14\nd: 2026-01-01\n<<: {e: 1}\n---\n").frontMatter?.data).toEqual(
      {
        a: "yes",
        b: 12,
        c: 12,
        d: "2026-01-01",
        "<<": { e: 1 },
      },
    );
  });

  test("a key named __proto__ is an own property and changes no prototype", () => {
    const data = parse('---\n__proto__: {x: 1}\n"__proto__.y": 2\nconstructor: 3\n---\n').frontMatter;
    expect(Object.keys(data?.data ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(data?.data)).toBe(Object.prototype);
    expect(({} as { x?: number }).x).toBeUndefined();
    expect(Object.hasOwn(data?.ext ?? {}, "__proto__")).toBe(true);
  });

  test("aliases are values", () => {
    const { frontMatter } = parse("---\na: &a {x: [1]}\nb: *a\nc: &a 2\nd: *a\n---\n");
    expect(frontMatter?.data).toEqual({ a: { x: [1] }, b: { x: [1] }, c: 2, d: 2 });
  });

  test.each([
    [
      "a duplicate key and an open list at once",
      "---\na: 1\na: 2\nb: [\n---\n",
      ["yaml-syntax 3:1", "yaml-syntax 4:5"],
    ],
    ["unknown tag", "---\na: !!js/function x\n---\n", ["yaml-syntax 2:4"]],
    ["list as key", "---\n? [a]\n: 1\n---\n", ["yaml-syntax 2:3"]],
    ["not a number", "---\na: .nan\n---\n", ["invalid-value 2:4"]],
    ["undefined alias", "---\na: *b\n---\n", ["yaml-syntax 2:4"]],
    ["second document", "---\na: 1\n...\nb: 2\n---\n", ["yaml-syntax 4:1"]],
    ["after a comment header with CRLF", "# c\r\n\r\n---\r\na: 1\r\na: 2\r\n---\r\n", ["yaml-syntax 5:1"]],
    ["after lone CRs", "---\ra: 1\ra: 2\r---\r", ["yaml-syntax 3:1"]],
    ["after a byte order mark", "\uFEFF---\na: [\n---\n", ["yaml-syntax 2:5"]],
  ])("%s", (_name, text, expected) => expect(problems(text)).toEqual(expected));

  test.each([
    ["brackets", `---\na: ${"[".repeat(900_000)}\n---\n`],
    ["dashes", `---\na:\n  ${"- ".repeat(200_000)}\n---\n`],
    ["mappings", `---\na: ${"{a: ".repeat(100_000)}\n---\n`],
    ["question marks", `---\n${"? ".repeat(100_000)}\n---\n`],
  ])("a bomb of %s is refused at once", (_name, text) => {
    const started = performance.now();
    expect(parse(text).diagnostics.map(({ code }) => code)).toContain("nesting-too-deep");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a line of many dashes does not confuse the fence", () => {
    expect(parse("---\na: |\n ---\n -----\n----b: 1\n---\nHi").frontMatter?.data).toEqual({
      a: "---\n-----\n",
      "----b": 1,
    });
  });
});

describe("places", () => {
  const name = fc.stringMatching(/^[a-z]{1,6}$/);
  const entries = fc.uniqueArray(fc.tuple(name, fc.stringMatching(/^[a-z]{1,8}$/)), {
    selector: ([key]) => key,
    minLength: 1,
  });

  test("keys and values are where they are said to be", () => {
    fc.assert(
      fc.property(
        entries,
        entries,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.constantFrom("", "\uFEFF", "# c\n"),
        (top, inner, end, head) => {
          const lines = [
            "---",
            ...top.map(([key, value]) => `${key}_: "${value}"`),
            "nested:",
            ...inner.map(([key, value]) => `  ${key}: '${value}'`),
            "---",
            "Hi",
          ];
          const text = head + lines.join(end);
          const spans = parse(text).frontMatter?.spans;
          const slice = (span: { start: number; end: number } | undefined) =>
            text.slice(span?.start, span?.end);
          for (const [key, value] of top) {
            expect(slice(spans?.key([`${key}_`]))).toBe(`${key}_`);
            expect(slice(spans?.value([`${key}_`]))).toBe(`"${value}"`);
          }
          for (const [key, value] of inner) {
            expect(slice(spans?.key(["nested", key]))).toBe(key);
            expect(slice(spans?.value(["nested", key]))).toBe(`'${value}'`);
            expect(slice(spans?.value(["nested", key, "deeper", 3]))).toBe(`'${value}'`);
          }
        },
      ),
    );
  });

  test("nothing throws, and every place is inside the file", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "a",
        ": ",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        '"',
        "'",
        "|\n",
        "? ",
        "!!x ",
        "#",
        "\t",
        "\r",
        "%",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = `---\n${pieces.join("")}\n---\nHi`;
        for (const { span } of parse(text).diagnostics) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
