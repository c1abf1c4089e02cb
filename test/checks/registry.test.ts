import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checks } from "../../src/checks/registry.ts";
import { diagnosticCodes } from "../../src/diagnostics/codes.ts";
import { findingTexts } from "../../src/portability/finding-texts.ts";

const registry = readFileSync("src/checks/registry.ts", "utf8");
const tests = readdirSync("test/checks");
const sources = readdirSync("src/checks");

const exportName = (id: string) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

describe("a check is one file, one test, one line", () => {
  test.each(checks.map(({ id }) => id))("%s", (id) => {
    const source = readFileSync(`src/checks/${id}.ts`, "utf8");
    expect(source).toContain(`export const ${exportName(id)}: Check = {\n  id: "${id}",\n`);
    expect(registry.match(new RegExp(`^  ${exportName(id)},$`, "gm"))).toHaveLength(1);
    expect(readFileSync(`test/checks/${id}.test.ts`, "utf8")).toContain(`(${exportName(id)}, {`);
  });

  test("no file of a check or of its test is without the rest", () => {
    const ids = checks.map(({ id }) => id);
    const written = sources.filter((name) =>
      readFileSync(`src/checks/${name}`, "utf8").includes(": Check = {\n  id:"),
    );
    expect(written.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual([...ids].sort());
    const tested = tests.filter((name) => /^testCheck</m.test(readFileSync(`test/checks/${name}`, "utf8")));
    expect(tested.map((name) => name.replace(/\.test\.ts$/, "")).sort()).toEqual([...ids].sort());
    console.log(`checks: ${ids.length}`);
  });
});

describe("every check", () => {
  test.each(checks.map((check) => [check.id, check] as const))("%s says what people need", (id, check) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(check.title).toMatch(/^[A-Z].*[^.]$/);
    expect(check.why).toMatch(/^[A-Z].*\.$/);
    expect(check.help).toMatch(/^[A-Z].*\.$/);
    expect(Boolean(check.checkPrompt) || Boolean(check.checkTarget)).toBe(true);
  });

  test("has an id of its own", () => {
    const ids = checks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id in findingTexts || id in diagnosticCodes)).toEqual([]);
  });
});
