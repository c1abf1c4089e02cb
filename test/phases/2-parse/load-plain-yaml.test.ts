import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { indexLines } from "../../../src/diagnostics/line-index.ts";
import { composeYaml } from "../../../src/phases/2-parse/compose-yaml.ts";
import { loadPlainYaml } from "../../../src/phases/2-parse/load-plain-yaml.ts";
import { locateKeys } from "../../../src/phases/2-parse/locate-keys.ts";
import { parseYaml } from "../../../src/phases/2-parse/parse-yaml.ts";
import type { ParsedYaml } from "../../../src/phases/2-parse/parsed-yaml.ts";
import { splitSource } from "../../../src/phases/2-parse/split-source.ts";
import fc from "../../support/fast-check.ts";

const placeOf = (text: string) => ({ path: "a.prompt", lines: indexLines(`12${text}`), offset: 2 });

/** The places of all keys, asked for together and each alone, and those of keys that are not there. */
function spansOf({ value, spans }: ParsedYaml) {
  const paths: (string | number)[][] = [[], ["absent"]];
  const walk = (below: unknown, path: readonly (string | number)[]) => {
    if (typeof below !== "object" || below === null) return;
    for (const [name, inner] of Object.entries(below)) {
      const key = Array.isArray(below) ? Number(name) : name;
      paths.push([...path, key], [...path, key, "absent"]);
      walk(inner, [...path, key]);
    }
  };
  walk(value, []);
  return { keys: spans.keys(), each: paths.map((path) => [path, spans.key(path), spans.value(path)]) };
}

function compose(text: string) {
  const { value, diagnostics } = composeYaml(text, placeOf(text));
  return { value, problems: diagnostics.map(({ message }) => message) };
}

describe("loadPlainYaml", () => {
  test.each<[what: string, text: string, value: unknown]>([
    ["mappings and lists", "a: 1\nb:\n  - x\n  - {c: [true, null]}", { a: 1, b: ["x", { c: [true, null] }] }],
    [
      "numbers of YAML 1.2",
      "[017, 0o17, 0x1F, 1e3, 12:30, 1_000, -.5]",
      [17, 15, 31, 1000, "12:30", "1_000", -0.5],
    ],
    ["words of YAML 1.1 as text", "[yes, No, on, 2026-01-01, <<]", ["yes", "No", "on", "2026-01-01", "<<"]],
    ["marks inside of words", "a: R&D, 5*3, why!, 100%, x?: y", undefined],
    [
      "optional fields",
      "name?: string\ntags?(array): string",
      { "name?": "string", "tags?(array)": "string" },
    ],
    ["marks inside of words, in quotes", 'a: "R&D, 5*3, why!, 100%"', { a: "R&D, 5*3, why!, 100%" }],
    ["blocks of text", "a: |\n  x\n   y\nb: >-\n  x\n  y\n", { a: "x\n y\n", b: "x y" }],
    ["a key of every prototype", "__proto__: 1", Object.fromEntries([["__proto__", 1]])],
  ])("%s", (_what, text, value) => {
    expect(loadPlainYaml(text)).toEqual(value);
    if (value !== undefined) expect(compose(text)).toEqual({ value, problems: [] });
  });

  test.each<[what: string, text: string]>([
    ["nothing at all", ""],
    ["an anchor and its alias", "a: &x 1\nb: *x"],
    ["an alias in a flow list", "[*x]"],
    ["a tag", "a: !!binary x"],
    ["a directive", "%YAML 1.1\n---\na: 1"],
    ["a second document", "a: 1\n---\nb: 2"],
    ["a key that is a list", "? [a]\n: 1"],
    ["a key that is null", "~: 1"],
    ["a key that is empty", ": 1"],
    ["a key twice", "a: 1\na: 2"],
    ["a tab", "a:\n\tb: 1"],
    ["a number beyond JSON", "a: .inf"],
    ["a number too great", "a: 1e400"],
    ["what is no YAML", "a: [1"],
    [
      "more levels than files have",
      Array.from({ length: 60 }, (_, level) => `${" ".repeat(level)}k:`).join("\n"),
    ],
  ])("leaves %s to the composer", (_what, text) => {
    expect(loadPlainYaml(text)).toBeUndefined();
  });

  test("reads the front matter of our own prompts", () => {
    const files = readdirSync("prompts", { recursive: true, encoding: "utf8" }).filter((name) =>
      /\/?[^_/]+\.prompt$/.test(name),
    );
    const blocks = files.flatMap(
      (name) => splitSource(readFileSync(`prompts/${name}`, "utf8")).frontMatter?.text ?? [],
    );
    expect(blocks.length).toBeGreaterThan(3);
    for (const text of blocks) expect(compose(text)).toEqual({ value: loadPlainYaml(text), problems: [] });
  });

  test("never reads a text in another way than the composer, which finds nothing wrong with it", () => {
    const piece = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ..."a|b|: |:|\n|  |- |[|]|{|}|, |\"|'|#| # c|\\n|@|`|<<|?|? |! |&a|*a|~|null".split("|"),
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "|\n",
          ">\n",
          "|-\n",
          "a: 1\n",
          "\n  b: 2",
          "- c\n",
          "\r\n",
          "\r",
          "\u2028",
          "\u0085",
          "\uFEFF",
          "\t",
          "---\n",
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "1",
          "0x1F",
          "0o17",
          "017",
          "1_000",
          "1e3",
          "1.",
          ".5",
          "+1",
          "-0",
          "1e99",
          "9".repeat(400),
          "true",
          "TRUE",
          "yes",
          "12:30",
        ),
      },
      fc.string({ unit: "binary", maxLength: 2 }),
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        const value = loadPlainYaml(text);
        if (value === undefined) return;
        read++;
        expect(compose(text)).toEqual({ value, problems: [] });
        expect(spansOf(parseYaml(text, placeOf(text)))).toEqual(spansOf(composeYaml(text, placeOf(text))));
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

describe("the places of keys", () => {
  test.each<[what: string, text: string]>([
    ["in blocks", "a: 1 # c\nb:\n  c: x\n  'd e': y\n  \"f\": z\nlong: |\n  text\n"],
    ["in braces", "a: {b: 1, 'c': {d: 2}}"],
    ["of values in lists", "a: [x, 'y', \"z\", 1]\nb:\n  - one # c\n  - 'two'\n  - three\n    four\n"],
  ])("%s are those of the composer, and found without it", (_what, text) => {
    expect(locateKeys(text)).toBeDefined();
    const { spans } = parseYaml(text, placeOf(text));
    const composed = composeYaml(text, placeOf(text));
    expect(spans.keys()).toEqual(composed.spans.keys());
    expect(spansOf(parseYaml(text, placeOf(text)))).toEqual(spansOf(composed));
  });

  test.each<[what: string, text: string]>([
    ["mappings in lists", "a:\n  - b: 1\n    c: 2\n  - [x]\n  -\n  - |\n    text\nd: 1"],
    ["names that are numbers", "1: a\n0x10: b\n.5: c\n-1: d\n1e3: {x: 1}"],
    ["names that are words of YAML", "True: a\nFALSE: b\nyes: c"],
    ["line ends of all kinds", "a: 1\r\nb:\r  - x\r\n  - y\rc: 2"],
  ])("%s", (_what, text) => {
    expect(loadPlainYaml(text)).toBeDefined();
    const composed = composeYaml(text, placeOf(text));
    expect(spansOf(parseYaml(text, placeOf(text)))).toEqual(spansOf(composed));
  });
});
