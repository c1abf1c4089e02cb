import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import {
  formatJson,
  type ReportDiagnostic,
  type ReportDocument,
  type ReportFinding,
  type ReportSummary,
} from "../../../src/report/formats/json.ts";
import type { Report } from "../../../src/report/report.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { anyReport, makeReport, options } from "./make-report.ts";

// biome-ignore lint/suspicious/noExplicitAny: a document that is made wrong has no type.
type Editable = Record<string, any>;

type Schema = {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Record<string, Schema>;
};

const schema: Schema = JSON.parse(readFileSync("schemas/report.schema.json", "utf8"));
// CommonJS: its types put the function one level below where Node does.
const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;
const ajv = addFormats(new Ajv2020({ allErrors: true }));
const validate = ajv.compile(schema);

const printed = (report: Report): ReportDocument => JSON.parse(formatJson(report, options));

/** Paths of every key that an object of a report may have, `[]` for the items of a list. */
function keysOf(node: Schema, at = ""): string[] {
  const { $ref, properties = {}, items } = node;
  if ($ref) return keysOf(schema.$defs?.[$ref.replace("#/$defs/", "")] ?? {}, at);
  const own = Object.entries(properties).flatMap(([key, value]) => [
    `${at}.${key}`,
    ...keysOf(value, `${at}.${key}`),
  ]);
  return [...own, ...(items ? keysOf(items, `${at}[]`) : [])];
}

/** Paths of the keys that a value has. */
function keysIn(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, `${at}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${at}.${key}`, ...keysIn(inner, `${at}.${key}`)]);
}

describe("json", () => {
  test("every report is valid, and every key of the schema occurs", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyReport, (report) => {
        const document = printed(report);
        expect(validate(document) ? [] : validate.errors).toEqual([]);
        for (const key of keysIn(document)) seen.add(key);
      }),
      { numRuns: cases(300) },
    );
    expect([...seen].sort()).toEqual(keysOf(schema).sort());
  });

  test("a document with another key, without one, or with a value of another kind is not valid", () => {
    const report = makeReport([
      { severity: "error", target: "claude" },
      { kind: "diagnostic", id: "unknown-key" },
    ]);
    const document = printed(report);
    expect(validate(document)).toBe(true);
    const change = (edit: (copy: Editable) => void) => {
      const copy = structuredClone(document) as Editable;
      edit(copy);
      return validate(copy);
    };
    const changes: ((copy: Editable) => void)[] = [
      (copy) => (copy["more"] = 1),
      (copy) => (copy["version"] = 2),
      (copy) => delete copy["summary"],
      (copy) => (copy["summary"].errors = -1),
      (copy) => (copy["findings"][0].severity = "fatal"),
      (copy) => (copy["findings"][0].code = "x"),
      (copy) => (copy["findings"][0].span.line = 0),
      (copy) => delete copy["diagnostics"][0].fingerprint,
      (copy) => (copy["diagnostics"][0].target = "claude"),
    ];
    expect(changes.map(change)).toEqual(changes.map(() => false));
  });

  test("the schema has the keys of the types", () => {
    // A key that a type loses or gains is an error of the type check here.
    const document: Record<keyof ReportDocument, true> = {
      version: true,
      summary: true,
      diagnostics: true,
      findings: true,
    };
    const summary: Record<keyof ReportSummary, true> = {
      scope: true,
      prompts: true,
      targets: true,
      errors: true,
      warnings: true,
      infos: true,
      accepted: true,
      baseline: true,
      harmless: true,
    };
    const shared = {
      severity: true,
      message: true,
      why: true,
      help: true,
      path: true,
      span: true,
      related: true,
      fix: true,
      suppressed: true,
      fingerprint: true,
      url: true,
    } as const;
    const diagnostic: Record<keyof ReportDiagnostic, true> = { code: true, ...shared };
    const finding: Record<keyof ReportFinding, true> = {
      id: true,
      prompt: true,
      target: true,
      level: true,
      category: true,
      subject: true,
      source: true,
      ...shared,
    };
    const { summary: ofSummary, diagnostic: ofDiagnostic, finding: ofFinding } = schema.$defs ?? {};
    const keys = (node: Schema | undefined) => Object.keys(node?.properties ?? {}).sort();
    expect(keys(schema)).toEqual(Object.keys(document).sort());
    expect(keys(ofSummary)).toEqual(Object.keys(summary).sort());
    expect(keys(ofDiagnostic)).toEqual(Object.keys(diagnostic).sort());
    expect(keys(ofFinding)).toEqual(Object.keys(finding).sort());
  });

  test("each entry counts once, by what it does", () => {
    const suppressed = { by: "baseline", reason: "Recorded." } as const;
    const report = makeReport([
      { kind: "diagnostic", id: "unknown-key", severity: "error" },
      { severity: "error" },
      { severity: "warning" },
      { severity: "none" },
      { severity: "none", suppressed: { by: "acceptance", reason: "x" } },
      { severity: "error", suppressed },
      { severity: "error", suppressed },
    ]);
    expect(printed({ ...report, scope: "1 of 9 prompts" }).summary).toEqual({
      scope: "1 of 9 prompts",
      prompts: 1,
      targets: 2,
      errors: 2,
      warnings: 1,
      infos: 0,
      accepted: 1,
      baseline: 2,
      harmless: 1,
    });
  });
});
