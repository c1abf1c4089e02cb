import { describe, expect, test } from "vitest";
import type { Agreement } from "../../../src/suite/agreement.ts";
import { formatPretty } from "../../../src/suite/formats/pretty.ts";
import type { CaseResult, Origin } from "../../../src/suite/job.ts";

function resultOf(target: string, origin: Origin, more: Partial<CaseResult> = {}): CaseResult {
  const path = `fixtures/triage/first.${target}.json`;
  const place = { prompt: "triage", case: "first", target, path };
  return { ...place, level: "exact", snapshot: "match", findings: [], origin, failures: [], ...more };
}

function print(results: readonly CaseResult[], agreement: readonly Agreement[] = [], isLive = false): string {
  const suite = { jobs: [], results, orphans: [], untested: [], agreement, diagnostics: [] };
  const targets = results.map(({ target }) => target);
  const report = { suite, diagnostics: [], targets, isLive };
  return formatPretty(report, { color: false, source: () => undefined });
}

const recorded = (date: string): Origin => ({ kind: "recorded", date, by: "openai/gpt-5" });
const scripted: Origin = { kind: "scripted", date: "2026-11-23", by: "mock" };
const none: Origin = { kind: "none" };

describe("a run for people", () => {
  test("names the source of each answer in its cell", () => {
    expect(print([resultOf("gpt", recorded("2026-11-20")), resultOf("claude", scripted)])).toBe(
      [
        "         gpt                            claude",
        "triage",
        "  first  ✓ exact ◆ recorded 2026-11-20  ✓ exact ◇ scripted",
        "",
        "✓ the dialect has it all   ◆ recorded: the backend answered on 2026-11-20",
        "◇ scripted: no proof that a backend was run",
        "",
        "answers: 1 recorded, 1 scripted (no proof that a backend was run)",
        "1 prompt, 1 case, 2 targets: 2 snapshots match",
        "",
      ].join("\n"),
    );
  });

  test("gives the level up for the answer where words are too many, and then all words", () => {
    const four = ["gpt", "claude", "local", "other"].map((name) => resultOf(name, recorded("2026-11-20")));
    expect(print(four.slice(0, 3))).toContain("first  ✓ ◆ recorded 2026-11-20  ✓ ◆ recorded 2026-11-20  ✓ ◆");
    expect(print(four)).toContain("first  ✓◆   ✓◆      ✓◆     ✓◆\n");
  });

  test("says in its legend on which days answers were recorded", () => {
    const days = ["2026-11-22", "2026-11-20", "2026-11-21"].map((day, at) =>
      resultOf(`target-${at}`, recorded(day)),
    );
    expect(print(days)).toContain("◆ recorded: the backend answered on 2026-11-20 to 2026-11-22");
  });

  test("marks answers that fail, and those that are stale or missing", () => {
    const failure = { message: "wrong" } as CaseResult["failures"][0];
    const printed = print([
      resultOf("gpt", { kind: "live" }, { failures: [failure] }),
      resultOf("claude", { kind: "stale" }),
      resultOf("local", none),
    ]);
    expect(printed).toContain("✓ exact ● live ▼ fails  ✓ exact ~ stale  ✓ exact ○ none");
    expect(printed).toContain("answers: 1 live, 1 stale, 1 none; 1 failed\n");
  });

  test("says nothing of answers in the matrix where there is none", () => {
    const printed = print([resultOf("gpt", none)]);
    expect(printed).toContain("  first  ✓ exact\n");
    expect(printed).toContain("answers: none; polylect test --live asks the backends\n");
    expect(print([resultOf("gpt", none)], [], true)).toContain("✓ exact ○ none");
  });

  test("says who says what where backends do not agree", () => {
    const agreement: Agreement = {
      prompt: "triage",
      case: "first",
      targets: ["gpt", "tiny"],
      scripted: ["claude"],
      properties: [
        { name: "queue", agreeing: 2, of: 2, values: [{ value: "a", targets: ["gpt", "tiny"] }] },
        {
          name: "urgent",
          agreeing: 1,
          of: 2,
          values: [
            { value: true, targets: ["gpt", "claude"] },
            { value: false, targets: ["tiny"] },
          ],
        },
      ],
    };
    const same = { ...agreement, case: "second", properties: agreement.properties.slice(0, 1) };
    expect(print([resultOf("gpt", { kind: "live" })], [agreement, same])).toContain(
      [
        "agreement: the backends say the same in 1 of 2 cases that several answered",
        "  triage first: urgent 1 of 2 (true by gpt, claude (scripted); false by tiny)\n",
      ].join("\n"),
    );
  });
});
