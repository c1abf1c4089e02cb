import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileProject } from "../../src/compiler.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { nodeWritableFileSystem } from "../../src/output/writable-file-system.ts";
import { nodeFileSystem } from "../../src/phases/1-read/node-file-system.ts";
import { readProject } from "../../src/phases/1-read/read-project.ts";
import type { Finding } from "../../src/portability/finding.ts";
import { type FindingText, findingTexts } from "../../src/portability/finding-texts.ts";
import { readCases } from "../../src/suite/cases.ts";
import { targetsOf } from "../../src/suite/targets-of.ts";

/** Where notes are made: every string that could be an id, in the code that reports. */
const REPORTING = ["src/dialects", "src/runtime", "src/phases/5-emit"];

/** Tables, and what reads answers: words there are no ids. */
const NO_NOTES = /(?:capabilities|decode|decoder|read-answer)\.ts$/;

/** Ids in calls such as `tell("prefill", "refused")` and in literal notes; a level stands after an id. */
const ID_BEFORE_LEVEL =
  /"([a-z]+(?:-[a-z]+)*)",\s*(?:level:\s*)?(?:"(?:exact|adapted|lossy|refused)"|effort === undefined)/g;
/** Ids that a condition chooses before they are told. */
const CHOSEN_ID =
  /\?\s*"([a-z]+(?:-[a-z]+)+)"|:\s*"((?:media|parameter|unsupported|cache)-[a-z]+)"|id = "([a-z-]+)"/g;

function reportedIds(): Set<string> {
  const ids = new Set<string>();
  for (const folder of REPORTING) {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || NO_NOTES.test(file)) continue;
      const text = readFileSync(`${folder}/${file}`, "utf8");
      for (const [, id = ""] of text.matchAll(ID_BEFORE_LEVEL)) ids.add(id);
      if (/\btell|\breport\b/.test(text)) {
        for (const [, ...found] of text.matchAll(CHOSEN_ID)) ids.add(found.find(Boolean) ?? "");
      }
    }
  }
  return ids;
}

const texts: [string, FindingText][] = Object.entries(findingTexts);

describe("texts of findings", () => {
  test("stand for every id that is reported, and for no other", () => {
    expect([...reportedIds()].sort()).toEqual(Object.keys(findingTexts).sort());
  });

  test.each(texts)("%s is said in full", (_id, { title, message, why, help }) => {
    for (const text of [title, message, why, help]) expect(text.trim()).toBe(text);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const text of [message, why, help]) expect(text).toMatch(/^(?:[A-Z`]|\{(?:target|subject)\}).*\.$/);
    // `explain` prints these where there is no target.
    for (const text of [title, why, help]) expect(text).not.toMatch(/\{(?:target|subject)\}/);
    expect(message).toContain("{target}");
  });
});

describe("the findings of our own prompts", async () => {
  const { config } = await loadConfig(".");
  const { sources } = readProject(nodeFileSystem, config);
  const { prompts } = await compileProject(sources, config);

  test.each(prompts.map((prompt) => [prompt.meta.id, prompt] as const))("%s", (_id, prompt) => {
    const { cases } = readCases(prompt, config.root, config.fixtures, nodeWritableFileSystem);
    const findings: Finding[] = targetsOf(prompt, config.targets).flatMap(({ name }) => [
      ...prompt.report(name),
      ...cases.flatMap(
        ({ input, history, context }) => prompt.render(name, input, { history, context }).findings,
      ),
    ]);
    expect(findings.length).toBeGreaterThan(0);
    for (const { message, why, help } of findings) {
      expect(message + why + help).not.toMatch(/\{(?:target|subject)\}|undefined|`it`/);
      expect(message).not.toMatch(/departs from the prompt/);
    }
  });
});
