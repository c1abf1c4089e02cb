import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Note } from "../../src/runtime/types.ts";
import { caseFolder, dialectIds, readCases, renderCase } from "./dialect-cases.ts";

function noteLine({ id, level, category, subject, message, part }: Note): string {
  const place = message === undefined ? "" : ` at ${message}${part === undefined ? "" : `.${part}`}`;
  return `${level} ${category} ${id}${subject === undefined ? "" : ` (${subject})`}${place}`;
}

const cases = readCases();

describe.each(cases)("$name", (given) => {
  test("gives the expected body and notes in every dialect", async () => {
    const rendered = Object.fromEntries(
      dialectIds.map((id) => {
        const { path, headers, body, notes } = renderCase(given, id);
        return [id, { path, headers, body, notes: notes.map(noteLine) }];
      }),
    );
    const text = stringify(rendered, { lineWidth: 0, aliasDuplicateObjects: false });
    await expect(text).toMatchFileSnapshot(join(caseFolder, `${given.name}.expected.yaml`));
  });
});

test("there are enough cases, and no expectation without one", () => {
  expect(cases.length).toBeGreaterThanOrEqual(40);
  const expected = readdirSync(caseFolder).filter((file) => file.endsWith(".expected.yaml"));
  expect(expected).toEqual(cases.map(({ name }) => `${name}.expected.yaml`));
});
