import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JobResult, Origin } from "../job.ts";
import { groupBy } from "../matrix.ts";
import { isOpen } from "../verdict.ts";
import type { SuiteFormat } from "./format.ts";
import { type Attributes, element } from "./xml.ts";

interface TestCase {
  /** The suite that it stands in: a prompt, or the project. */
  readonly suite: string;
  readonly name: string;
  readonly verdict: "passed" | "failure" | "error" | "skipped";
  /** What is wrong, in a line each; why it was skipped. */
  readonly lines: readonly string[];
  /** Codes of what is wrong. */
  readonly type?: string;
  readonly output?: string;
}

const PROJECT = "(project)";

/**
 * Prints a run as JUnit XML: a suite for each prompt, a test for each case on each target. What belongs to no job (a case
 * that cannot be read, an orphan) stands in a suite of its own.
 */
export const formatJunit: SuiteFormat = ({ suite, diagnostics }) => {
  const ofJobs = new Set(suite.jobs.flatMap((job) => job.diagnostics));
  const others = diagnostics.filter((each) => each.severity === "error" && !ofJobs.has(each));
  const tests = [
    ...suite.jobs.map(testOfJob),
    ...others.map(testOfDiagnostic),
    ...suite.orphans
      .filter(({ state }) => isOpen(state))
      .map(({ path }) => failed("failure", path, "orphan", ["Nothing stands for this file any more."])),
  ];
  const suites = [...groupBy(tests, (test) => test.suite)].map(([name, all]) =>
    element("testsuite", { name, ...countTests(all) }, all.map(renderTest)),
  );
  const root = element("testsuites", { name: "polylect test", ...countTests(tests) }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
};

function testOfJob({ job, result, diagnostics }: JobResult): TestCase {
  const { prompt, name } = job.case;
  const test = { suite: prompt, name: `${name} on ${job.target.name}` };
  const differs = result && isOpen(result.snapshot) ? [result.snapshot] : [];
  const lines = [
    ...differs.map((state) => `The snapshot ${job.path} is ${state}.`),
    ...diagnostics.map(describe),
  ];
  const output = result && `answer: ${describeOrigin(result.origin)}`;
  const more = output === undefined ? {} : { output };
  if (lines.length > 0) {
    const verdict = result ? "failure" : "error";
    const type = [...differs.map((state) => `snapshot-${state}`), ...diagnostics.map(({ code }) => code)];
    return { ...test, ...more, verdict, lines, type: [...new Set(type)].join(" ") };
  }
  const reason = result?.origin.reason;
  if (reason !== undefined) return { ...test, ...more, verdict: "skipped", lines: [`Not asked: ${reason}.`] };
  return { ...test, ...more, verdict: "passed", lines: [] };
}

function describeOrigin({ kind, date, by }: Origin): string {
  const known = kind === "none" ? [kind] : [kind, date, by && `by ${by}`];
  return known.filter(Boolean).join(" ");
}

function testOfDiagnostic(diagnostic: Diagnostic): TestCase {
  const { path, span, code } = diagnostic;
  return failed("error", `${path}:${span.line}:${span.column}`, code, [describe(diagnostic)]);
}

function failed(
  verdict: "error" | "failure",
  name: string,
  type: string,
  lines: readonly string[],
): TestCase {
  return { suite: PROJECT, name, verdict, type, lines };
}

const describe = ({ path, span, code, message }: Diagnostic): string =>
  `${path}:${span.line}:${span.column} ${code}: ${message}`;

function countTests(tests: readonly TestCase[]): Attributes {
  const tally = (verdict: TestCase["verdict"]) => tests.filter((test) => test.verdict === verdict).length;
  return {
    tests: tests.length,
    failures: tally("failure"),
    errors: tally("error"),
    skipped: tally("skipped"),
  };
}

function renderTest({ suite, name, verdict, lines, type, output }: TestCase): string {
  const attributes = { message: lines[0] ?? "", ...(type !== undefined && { type }) };
  const verdicts = verdict === "passed" ? [] : [element(verdict, attributes, lines.join("\n"))];
  const outputs = output === undefined ? [] : [element("system-out", {}, output)];
  return element("testcase", { name, classname: suite }, [...verdicts, ...outputs]);
}
