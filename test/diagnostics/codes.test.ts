import { describe, expect, test } from "vitest";
import { type DiagnosticCode, diagnosticCodes } from "../../src/diagnostics/codes.ts";
import {
  fixtureCodes,
  readExpected,
  summarize,
  withFixture,
  writeExpected,
} from "../support/diagnostic-fixtures.ts";
import { checkFixture } from "./check-fixture.ts";

const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];

describe("the table of codes", () => {
  test.each(codes)("%s has title, reason, help and explanation", (code) => {
    const entry = diagnosticCodes[code];
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [entry.title, entry.why, entry.help, entry.explain]) expect(text.trim()).not.toBe("");
    expect(entry.title).not.toMatch(/\.$/);
    for (const sentence of [entry.why, entry.help]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test("every code has a fixture folder", () => {
    expect(codes.filter((code) => !fixtureCodes.includes(code))).toEqual([]);
  });

  test("every fixture folder is a code", () => {
    expect(fixtureCodes.filter((code) => !codes.includes(code as DiagnosticCode))).toEqual([]);
  });
});

describe("fixtures", () => {
  test.each(fixtureCodes)("%s", async (code) => {
    const actual = summarize(await withFixture(code, checkFixture));
    if (process.env["UPDATE_FIXTURES"]) writeExpected(code, actual);
    expect(actual.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(actual).toEqual(readExpected(code));
  });
});
