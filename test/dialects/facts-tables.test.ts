import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { outsideData } from "../support/outside-data.ts";
import { readCases } from "./dialect-cases.ts";

/** The cases that show each row of a fact table, by what stands in its first column. */
type Mapping = { readonly [row: string]: readonly string[] };

const file = resolve(import.meta.dirname, "../fixtures/facts-tables.yaml");
const { features, models } = parse(readFileSync(file, "utf8")) as { features: Mapping; models: Mapping };

/** The first column of the table below a heading, without its head. */
function firstColumn(text: string, heading: string): string[] {
  const [, section = ""] = text.split(`\n## ${heading}`);
  const [table = ""] = section.split("\n## ");
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) => (line.split("|")[1] ?? "").trim());
}

test("every case that is named exists, and every row names one", () => {
  const known = new Set(readCases().map(({ name }) => name));
  const rows = [...Object.entries(features), ...Object.entries(models)];
  expect(rows.filter(([, names]) => names.length === 0)).toEqual([]);
  expect(rows.flatMap(([, names]) => names.filter((name) => !known.has(name)))).toEqual([]);
});

test("every row of the fact tables has a case, and no case stands for a row that there is not", (context) => {
  const folder = outsideData("POLYLECT_FACTS", "dialects");
  if (folder === undefined) return context.skip();
  const text = readFileSync(join(folder, "FACTS.md"), "utf8");
  const [first, second] = [firstColumn(text, "Table 1"), firstColumn(text, "Table 2")];
  console.log(`rows of facts: ${first.length} features, ${second.length} families`);
  expect(Object.keys(features).sort()).toEqual(first.toSorted());
  expect(Object.keys(models).sort()).toEqual(second.toSorted());
});
