import { describe, expect, test } from "vitest";
import { type DiagnosticCode, diagnosticCodes } from "../../src/diagnostics/codes.ts";
import {
  checkProject,
  fixtureCodes,
  readExpected,
  summarize,
  withFixture,
  writeExpected,
} from "../support/diagnostic-fixtures.ts";

const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];

/** Codes that other parts raise: templates, inputs, cases, commands. Their fixtures come with those parts. */
const raisedElsewhere: readonly DiagnosticCode[] = [
  "template-syntax",
  "unclosed-block",
  "unknown-partial",
  "partial-cycle",
  "dynamic-partial",
  "unknown-helper",
  "helper-arguments",
  "helper-failed",
  "structure-in-helper",
  "unsupported-decorator",
  "unknown-role",
  "dynamic-role",
  "unknown-dialect",
  "cache-without-part",
  "undeclared-variable",
  "missing-input",
  "invalid-input",
  "invalid-case",
  "config-not-found",
  "unknown-target",
  "unknown-prompt",
  "unwritable-output",
];

describe("the table of codes", () => {
  test.each(codes)("%s has title, reason, help and explanation", (code) => {
    const entry = diagnosticCodes[code];
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [entry.title, entry.why, entry.help, entry.explain]) expect(text.trim()).not.toBe("");
    expect(entry.title).not.toMatch(/\.$/);
    for (const sentence of [entry.why, entry.help]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test("every code has a fixture folder, or is on the list of codes raised elsewhere", () => {
    expect(codes.filter((code) => !fixtureCodes.includes(code) && !raisedElsewhere.includes(code))).toEqual(
      [],
    );
  });

  test("no code with a fixture is on that list", () => {
    expect(raisedElsewhere.filter((code) => fixtureCodes.includes(code))).toEqual([]);
  });

  test("every fixture folder is a code", () => {
    expect(fixtureCodes.filter((code) => !codes.includes(code as DiagnosticCode))).toEqual([]);
  });
});

describe("fixtures", () => {
  test.each(fixtureCodes)("%s", async (code) => {
    const actual = summarize(await withFixture(code, checkProject));
    if (process.env["UPDATE_FIXTURES"]) writeExpected(code, actual);
    expect(actual.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(actual).toEqual(readExpected(code));
  });
});
