import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import AjvModule from "ajv-draft-04";
import addFormatsModule from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { displayText } from "../../../src/diagnostics/code-frame.ts";
import { indexLines } from "../../../src/diagnostics/line-index.ts";
import { formatSarif } from "../../../src/report/formats/sarif.ts";
import { groupEntries } from "../../../src/report/group-entries.ts";
import { type Region, regionOf } from "../../../src/report/region.ts";
import type { Report, ReportEntry } from "../../../src/report/report.ts";
import { rules } from "../../../src/report/rules.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { anyReport, type GivenEntry, makeReport, options } from "./make-report.ts";

interface Location {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region: Region;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly partialFingerprints: Record<string, string>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { deletedRegion: Region; insertedContent?: { text: string } }[];
    }[];
  }[];
  readonly suppressions?: readonly { kind: string; justification: string }[];
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri: string;
  readonly properties: { readonly tags: readonly string[] };
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly results: readonly Result[];
    readonly invocations?: readonly unknown[];
  }[];
}

const print = (report: Report, folder = "") => formatSarif(report, { ...options, folder });

function runOf(report: Report, folder = "") {
  const [run] = (JSON.parse(print(report, folder)) as Log).runs;
  if (!run) throw new Error("no run");
  return run;
}

/** What stands in a region, read as the standard says and not as the source does: without the mark, line by line. */
function readRegion(text: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  const lines = text.replace(/^\uFEFF/, "").split(/(?<=\r\n|\n|\r(?!\n))/);
  const parts = lines.slice(startLine - 1, endLine);
  return parts
    .map((line, at) => (at === parts.length - 1 ? line.slice(0, endColumn - 1) : line))
    .map((line, at) => (at === 0 ? line.slice(startColumn - 1) : line))
    .join("");
}

