import { describe, expect, test } from "vitest";
import { type BaselineEntry, printBaseline } from "../../src/report/baseline.ts";
import { readBaseline } from "../../src/report/baseline-reading.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

const entries: readonly BaselineEntry[] = [
  {
    path: "prompts/a.prompt",
    id: "unused-input",
    subject: "mood",
    level: "exact",
    severity: "warning",
    fingerprint: "0123456789abcdef",
  },
  {
    path: "prompts/_b.prompt",
    prompt: "prompts/a.prompt",
    id: "control-token",
    target: "local",
    level: "lossy",
    severity: "error",
    fingerprint: "fedcba9876543210",
  },
];
const whole = printBaseline(entries);

const damage: readonly (readonly [string, string, readonly string[]])[] = [
  ["nothing", "", ["1:1 The baseline is not JSON."]],
  ["cut off", whole.slice(0, -6), ["6:1 The baseline is not JSON."]],
  ["no mapping", "[]", ["1:1 The baseline is not a mapping."]],
  ["no list", '{ "version": 1 }', ["1:1 `entries` must be a list."]],
  ["a number", '{ "version": 1, "entries": [3] }', ["1:29 An entry of the baseline is not a mapping."]],
  [
    "keys that are missing, unknown and wrong",
    whole
      .replace(/,"fingerprint":"\w+"/, "")
      .replace('"severity":"warning"', '"severity":"none"')
      .replace('"target"', '"targets"')
      .replace("1,", "2,"),
    [
      "2:14 `version` must be 1.",
      "4:92 `targets` is not a key of a baseline.",
      "4:5 An entry of the baseline has no `fingerprint`.",
      "5:96 `severity` of an entry must be one of error, warning, info.",
    ],
  ],
  [
    "the marks of a merge, in the style of diff3",
    whole.replace(/^( {4}.*)$/gm, "<<<<<<< HEAD\r\n$1\r\n||||||| base\r\n=======\r\n>>>>>>> other"),
    ["4:1 The baseline holds a conflict of a merge.", "9:1 The baseline holds a conflict of a merge."],
  ],
  [
    "an entry twice",
    whole.replace(/^( {4}.*)$/m, "$1\n$1"),
    ["5:5 An entry of the baseline stands there twice."],
  ],
];

describe("readBaseline", () => {
  test("reads what was printed, whatever formatted it since", () => {
    const sorted = [...entries].reverse();
    expect(readBaseline(whole)).toEqual({ entries: sorted, diagnostics: [] });
    expect(readBaseline(JSON.stringify(JSON.parse(whole), null, "\t")).entries).toEqual(sorted);
  });

  test.each(damage)("%s: every problem has its place, and there are no entries", (_, text, expected) => {
    const { entries: read, diagnostics } = readBaseline(text);
    expect(read).toEqual([]);
    const said = diagnostics.map(({ span, message }) => `${span.line}:${span.column} ${message}`);
    expect(said).toEqual(expected);
    for (const { code, path } of diagnostics) {
      expect([code, path]).toEqual(["invalid-baseline", "prompts.baseline.json"]);
    }
  });

  test("never throws, and lets nothing pass that it complains about", () => {
    const text = fc.oneof(
      fc.json(),
      fc
        .tuple(fc.nat(whole.length), fc.nat(20), fc.string())
        .map(([at, length, by]) => whole.slice(0, at) + by + whole.slice(at + length)),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { entries: read, diagnostics } = readBaseline(source);
        expect(diagnostics.length === 0 || read.length === 0).toBe(true);
      }),
      { numRuns: cases(300) },
    );
  });
});
