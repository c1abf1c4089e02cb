import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HeadRequest } from "../../src/dialects/dialect.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import type { Tool } from "../../src/ir/tool.ts";
import type { Note } from "../../src/runtime/types.ts";
import { dialectIds } from "./dialect-cases.ts";

const tool: Tool = { name: "a", inputSchema: { type: "object" } };
const number = fc.double({ min: -3, max: 3, noNaN: true });
const effort = fc.constantFrom("none", "minimal", "low", "medium", "high", "xhigh", "max", "huge");

const parameters = fc.record(
  {
    temperature: number,
    topP: number,
    topK: fc.integer({ min: 1, max: 99 }),
    minP: number,
    seed: fc.integer(),
    maxOutputTokens: fc.integer({ min: 1, max: 200_000 }),
    stopSequences: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 7 }),
    presencePenalty: number,
    frequencyPenalty: number,
    repetitionPenalty: number,
    reasoning: fc.record(
      { effort, budgetTokens: fc.integer({ min: 0, max: 40_000 }) },
      { requiredKeys: ["effort"] },
    ),
    toolChoice: fc.constantFrom("required" as const, { name: "a" }, { name: "unknown" }),
    parallelToolCalls: fc.constant(false),
    logprobs: fc.oneof(fc.constant(true), fc.integer({ min: 0, max: 40 })),
    n: fc.integer({ min: 2, max: 200 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Parameters>;

const request: fc.Arbitrary<HeadRequest> = fc.record({
  parameters,
  tools: fc.constantFrom([], [tool]),
  output: fc.constantFrom(
    undefined,
    { format: "json" as const, name: "answer", schema: { type: "object" } },
    { format: "json" as const, name: "answer" },
  ),
  fields: fc.constant({}),
});

describe.each(dialectIds)("%s", (id) => {
  const dialect = dialects[id];
  const rows = [dialect.capabilities.defaultFamily, ...dialect.capabilities.families];

  test("sends or reports every parameter that asks for something", () => {
    fc.assert(
      fc.property(request, fc.constantFrom(...rows), (given, family) => {
        const notes: Note[] = [];
        const before = structuredClone(given);
        const body = dialect.lowerHead(given, family, (note) => void notes.push(note));
        expect(given).toEqual(before);
        expect(notes.every(({ level }) => level !== "refused")).toBe(true);
        const reported = notes.map(({ id: noteId, subject }) => `${noteId} ${subject}`).join("\n");
        for (const name of Object.keys(given.parameters) as (keyof Parameters)[]) {
          const { [name]: _, ...others } = given.parameters;
          const without = dialect.lowerHead({ ...given, parameters: others }, family, () => {});
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
      { numRuns: 500 },
    );
  });
});
