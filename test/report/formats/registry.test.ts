import { describe, expect, test } from "vitest";
import { type FormatName, formats } from "../../../src/report/formats/registry.ts";
import type { Report } from "../../../src/report/report.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { anyReport, type GivenEntry, makeReport, options } from "./make-report.ts";

const print = async (name: FormatName, report: Report, height?: number) =>
  (await formats[name]())(report, { ...options, height });

describe.each(Object.keys(formats) as FormatName[])("%s", (name) => {
  test("the same report gives the same text, which ends with a line end", async () => {
    const format = await formats[name]();
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = format(report, options);
        expect(text.endsWith("\n")).toBe(true);
        expect(format(structuredEntries(report), options)).toBe(text);
      }),
      { numRuns: cases(20) },
    );
  });

  test("what stands at a hidden place is printed nowhere: not of it, not of its neighbours, not in a fix", async () => {
    const secret = fc
      .array(fc.constantFrom("Zq", "9x", "-", "K|", "`", "<b", "é"), { minLength: 3, maxLength: 8 })
      .map((parts) => `zz${parts.join("")}zz`);
    const path = "prompts/greet.prompt";
    const format = await formats[name]();
    fc.assert(
      fc.property(secret, fc.nat(4), (key, before) => {
        const text = `---\n---\n${"Hi ".repeat(before)}${key} there\nnext {{line}}\n`;
        const place = { start: 8, end: 10, line: 3, column: 1 };
        const given: GivenEntry[] = [
          {
            id: "secret-literal",
            severity: "error",
            at: key,
            hidesSource: true,
            message: `\`${key}\` is a key.`,
            help: `Remove ${key}.`,
            fix: { span: place, text: `env: ${key}` },
          },
          { at: "there", subject: key, related: [{ message: `As ${key}`, path, span: place }] },
          { kind: "diagnostic", id: "unknown-key", severity: "error", at: "next", message: `Behind ${key}.` },
        ];
        const printed = format(makeReport(given, { [path]: text }), options);
        expect(printed).not.toContain(key);
        // Escaped neither.
        expect(printed).not.toMatch(/zz.*zz/);
        expect(printed).not.toContain(JSON.stringify(key).slice(1, -1));
        expect(printed).not.toContain(encodeURIComponent(key));
        expect(printed).toContain("secret-literal");
      }),
      { numRuns: cases(20) },
    );
  });

  test("problems of a compilation, without targets and findings", async () => {
    const compiled = { prompts: ["a", "b"], targets: [], matrix: [] };
    const problem = {
      kind: "diagnostic",
      id: "null-byte",
      severity: "error",
      message: "A null byte.",
    } as const;
    const printed = await print(name, makeReport([problem], {}, compiled), 24);
    expect(printed).toContain("A null byte.");
    expect(printed).toContain("null-byte");
    expect(await print(name, makeReport([], {}, compiled), 24)).not.toContain("null-byte");
  });
});

/** The same report, made of other objects. */
function structuredEntries(report: Report): Report {
  return { ...report, entries: structuredClone(report.entries), matrix: structuredClone(report.matrix) };
}
