import { describe, expect, test } from "vitest";
import { dialects } from "../../src/dialects/registry.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import type { Note } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";
import { dialectIds } from "./dialect-cases.ts";
import { headRequest } from "./generators.ts";

describe.each(dialectIds)("%s", (id) => {
  const dialect = dialects[id];
  const rows = [dialect.capabilities.defaultFamily, ...dialect.capabilities.families];

  test("sends or reports every parameter that asks for something", () => {
    fc.assert(
      fc.property(headRequest, fc.constantFrom(...rows), (given, family) => {
        const notes: Note[] = [];
        const before = structuredClone(given);
        const { fields: body } = dialect.lowerHead(given, family, (note) => void notes.push(note));
        expect(given).toEqual(before);
        expect(notes.every(({ level }) => level !== "refused")).toBe(true);
        const reported = notes.map(({ id: noteId, subject }) => `${noteId} ${subject}`).join("\n");
        for (const name of Object.keys(given.parameters) as (keyof Parameters)[]) {
          const { [name]: _, ...others } = given.parameters;
          const { fields: without } = dialect.lowerHead({ ...given, parameters: others }, family, () => {});
          const sent = JSON.stringify(without) !== JSON.stringify(body);
          // One parameter may stand for another: a tool choice is reported under the tool's name, and an effort of
          // `none` asks nothing of a model that does not reason. Without tools nothing is called in parallel.
          const aliases = name === "toolChoice" ? "forced-tool-choice" : name;
          const idle =
            (name === "reasoning" && given.parameters.reasoning?.effort === "none") ||
            (name === "parallelToolCalls" && given.tools.length === 0) ||
            (name === "maxOutputTokens" && given.parameters.maxOutputTokens === 16384);
          expect(sent || reported.includes(aliases) || idle, name).toBe(true);
        }
      }),
      { numRuns: cases(500) },
    );
  });
});
