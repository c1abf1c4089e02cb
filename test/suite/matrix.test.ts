import { describe, expect, it } from "vitest";
import { buildMatrix, type MatrixEntry, renderMatrix, worstLevel } from "../../src/suite/matrix.ts";

const entry = (
  prompt: string,
  name: string,
  target: string,
  more: Partial<MatrixEntry> = {},
): MatrixEntry => ({
  prompt,
  case: name,
  target,
  level: "exact",
  snapshot: "match",
  ...more,
});

const entries = [
  entry("triage", "angry", "claude", { level: "adapted" }),
  entry("triage", "angry", "local", { level: "refused" }),
  entry("triage", "calm", "claude", { snapshot: "changed", level: "lossy" }),
  entry("triage", "calm", "local", { level: "lossy" }),
  entry("summary", "long", "claude", { snapshot: "missing" }),
];

describe("the matrix", () => {
  it("is text", () => {
    const targets = ["claude", "local"];
    expect(renderMatrix(buildMatrix(entries, targets), targets, { color: false })).toBe(
      [
        "         claude     local",
        "triage",
        "  angry  ≈ adapted  ✗ refused",
        "  calm   Δ changed  ! lossy",
        "summary",
        "  long   ? missing  ·",
        "",
        "≈ same meaning, other means   ! something is left out   ✗ nothing is sent",
        "Δ differs from the snapshot   ? no snapshot   · not rendered",
        "",
      ].join("\n"),
    );
  });

  it("has colour only when asked", () => {
    const targets = ["claude"];
    const groups = buildMatrix(entries, targets);
    const start = String.fromCharCode(27);
    expect(renderMatrix(groups, targets, { color: false })).not.toContain(start);
    const colored = renderMatrix(groups, targets, { color: true });
    expect(colored).toContain(start);
    expect(colored.replaceAll(new RegExp(`${start}\\[\\d+m`, "g"), "")).toBe(
      renderMatrix(groups, targets, { color: false }),
    );
  });

  it("splits targets that do not fit", () => {
    const targets = Array.from({ length: 12 }, (_, index) => `target-number-${index}`);
    const groups = buildMatrix(
      targets.map((target) => entry("p", "c", target)),
      targets,
    );
    const text = renderMatrix(groups, targets, { color: false });
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    for (const target of targets) expect(text).toContain(target);
    expect(text.match(/✓/g)).toHaveLength(12 + 1);
    expect(text).toContain("✓ the dialect has it all");
  });

  it("gives up words before it splits", () => {
    const targets = Array.from({ length: 10 }, (_, index) => `on-${index}`);
    const groups = buildMatrix(
      targets.map((target) => entry("p", "c", target)),
      targets,
    );
    const [header = "", , row = ""] = renderMatrix(groups, targets, { color: false }).split("\n");
    expect(header).toMatch(/on-0.*on-9$/);
    expect(row).not.toContain("exact");
    expect([...row.matchAll(/✓/g)].map(({ index }) => index)).toEqual(
      [...header.matchAll(/on-/g)].map(({ index }) => index),
    );
  });

  it("is empty where there is nothing to show", () => {
    expect(renderMatrix([], ["a"], { color: false })).toBe("");
  });

  it("takes the worst of several findings", () => {
    expect(worstLevel([])).toBe("exact");
    expect(worstLevel([{ level: "lossy" }, { level: "adapted" }])).toBe("lossy");
  });
});
