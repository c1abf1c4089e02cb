import { describe, expect, test } from "vitest";
import { diagnose } from "../../../src/diagnostics/diagnostic.ts";
import { FILE_START } from "../../../src/diagnostics/span.ts";
import { formatJunit } from "../../../src/suite/formats/junit.ts";
import { escapeXml } from "../../../src/suite/formats/xml.ts";
import type { CaseResult, JobResult, Origin } from "../../../src/suite/job.ts";
import fc from "../../support/fast-check.ts";
import { cases } from "../../support/seed.ts";
import { fakePrompt } from "../fake-prompt.ts";
import { readXml, type XmlElement } from "./read-xml.ts";

/** What readers of JUnit XML know: attributes and elements inside, by element. */
const SHAPE: Readonly<Record<string, { attributes: readonly string[]; inside: readonly string[] }>> = {
  testsuites: { attributes: ["name", "tests", "failures", "errors", "skipped"], inside: ["testsuite"] },
  testsuite: { attributes: ["name", "tests", "failures", "errors", "skipped"], inside: ["testcase"] },
  testcase: { attributes: ["name", "classname"], inside: ["failure", "error", "skipped", "system-out"] },
  failure: { attributes: ["message", "type"], inside: [] },
  error: { attributes: ["message", "type"], inside: [] },
  skipped: { attributes: ["message"], inside: [] },
  "system-out": { attributes: [], inside: [] },
};

function checkShape({ name, attributes, children }: XmlElement): void {
  const shape = SHAPE[name];
  expect(shape, name).toBeDefined();
  expect(Object.keys(attributes)).toEqual(shape?.attributes);
  for (const child of children) {
    expect(shape?.inside).toContain(child.name);
    checkShape(child);
  }
}

interface Given {
  readonly prompt?: string;
  readonly case?: string;
  readonly target?: string;
  readonly origin?: Origin;
  readonly snapshot?: CaseResult["snapshot"];
  /** Message of what is wrong. */
  readonly problem?: string;
  readonly isRendered?: boolean;
}

function jobOf(given: Given): JobResult {
  const { prompt = "triage", target = "gpt", snapshot = "match", problem, isRendered = true } = given;
  const { origin = { kind: "none" }, case: name = "first" } = given;
  const path = `fixtures/${prompt}/${name}`;
  const diagnostics =
    problem === undefined
      ? []
      : [diagnose("failed-expectation", { path: `${path}.yaml`, span: FILE_START, message: problem })];
  const one = { prompt, name, path: `${path}.yaml`, input: {}, history: [], context: {}, expectations: [] };
  const result: CaseResult = {
    prompt,
    case: name,
    target,
    level: "exact",
    snapshot,
    path: `${path}.${target}.json`,
    findings: [],
    origin,
    failures: diagnostics,
  };
  const job = {
    prompt: fakePrompt(prompt, {}),
    case: one,
    target: { name: target, reference: "x/y" },
    path: result.path,
  };
  return { job, diagnostics, ...(isRendered && { result }) };
}

function format(jobs: readonly JobResult[], more: { orphan?: string; problem?: string } = {}): XmlElement {
  const others =
    more.problem === undefined
      ? []
      : [diagnose("invalid-case", { path: "fixtures/a/b.yaml", span: FILE_START, message: more.problem })];
  const diagnostics = [...others, ...jobs.flatMap((job) => job.diagnostics)];
  const suite = {
    jobs,
    results: jobs.flatMap(({ result }) => result ?? []),
    orphans: more.orphan === undefined ? [] : [{ path: more.orphan, state: "orphan" as const }],
    untested: [],
    agreement: [],
    diagnostics,
  };
  const report = { suite, diagnostics, targets: ["gpt"], isLive: false };
  const root = readXml(formatJunit(report, { color: false, source: () => undefined }));
  checkShape(root);
  return root;
}

const testsOf = (root: XmlElement) => root.children.flatMap(({ children }) => children);

describe("JUnit XML", () => {
  test("has a suite for each prompt, and a test for each case on each target", () => {
    const root = format(
      [
        jobOf({ origin: { kind: "recorded", date: "2026-11-20", by: "openai/gpt-5" } }),
        jobOf({ target: "claude", origin: { kind: "none", reason: "KEY is not set" } }),
        jobOf({ case: "second", problem: "the answer is wrong" }),
        jobOf({ prompt: "other", snapshot: "changed" }),
        jobOf({ prompt: "other", case: "broken", isRendered: false, problem: "it cannot be rendered" }),
      ],
      { orphan: "fixtures/gone.json", problem: "broken YAML" },
    );
    expect(root.attributes).toEqual({
      name: "polylect test",
      tests: "7",
      failures: "3",
      errors: "2",
      skipped: "1",
    });
    expect(root.children.map(({ attributes }) => attributes)).toEqual([
      { name: "triage", tests: "3", failures: "1", errors: "0", skipped: "1" },
      { name: "other", tests: "2", failures: "1", errors: "1", skipped: "0" },
      { name: "(project)", tests: "2", failures: "1", errors: "1", skipped: "0" },
    ]);
    const [first, unasked, wrong, changed, broken, file, orphan] = testsOf(root);
    expect(first?.attributes).toEqual({ name: "first on gpt", classname: "triage" });
    expect(first?.children.map(({ text }) => text)).toEqual(["answer: recorded 2026-11-20 by openai/gpt-5"]);
    const said = (element?: XmlElement) => element?.children[0]?.attributes;
    expect(said(unasked)).toEqual({ message: "Not asked: KEY is not set." });
    const at = "fixtures/triage/second.yaml:1:1";
    expect(said(wrong)).toEqual({
      message: `${at} failed-expectation: the answer is wrong`,
      type: "failed-expectation",
    });
    expect(said(changed)?.["type"]).toBe("snapshot-changed");
    expect(broken?.children[0]?.name).toBe("error");
    expect(file?.attributes["name"]).toBe("fixtures/a/b.yaml:1:1");
    expect(orphan?.attributes["name"]).toBe("fixtures/gone.json");
  });

  test("holds any text, without what XML cannot", () => {
    const text = fc.oneof(
      fc
        .array(fc.oneof(fc.nat(0xff), fc.nat(0x10ffff)), { maxLength: 30 })
        .map((units) => String.fromCodePoint(...units)),
      fc.constantFrom(
        '<a b="c">&amp;</a>',
        "\u0000\u001b[31m",
        "\ud800",
        "\uffff",
        "]]>",
        "a\r\nb\tc",
        "<!--",
        "\u0085",
      ),
    );
    fc.assert(
      fc.property(text, text, text, (name, problem, by) => {
        const [test] = testsOf(format([jobOf({ case: name, problem, origin: { kind: "scripted", by } })]));
        const kept = (value: string) => [...value].filter((unit) => readable(unit)).join("");
        expect(test?.attributes["name"]).toBe(`${kept(name)} on gpt`);
        expect(test?.children[0]?.text).toContain(kept(problem));
      }),
      { numRuns: cases(200) },
    );
  });

  test("escapes line ends, which readers would turn into spaces", () => {
    expect(escapeXml("a\nb")).toBe("a&#10;b");
  });
});

/** Whether XML 1.0 has the character and does not advise against it. */
function readable(unit: string): boolean {
  return (
    (/^[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(unit) &&
      !/\p{Noncharacter_Code_Point}/u.test(unit)) ||
    /^[\ufdd0-\ufdef]$/.test(unit)
  );
}