describe("sarif", () => {
  // The schema of the standard, as the makers of SARIF's packages ship it.
  let problemsOf: (log: unknown) => unknown[];

  beforeAll(() => {
    const path = createRequire(import.meta.url).resolve(
      "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
    );
    // CommonJS: the types of both put their function one level below where Node does.
    const Ajv = AjvModule as unknown as typeof AjvModule.default;
    const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;
    const validate = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(
      JSON.parse(readFileSync(path, "utf8")),
    );
    problemsOf = (log) => (validate(log) ? [] : (validate.errors ?? [])) as unknown[];
  });

  test("every report is valid, by the schema of the standard", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(problemsOf(JSON.parse(print(report, "packages/a b")))).toEqual([]);
      }),
      { numRuns: cases(100) },
    );
    const log = JSON.parse(print(makeReport([{}])));
    for (const spoil of [{ level: "fatal" }, { locations: {} }, { more: 1 }, { message: undefined }]) {
      const results = [{ ...log.runs[0].results[0], ...spoil }];
      expect(
        problemsOf(JSON.parse(JSON.stringify({ ...log, runs: [{ ...log.runs[0], results }] }))),
      ).not.toEqual([]);
    }
  });

  test("every rule is valid, and as short as code scanning wants it", () => {
    const report = makeReport(
      rules.map(({ id, kind }) => ({
        kind: kind === "diagnostic" ? kind : "finding",
        id,
        severity: "error",
      })),
    );
    expect(problemsOf(JSON.parse(print(report)))).toEqual([]);
    const { tool, results } = runOf(report);
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(results).toHaveLength(rules.length);
    for (const { id: name, shortDescription, fullDescription, help, helpUri, properties } of tool.driver
      .rules) {
      const id = name.replace(/^.*\//, "");
      for (const { text } of [shortDescription, fullDescription]) {
        expect(text, id).not.toBe("");
        expect(text.length, id).toBeLessThanOrEqual(1024);
      }
      expect(help.text && help.markdown, id).toContain("");
      expect(help.markdown, id).not.toMatch(/<(?:subject|target)>/);
      expect(helpUri, id).toMatch(
        new RegExp(`^https://github\\.com/.*/docs/(diagnostics|findings|checks)\\.md#${id}$`),
      );
      expect(properties.tags.length, id).toBeLessThanOrEqual(10);
    }
  });

  test("a result has what code scanning asks for", () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { results, tool } = runOf(report);
        const told = groupEntries(report.entries.filter(({ severity }) => severity !== "none"));
        expect(results).toHaveLength(told.length);
        const named = new Set(results.map(({ ruleId }) => ruleId));
        expect(tool.driver.rules.map(({ id }) => id)).toEqual([...named].sort());
        for (const { ruleId, ruleIndex, level, message, locations, partialFingerprints } of results) {
          expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
          expect(["error", "warning", "note"]).toContain(level);
          expect(message.text).not.toBe("");
          // Nothing in a message is a place to fill or a link.
          expect(message.text.replace(/\{\{|\}\}/g, "")).not.toMatch(/[{}]|\]\(/);
          expect(locations).toHaveLength(1);
          expect(partialFingerprints).toEqual({ "polylect/v1": expect.stringMatching(/^[0-9a-f]{16}$/) });
        }
      }),
      { numRuns: cases(100) },
    );
  });

  test("regions hold what spans hold, and fixes give the same file", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "\n", "\r\n", "\r", "é", "😀", "\t"), { maxLength: 12 })
      .chain((parts) => fc.constantFrom("", "\uFEFF").map((mark) => mark + parts.join("")));
    fc.assert(
      fc.property(text, fc.nat(14), fc.nat(14), (source, one, other) => {
        const lines = indexLines(source);
        const mark = source.startsWith("\uFEFF") ? 1 : 0;
        const span = lines.span(Math.max(mark, Math.min(one, other)), Math.max(mark, one, other));
        // A span that cuts a line end in two has no columns.
        fc.pre(!/\r$/.test(source.slice(0, span.start)) || source[span.start] !== "\n");
        fc.pre(!/\r$/.test(source.slice(0, span.end)) || source[span.end] !== "\n");
        expect(readRegion(source, regionOf(span, lines))).toBe(source.slice(span.start, span.end));
        const before = { ...regionOf(span, lines), startLine: 1, startColumn: 1 };
        expect(readRegion(source, { ...before, endLine: before.endLine })).toBe(source.slice(mark, span.end));
      }),
      { numRuns: cases(300) },
    );
    const region = (source: string, offset: number) =>
      Object.values(regionOf(indexLines(source).span(offset, offset), indexLines(source)));
    expect([region("", 0), region("a\n", 2), region("\uFEFFa\n", 3), region("a\r\nb\r\n", 6)]).toEqual([
      [1, 1, 1, 1],
      [1, 3, 1, 3],
      [1, 3, 1, 3],
      [2, 4, 2, 4],
    ]);
    const source = "\uFEFF---\nconfig: { seeed: 7 }\n---\n";
    const entry: GivenEntry = { at: "seeed", fix: { span: indexLines(source).span(15, 20), text: "seed" } };
    const [result] = runOf(makeReport([entry], { "prompts/greet.prompt": source })).results;
    const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    expect(replacement).toEqual({
      deletedRegion: { startLine: 2, startColumn: 11, endLine: 2, endColumn: 16 },
      insertedContent: { text: "seed" },
    });
  });

  test("paths are relative to the root of the repository, as a URL wants them", () => {
    const path = "prompts/größe #1 50%/a:b?.prompt";
    for (const folder of ["", "packages/an app"]) {
      const [result] = runOf(
        makeReport([
          { path, related: [{ message: "m", path, span: { start: 0, end: 0, line: 1, column: 1 } }] },
        ]),
        folder,
      ).results;
      const places = [...(result?.locations ?? []), ...(result?.relatedLocations ?? [])];
      expect(places).toHaveLength(2);
      for (const { physicalLocation } of places) {
        const { uri, uriBaseId } = physicalLocation.artifactLocation;
        expect(uriBaseId).toBe("%SRCROOT%");
        const { pathname, search, hash } = new URL(uri, "file:///root/");
        expect([decodeURIComponent(pathname), search, hash]).toEqual([
          ["/root", folder, path].filter(Boolean).join("/"),
          "",
          "",
        ]);
      }
    }
  });

  test("what is let pass is left out, unless all is wanted", () => {
    const reports = makeReport([
      { level: "lossy", target: "claude", suppressed: { by: "acceptance", reason: "x" } },
      { level: "lossy", target: "gpt" },
    ]);
    const resultsOf = (all: boolean) => JSON.parse(formatSarif(reports, { ...options, all })).runs[0].results;
    expect(resultsOf(true)).toHaveLength(2);
    expect(resultsOf(false)).toMatchObject([{ message: { text: expect.stringContaining("gpt") } }]);
  });

  test("targets share a result, what is let pass has one of its own, and what is harmless has none", () => {
    const seed = { level: "lossy", subject: "seed", prompt: "greet" } as const;
    const accepted = { by: "acceptance", reason: "We do not need it." } as const;
    const { results } = runOf(
      makeReport([
        { ...seed, target: "claude" },
        { ...seed, target: "gpt", severity: "error", level: "refused" },
        { ...seed, target: "local", suppressed: accepted },
        { ...seed, target: "house", suppressed: { by: "baseline", reason: "Recorded." } },
        { ...seed, target: "raw", severity: "none" },
        { kind: "diagnostic", id: "unknown-key", severity: "info", message: "`{{a}}` [x](y)" },
      ]),
    );
    expect(
      results.map(({ ruleId, level, message, suppressions }) => [ruleId, level, message.text, suppressions]),
    ).toEqual([
      [
        "unsupported-parameter",
        "error",
        "`seed` is not sent to gpt (and 1 more). Lossy on claude; refused on gpt. Leave it out.",
        undefined,
      ],
      ["unknown-key", "note", "`{{{{a}}}}` [x] (y) Leave it out.", undefined],
      [
        "unsupported-parameter",
        "warning",
        expect.stringContaining("Lossy on local."),
        [{ kind: "inSource", status: "accepted", justification: "We do not need it." }],
      ],
      [
        "unsupported-parameter",
        "warning",
        expect.stringContaining("Lossy on house."),
        [{ kind: "external", status: "accepted", justification: "Recorded." }],
      ],
    ]);
  });

  test("fingerprints survive moved lines and renamed files", () => {
    const at = (path: string, before: string) => {
      const text = `${before}Hello {{name}}\nHello {{name}}\n`;
      const span = (line: string, from = 0) =>
        indexLines(text).span(text.indexOf(line, from), text.indexOf(line, from) + 4);
      const second = span("Hello", text.indexOf("Hello") + 1);
      const report = makeReport(
        [
          { path, at: "Hello" },
          { path, span: second },
        ],
        { [path]: text },
      );
      return runOf(report).results.map(({ partialFingerprints }) => partialFingerprints["polylect/v1"]);
    };
    const first = at("prompts/a.prompt", "");
    expect(new Set(first).size).toBe(2);
    expect(at("prompts/b.prompt", "---\nversion: 1.0.0\n---\n")).toEqual(first);
  });

  test("no source is in it, and what is hidden stays so", () => {
    const key = "sk-very-secret-key";
    const path = "prompts/greet.prompt";
    const text = `Hello ${key}, unusual words\n`;
    const fix = { span: { start: 0, end: 0, line: 1, column: 1 }, text: `key: ${key}` };
    const printed = print(
      makeReport(
        [
          {
            id: "secret-literal",
            at: key,
            hidesSource: true,
            message: `\`${key}\` is a key.`,
            help: `Drop ${key}.`,
            fix,
          },
          {
            at: "Hello",
            related: [{ message: `Here: ${key}`, path, span: { start: 0, end: 5, line: 1, column: 1 } }],
          },
        ],
        { [path]: text },
      ),
    );
    expect(printed).not.toContain(key);
    expect(printed).not.toContain("unusual");
    expect(printed).not.toContain("snippet");
  });

  test("code scanning's limit of results cuts what is let pass first, and says so", () => {
    const one = makeReport([{ id: "missing-version", severity: "info" }]);
    const [entry] = one.entries;
    const entries = Array.from({ length: 25_010 }, (_, at) => ({
      ...(entry as ReportEntry),
      ...(at === 25_009 && { severity: "error" as const }),
      ...(at < 20 && { suppressed: { by: "baseline", reason: "x" } as const }),
    }));
    const printed = print({ ...one, entries });
    expect(printed.match(/"ruleId": /g)).toHaveLength(25_000);
    expect(printed.match(/"suppressions": /g)).toHaveLength(10);
    expect(printed.indexOf('"level": "error"')).toBeLessThan(
      printed.indexOf('"ruleId": "missing-version"') + 100,
    );
    expect(printed).toContain("10 more results are left out");
    expect(runOf(one).invocations).toBeUndefined();
  });

  test("control characters are shown, not sent", () => {
    const [result] = runOf(makeReport([{ message: "a\u202eb\u001bc\ud800d", help: "" }])).results;
    expect(result?.message.text).toBe(displayText("a\u202eb\u001bc\ufffdd"));
  });
});
