import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { adaptSchema } from "../../src/schema/adapt-schema.ts";
import type { SchemaForm } from "../../src/schema/schema-form.ts";
import { openaiStrict, schemaForms } from "../../src/schema/schema-forms.ts";

const page = resolve(import.meta.dirname, "../../docs/schemas.md");

/** A row of the table: what stands in the data, in words. */
function describeForm(form: SchemaForm): string {
  const { optional, additional, rewrites, references, recursion, keywords, formats, limits } = form;
  const others = { closed: "none", schema: "`additionalProperties`", none: "not said" }[additional];
  const cycles = {
    free: "recursive too",
    optional: "recursive below optional properties",
    none: "not recursive",
  };
  const all = Object.entries(keywords).filter(([, names]) => names.length > 0);
  const byType = all.map(([type, names]) => `${type}: ${names.map((name) => `\`${name}\``).join(", ")}`);
  const named = keywords.string.includes("format") && formats ? [`formats ${formats.join(", ")}`] : [];
  const most = Object.entries(limits ?? {}).map(([name, most]) => `${most} ${name}`);
  const cells = [
    form.name,
    form.shown ? "yes" : "no",
    optional === "null" ? "as null" : "yes",
    others,
    references ? `yes, ${cycles[recursion]}` : "written out",
    [...byType, ...named].join("; ") || "none",
    most.join(", ") || "none known",
    rewrites ? "yes" : "no",
  ];
  return `| ${cells.join(" | ")} |`;
}

const head = [
  "form",
  "the model sees it",
  "optional properties",
  "other properties",
  "`$ref`",
  "enforced keywords",
  "at most",
  "answers mapped back",
];

test("the table says what the data says", async () => {
  const table = [
    `| ${head.join(" | ")} |`,
    `|${" --- |".repeat(head.length)}`,
    ...schemaForms.map(describeForm),
  ].join("\n");
  const text = readFileSync(page, "utf8");
  const renewed = text.replace(/<!-- forms -->\n\n(?:\|.*\n)*\n?/, `<!-- forms -->\n\n${table}\n\n`);
  await expect(renewed).toMatchFileSnapshot(page);
});

test("the example is what is sent", () => {
  const [, sent = ""] = /```json\n([^`]+)```/.exec(readFileSync(page, "utf8")) ?? [];
  const labels = { type: "object", additionalProperties: { type: "number" } };
  const properties = { title: { type: "string", minLength: 3 }, labels };
  expect(adaptSchema({ type: "object", properties, required: ["title"] }, openaiStrict).schema).toEqual(
    JSON.parse(sent),
  );
});
