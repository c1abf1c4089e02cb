import { describe, expect, it } from "vitest";
import type { Dialect, ModelFamily } from "../../../src/dialects/dialect.ts";
import type { Prompt } from "../../../src/ir/prompt.ts";
import {
  type DialectTarget,
  mergeRows,
  rowOf,
  tabulateDialect,
} from "../../../src/phases/5-emit/dialect-table.ts";
import { EmissionMemory } from "../../../src/phases/5-emit/emission-memory.ts";
import type { JsonObject } from "../../../src/runtime/types.ts";
import { AdaptedSchemas } from "../../../src/schema/adapted-schemas.ts";

/** A dialect whose head says which family it is for, as far as `shown` lets it. */
function dialectOf(
  families: Readonly<Record<string, readonly string[]>>,
  shown: (name: string) => JsonObject,
): Dialect {
  const row = (name: string, match: readonly string[]) => ({
    name,
    match,
    rules: {},
    // Lowering may look at anything of a family but its name.
    takes: name,
    source: "test",
    checked: "2026-11-01",
  });
  return {
    id: "anthropic",
    exportName: "anthropic",
    bodyType: "AnthropicBody",
    modelIn: "body",
    protocol: {
      path: () => "/",
      headers: () => ({}),
      keyHeader: { name: "authorization", prefix: "" },
      decoder: () => Promise.reject(new Error("Nothing here is sent.")),
    },
    wireSchema: async () => true,
    capabilities: {
      features: [],
      defaultFamily: row("default", []),
      families: Object.entries(families).map(([name, match]) => row(name, match)),
    },
    lowerHead: ({ fields }, family) => ({
      fields: { ...shown((family as ModelFamily & { takes: string }).takes), ...fields },
    }),
    lowerMessages: () => ({}),
  };
}

const prompt = (providerFields: Prompt["config"]["providerFields"] = {}) =>
  ({
    config: { parameters: {}, unknown: {}, providerFields },
    tools: [],
    output: undefined,
  }) as unknown as Prompt;

const tabulate = (prompt: Prompt, dialect: Dialect, targets: readonly DialectTarget[]) =>
  tabulateDialect(
    prompt,
    dialect,
    targets,
    [{ id: "anthropic", index: new EmissionMemory().indexOf(dialect.capabilities) }],
    () => "$messages",
    new AdaptedSchemas(),
  );

const families = { four: ["m-4"], "four-mini": ["m-4-mini"], five: ["m-5", "n-5"] };

describe("a table of families", () => {
  const table = tabulate(
    prompt(),
    dialectOf(families, (name) => ({ name })),
    [],
  );
  const familyOf = (model: string) => table.rows[rowOf(table, "anthropic", model)]?.head["name"];

  it.each([
    ["m-4", "four"],
    ["m-4-turbo", "four"],
    ["m-4-mini-2026", "four-mini"],
    ["n-5.1", "five"],
    ["m", "default"],
    ["", "default"],
  ])("gives %s the row of %s", (model, family) => {
    expect(familyOf(model)).toBe(family);
  });

  it("has no row twice and no entry that changes nothing", () => {
    const same = tabulate(
      prompt(),
      dialectOf(families, (name) => ({ old: name.startsWith("four") })),
      [],
    );
    expect(same.rows.map(({ head }) => head)).toEqual([{ old: false }, { old: true }]);
    expect(same.servers[0]?.models.entries).toEqual([["m-4", 1]]);
  });

  it("has an entry for the one model of a target with overrides", () => {
    const dialect = dialectOf(families, () => ({}));
    const own = { here: { parameters: {}, fields: { user: "x" } } };
    const targets = [
      { name: "here", backend: "anthropic", model: "m-4" },
      { name: "there", backend: "anthropic", model: "m-4-mini" },
    ];
    const named = tabulate(prompt(own), dialect, targets);
    const rowFor = (model: string) => named.rows[rowOf(named, "anthropic", model)];
    expect(rowFor("m-4")?.head).toEqual({ user: "x" });
    for (const model of ["m-4-mini", "m-4-2026", "m-5"]) {
      expect(rowFor(model)?.head, model).toEqual({});
    }
  });

  it("merges rows of one key, and the entries that then say the same", () => {
    const merged = mergeRows(table, ({ head }) => (head["name"] === "five" ? "new" : "old"));
    expect(merged.rows).toHaveLength(2);
    for (const model of ["m-4", "m-4-mini", "m-5.2", "n-5", "other"]) {
      expect(merged.rows[rowOf(merged, "anthropic", model)]?.head["name"] === "five", model).toBe(
        familyOf(model) === "five",
      );
    }
    expect(merged.servers[0]?.models.entries).toEqual([
      ["n-5", 1],
      ["m-5", 1],
    ]);
  });

  it("tells heads with different schemas apart", () => {
    const schemas = [{ type: "string" }, { type: "number" }];
    const dialect = dialectOf({ a: ["a"], b: ["b"] }, (name) => ({
      schema: schemas[name === "b" ? 1 : 0] as JsonObject,
    }));
    const withTools = {
      ...prompt(),
      tools: schemas.map((inputSchema) => ({ inputSchema })),
    } as unknown as Prompt;
    expect(tabulate(withTools, dialect, []).rows.map(({ head }) => head["schema"])).toEqual(schemas);
  });
});
