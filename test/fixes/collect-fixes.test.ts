import { expect, test } from "vitest";
import { collectFixes } from "../../src/fixes/collect-fixes.ts";
import type { ReportEntry } from "../../src/report/report.ts";

const span = { start: 0, end: 1, line: 1, column: 1 };
const entry = (text: string, more: Partial<ReportEntry> = {}): ReportEntry => ({
  kind: "finding",
  id: "missing-version",
  severity: "info",
  message: "",
  why: "",
  help: "",
  path: "a.prompt",
  span,
  fix: { span, text },
  fingerprint: "",
  ...more,
});
const texts = (entries: readonly ReportEntry[]) =>
  [...collectFixes(entries)].map(([path, fixes]) => [path, fixes.map(({ text }) => text)]);

test("fixes of what is shown, by file", () => {
  const { fix: _, ...bare } = entry("");
  const suppressed = { by: "baseline", reason: "" } as const;
  const entries = [
    bare,
    entry("1"),
    entry("2", { path: "b.prompt" }),
    entry("3"),
    entry("4", { suppressed }),
    entry("5", { severity: "none" }),
  ];
  expect(texts(entries)).toEqual([
    ["a.prompt", ["1", "3"]],
    ["b.prompt", ["2"]],
  ]);
});

test("acceptances leave when nothing else is left to fix", () => {
  const last = entry("last", { id: "unused-acceptance" });
  expect(texts([last, entry("1", { path: "b.prompt" })])).toEqual([["b.prompt", ["1"]]]);
  expect(texts([last])).toEqual([["a.prompt", ["last"]]]);
});
