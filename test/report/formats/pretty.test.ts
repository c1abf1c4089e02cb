import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/diagnostics/code-frame.ts";
import { formatPretty } from "../../../src/report/formats/pretty.ts";
import type { Report } from "../../../src/report/report.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { anyReport, type GivenEntry, makeReport, matrixOf, options } from "./make-report.ts";

const files = { "prompts/greet.prompt": "---\nconfig: { seed: 7 }\n---\nHello {{name}}, {{key}}\n" };
const pretty = (report: Report, height?: number) => formatPretty(report, { ...options, height });

/** Rows of a screen of 100 columns. */
const rows = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / 100)), 0);

describe("pretty", () => {
  test("the matrix, then the worst first, targets of one finding at once, and a summary", () => {
    const seed = { at: "seed", level: "lossy", subject: "seed" } as const;
    const report = makeReport(
      [
        {
          kind: "diagnostic",
          id: "unknown-key",
          message: "`confg` is not a key.",
          at: "config",
          severity: "warning",
          related: [
            {
              message: "The body:",
              path: "prompts/greet.prompt",
              span: { start: 30, end: 35, line: 4, column: 1 },
            },
          ],
        },
        { ...seed, target: "claude", source: "one (2026-01-01)" },
        { id: "missing-version", severity: "info", message: "No version." },
        { ...seed, target: "gpt", severity: "error", level: "refused", source: "two (2026-01-01)" },
        { ...seed, target: "gpt", suppressed: { by: "acceptance", reason: "x" } },
        { severity: "none" },
      ],
      files,
    );
    expect(pretty(report)).toMatchInlineSnapshot(`
      "       claude     gpt
      greet  ! lossy    ✓ exact

      ✓ the dialect has it all   ! something is left out

      error[unsupported-parameter (seed)]: \`seed\` is not sent to gpt (and 1 more).
        --> prompts/greet.prompt:2:11
        1 | ---
        2 | config: { seed: 7 }
          |           ^^^^
        lossy on claude
        refused on gpt
        why: It has no field for it.
        source: one (2026-01-01), and 1 more by --format json
        help: Leave it out.

      warning[unknown-key]: \`confg\` is not a key.
        --> prompts/greet.prompt:2:1
        1 | ---
        2 | config: { seed: 7 }
          | ^^^^^^
        The body:
        --> prompts/greet.prompt:4:1
        3 | ---
        4 | Hello {{name}}, {{key}}
          |   ^^^^^
        why: It has no field for it.
        help: Leave it out.

      info[missing-version]: No version.
        --> prompts/greet.prompt:1:1
        1 | ---
          | ^
        why: It has no field for it.
        help: Leave it out.

      1 prompt, 2 targets: problems: 1 warning; findings: 1 fail, 1 warn, 1 info, 1 accepted, 1 harmless
      "
    `);
  });

  test("colour changes nothing but colour", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const colored = formatPretty(report, { ...options, color: true });
        expect(stripVTControlCharacters(colored)).toBe(pretty(report));
      }),
      { numRuns: cases(100) },
    );
  });

  test("nothing that a terminal acts on comes from a file", () => {
    fc.assert(
      fc.property(anyReport, ({ scope: _, ...report }) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed.
        expect(pretty(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\ufeff]/);
      }),
      { numRuns: cases(100) },
    );
  });

  test("what is hidden is printed nowhere, as source of another finding neither", () => {
    const key = "sk-very-secret-key";
    const text = `---\nversion: 1.0.0\n---\nHello {{nmae}} ${key}\n`;
    const path = "prompts/greet.prompt";
    const report = makeReport(
      [
        {
          id: "secret-literal",
          severity: "error",
          at: key,
          hidesSource: true,
          message: `\`${key}\` is a key.`,
        },
        {
          kind: "diagnostic",
          id: "unknown-input",
          severity: "error",
          at: "{{nmae}}",
          message: `Near ${key}.`,
        },
        {
          id: "x",
          at: "Hello",
          related: [{ message: key, path, span: { start: 0, end: 3, line: 1, column: 1 } }],
        },
      ],
      { [path]: text },
    );
    const printed = pretty(report);
    expect(printed).not.toContain(key);
    expect(printed).toContain("  4 | Hello {{nmae}} ******************\n    |       ^^^^^^^^\n");
    expect(printed).toContain(
      "error[secret-literal]: `…` is a key.\n  --> prompts/greet.prompt:4:16\n  why:",
    );
  });

  test("a summary names what is not zero", () => {
    const by = (by: "acceptance" | "baseline", number: number): GivenEntry[] =>
      Array.from({ length: number }, () => ({ severity: "error", suppressed: { by, reason: "x" } }));
    const entries = [...by("acceptance", 2), ...by("baseline", 3), { severity: "none" } as const];
    const summary = (report: Report) => pretty(report).split("\n").at(-2);
    const diagnostic = { kind: "diagnostic", id: "unknown-key", severity: "error" } as const;
    const compiled = { prompts: ["a", "b"], targets: [], matrix: [] };
    expect(summary(makeReport(entries))).toBe(
      "1 prompt, 2 targets: findings: 0 fail, 0 warn, 2 accepted, 3 in the baseline, 1 harmless",
    );
    expect(summary(makeReport([diagnostic, diagnostic]))).toBe(
      "1 prompt, 2 targets: problems: 2 errors; findings: 0 fail, 0 warn",
    );
    expect(summary(makeReport([], {}, { scope: "1 of 9 prompts" }))).toBe(
      "1 of 9 prompts: findings: 0 fail, 0 warn",
    );
    expect(summary(makeReport([diagnostic], {}, compiled))).toBe("2 prompts: problems: 1 error");
    expect(summary(makeReport([], {}, compiled))).toBe("2 prompts: no problems");
  });
});

