import { expect, test } from "vitest";
import { checks } from "../../src/checks/registry.ts";
import { diagnosticCodes } from "../../src/diagnostics/codes.ts";
import { diagnose } from "../../src/diagnostics/diagnostic.ts";
import { findingTexts } from "../../src/portability/finding-texts.ts";
import { findRule, ruleOf, rules, uniqueIdOf } from "../../src/report/rules.ts";
import { makeReport } from "./formats/make-report.ts";

const entryOf = (kind: "diagnostic" | "finding", id: string) => {
  const [entry] = makeReport([{ kind, id }]).entries;
  if (!entry) throw new Error("no entry");
  return entry;
};

test("every code, finding and check has a rule with its texts, and a diagnostic the page of its own", () => {
  expect(rules).toHaveLength([diagnosticCodes, findingTexts].flatMap(Object.keys).length + checks.length);
  for (const [id, { title, why, help }] of Object.entries(diagnosticCodes)) {
    const span = { start: 0, end: 0, line: 1, column: 1 };
    const { url } = diagnose(id as keyof typeof diagnosticCodes, { message: "", path: "", span });
    expect(ruleOf(entryOf("diagnostic", id))).toMatchObject({
      id,
      kind: "diagnostic",
      title,
      why,
      help,
      url,
    });
  }
  for (const [id, { title }] of Object.entries(findingTexts)) {
    expect(ruleOf(entryOf("finding", id))).toMatchObject({ id, kind: "finding", title });
  }
  for (const { id, title, severity } of checks) {
    expect(ruleOf(entryOf("finding", id))).toMatchObject({ id, kind: "check", title, severity });
  }
});

test("rules that share an id are told apart", () => {
  expect(new Set(rules.map(uniqueIdOf)).size).toBe(rules.length);
  expect(findRule("unknown-parameter")?.kind).toBe("diagnostic");
  expect(uniqueIdOf(ruleOf(entryOf("finding", "unknown-parameter")))).toBe("finding/unknown-parameter");
  expect(uniqueIdOf(ruleOf(entryOf("diagnostic", "unknown-parameter")))).toBe("unknown-parameter");
});

test("an id that no table has is described by its entry", () => {
  expect(findRule("toString")).toBeUndefined();
  expect(ruleOf(entryOf("finding", "toString"))).toMatchObject({ id: "toString", title: "toString" });
});
