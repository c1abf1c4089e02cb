import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { displayWidth, drawFrame } from "../../src/diagnostics/code-frame.ts";
import { diagnosticCodes } from "../../src/diagnostics/codes.ts";
import { diagnose } from "../../src/diagnostics/diagnostic.ts";
import { explain } from "../../src/diagnostics/explain.ts";
import { indexLines } from "../../src/diagnostics/line-index.ts";
import { findNearest } from "../../src/diagnostics/nearest.ts";
import { reportJson } from "../../src/diagnostics/reporters/json.ts";
import { reportPretty } from "../../src/diagnostics/reporters/pretty.ts";
import fc from "../support/fast-check.ts";

/** The frame of the first `[…]` in a text, the brackets taken out. */
function frame(marked: string, width?: number): string[] {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  const lines = indexLines(marked.replace("[", "").replace("]", ""));
  const drawn = drawFrame(lines, lines.span(start, end), width === undefined ? {} : { width });
  return drawn.lines.map(({ number, text }) => `${number ?? " "} | ${text}`.trimEnd());
}

describe("frames", () => {
  test("carets stand below the span", () => {
    expect(frame("a: 1\n  [bad]: 2\nc: 3")).toEqual(["1 | a: 1", "2 |   bad: 2", "  |   ^^^"]);
  });

  test("tabs, wide characters and combining marks", () => {
    expect(frame("\tx: [é]")).toEqual(["1 |   x: é", "  |      ^"]);
    expect(frame("日本: [語語]!")).toEqual(["1 | 日本: 語語!", "  |       ^^^^"]);
    expect(frame("e\u0301😀 [x]")).toEqual(["1 | e\u0301😀 x", "  |     ^"]);
  });

  test("line ends, empty spans and spans over lines", () => {
    expect(frame("a\r\n[b]\r\n")).toEqual(["1 | a", "2 | b", "  | ^"]);
    expect(frame("a\n[]")).toEqual(["1 | a", "2 |", "  | ^"]);
    expect(frame("[a b\nc]")).toEqual(["1 | a b", "  | ^^^"]);
  });

  test("what a terminal would act on is shown", () => {
    expect(frame("\u001b[31m[x]".replace("[31m", "31m"))).toEqual(["1 | ␛31mx", "  |     ^"]);
    expect(frame("\u202e[x]")).toEqual(["1 | \uFFFDx", "  |  ^"]);
  });

  test("long lines are clipped around the span", () => {
    const [line = "", carets = ""] = frame(`${"a".repeat(500)}[bad]${"c".repeat(500)}`, 40);
    expect(line).toMatch(/^1 \| …a+badc+…$/);
    expect(line.length).toBeLessThanOrEqual(46);
    expect(carets.indexOf("^")).toBe(line.indexOf("bad"));
  });

  test("any text and span: no throw, at most the width", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", " ", "\n", "\t", "\r", "語", "😀", "\u0301", "\0"),
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(400), (source, start, end) => {
        const lines = indexLines(source);
        for (const line of drawFrame(lines, lines.span(start, end), { width: 60 }).lines) {
          expect(displayWidth(line.text)).toBeLessThanOrEqual(2 * 60 + 2);
        }
      }),
    );
  });
});

const source = "name: a\nmodle: b\n";
const lines = indexLines(source);
const example = diagnose("unknown-key", {
  message: "`modle` is not a key.",
  path: "a.prompt",
  span: lines.span(8, 13),
  related: [{ message: "The other one is here:", path: "b.prompt", span: lines.span(0, 4) }],
});

describe("reporters", () => {
  test("pretty", () => {
    const text = reportPretty([example], {
      color: false,
      source: (path) => (path === "a.prompt" ? source : undefined),
    });
    expect(text).toBe(`error[unknown-key]: \`modle\` is not a key.
  --> a.prompt:2:1
  1 | name: a
  2 | modle: b
    | ^^^^^
  The other one is here:
  --> b.prompt:1:1
  why: ${diagnosticCodes["unknown-key"].why}
  help: ${diagnosticCodes["unknown-key"].help}
`);
  });

  test("colour changes nothing but colour", () => {
    const options = { source: () => source };
    const colored = reportPretty([example], { ...options, color: true });
    expect(colored).toContain("\u001b[");
    expect(stripVTControlCharacters(colored)).toBe(reportPretty([example], { ...options, color: false }));
    expect(reportPretty([], { ...options, color: true })).toBe("");
  });

  test("json is sorted and stable", () => {
    const first = diagnose("null-byte", { message: "m", path: "a.prompt", span: lines.span(0, 1) });
    const { diagnostics } = JSON.parse(reportJson([example, first]));
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(["null-byte", "unknown-key"]);
    expect(Object.keys(diagnostics[0])).toEqual([
      "code",
      "severity",
      "message",
      "why",
      "help",
      "path",
      "span",
      "url",
    ]);
    expect(reportJson([example, first])).toBe(reportJson([first, example]));
  });

  test("explain prints an entry", () => {
    const seed = { id: "seed", title: "Seed", why: "Why.", help: "Help.", explain: " Text.\n" };
    expect(explain(seed)).toBe("seed: Seed\n\nText.\n\nwhy:  Why.\nhelp: Help.\n");
  });
});

test.each([
  ["temprature", "temperature"],
  ["max-output-tokens", "maxOutputTokens"],
  ["naem", "name"],
  ["customer", undefined],
  ["", undefined],
])("nearest to %j is %j", (name, expected) => {
  expect(findNearest(name, ["name", "temperature", "maxOutputTokens", "config", "n"])).toBe(expected);
});