describe("a screenful", () => {
  const entry = (severity: "error" | "warning", at: number): GivenEntry => ({
    severity,
    path: `prompts/p${at % 7}.prompt`,
    message: `Number ${at}.`,
  });
  const many = (prompts: number, entries: readonly GivenEntry[]) => {
    const levels = ["exact", "lossy", "adapted", "exact", "refused"] as const;
    const names = Array.from({ length: prompts }, (_, at) => `prompt-${at}`);
    const matrix = matrixOf(
      Object.fromEntries(names.map((name, at) => [name, [levels[at % 5] ?? "exact", "exact"]])),
    );
    return makeReport(entries, {}, { prompts: names, matrix });
  };

  test("holds the worst rows and blocks whole, and counts the others", () => {
    const entries = [
      entry("warning", 0),
      entry("error", 1),
      entry("warning", 2),
      entry("error", 3),
      entry("error", 4),
    ];
    expect(pretty(many(1000, entries), 26)).toMatchInlineSnapshot(`
      "           claude     gpt
      prompt-4   ✗ refused  ✓ exact
      prompt-9   ✗ refused  ✓ exact
      prompt-14  ✗ refused  ✓ exact
      prompt-19  ✗ refused  ✓ exact
      prompt-24  ✗ refused  ✓ exact
      prompt-29  ✗ refused  ✓ exact

      ✓ the dialect has it all   ✗ nothing is sent

      and 994 more prompts, at worst: 194 refused, 200 lossy, 200 adapted, 400 exact

      error[unsupported-parameter]: Number 1.
        --> prompts/p1.prompt:1:1
        why: It has no field for it.
        help: Leave it out.

      error[unsupported-parameter]: Number 3.
        --> prompts/p3.prompt:1:1
        why: It has no field for it.
        help: Leave it out.

      1000 prompts, 2 targets: findings: 3 fail, 2 warn
      and 1 error, 2 warnings more in 3 files; --all prints everything
      "
    `);
  });

  test("is at most as high as the screen, and says nothing of --all where everything fits", () => {
    const report = (prompts: number, number: number) =>
      many(
        prompts,
        Array.from({ length: number }, (_, at) => entry(at % 3 ? "warning" : "error", at)),
      );
    fc.assert(
      fc.property(fc.nat(60), fc.nat(40), fc.integer({ min: 12, max: 80 }), (prompts, number, height) => {
        const given = report(prompts, number);
        const text = pretty(given, height);
        const whole = pretty(given);
        expect(rows(text)).toBeLessThanOrEqual(height);
        expect(text.includes("--all")).toBe(rows(whole) > height);
        if (rows(whole) <= height) expect(text).toBe(whole);
        expect(text.match(/Number/g)?.length ?? 0).toBeGreaterThanOrEqual(Math.min(number, 1));
        const [, errors = "0"] = /and (\d+) errors?/.exec(text) ?? [];
        const shown = text.match(/^error\[/gm)?.length ?? 0;
        expect(shown + Number(errors)).toBe(Math.ceil(number / 3));
      }),
      { numRuns: cases(80) },
    );
  });

  test("has one block on any screen", () => {
    for (const height of [0, 1, 5]) {
      const text = pretty(many(1000, [entry("warning", 0), entry("error", 1)]), height);
      expect(text).toContain("Number 1.");
      expect(text).not.toContain("Number 0.");
      expect(text).toContain("1000 prompts, at worst: 200 refused, 200 lossy, 200 adapted, 400 exact\n");
    }
  });
});
