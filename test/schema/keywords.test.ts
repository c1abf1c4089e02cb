import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { answerReader } from "../../src/runtime/answer-form.ts";
import { OutputError } from "../../src/runtime/errors.ts";
import { formats } from "../../src/runtime/formats.ts";
import { parseOutput } from "../../src/runtime/parse-output.ts";
import type { Json, JsonObject } from "../../src/runtime/types.ts";
import { type AdaptedSchema, adaptSchema } from "../../src/schema/adapt-schema.ts";
import type { SchemaForm } from "../../src/schema/schema-form.ts";
import {
  claudeFormat,
  geminiJsonSchema,
  geminiSchema,
  llamaGrammar,
  ollamaTool,
  openaiStrict,
  vllmGrammar,
} from "../../src/schema/schema-forms.ts";
import { outsideData } from "../support/outside-data.ts";
import { encodeAnswer } from "./encode-answer.ts";
import { fromOpenApi } from "./vendor-rules.ts";

/** A schema that uses a keyword, a value of it, and one that breaks it. */
interface KeywordCase {
  readonly schema: JsonObject;
  /** Absent where no value is known to fit. */
  readonly fits?: Json;
  readonly breaks: Json;
}

const folder = resolve(import.meta.dirname, "../fixtures/schema");
const cases = parse(readFileSync(join(folder, "keywords.yaml"), "utf8")) as { [row: string]: KeywordCase };

/** The columns of the table of keywords. */
const columns: { readonly [column: string]: SchemaForm } = {
  "OpenAI strict": openaiStrict,
  "Claude `output_config.format`, strict tools": claudeFormat,
  "Gemini `responseSchema`": geminiSchema,
  "Gemini `responseJsonSchema`": geminiJsonSchema,
  "llama.cpp (and Ollama `format`)": llamaGrammar,
  "vLLM xgrammar pre-check": vllmGrammar,
  "Ollama tool parameters": ollamaTool,
};

/** Where what is reported is not what the table says, and why. */
const otherwise: { readonly [row: string]: { readonly [form: string]: string } } = parse(
  readFileSync(join(folder, "keywords-otherwise.yaml"), "utf8"),
);

const cells = Object.entries(cases).flatMap(([row, given]) =>
  Object.values(columns).map((form) => ({ row, form, given, adapted: adaptSchema(given.schema, form) })),
);

function read(value: Json, { schema }: KeywordCase, { answer }: AdaptedSchema): Json {
  return parseOutput(JSON.stringify(value), schema, "json", formats, [answerReader(answer)]);
}

test("sends and reports what is expected", async () => {
  const shown = Object.fromEntries(
    Object.keys(cases).map((row) => [
      row,
      Object.fromEntries(
        cells
          .filter((cell) => cell.row === row)
          .map(({ form, adapted }) => [
            form.name,
            {
              sent: adapted.schema ? JSON.stringify(adapted.schema) : "nothing",
              ...(adapted.losses.length && { reported: adapted.losses.map(({ pointer }) => pointer) }),
              ...(adapted.answer && { read: JSON.stringify(adapted.answer.step) }),
            },
          ]),
      ),
    ]),
  );
  await expect(stringify(shown, { lineWidth: 0 })).toMatchFileSnapshot(
    join(folder, "keywords.expected.yaml"),
  );
});

describe.each(cells)("$row for $form.name", ({ form, given, adapted }) => {
  test("takes an answer that fits, and refuses one that breaks the schema as it is written", () => {
    const { schema, answer } = adapted;
    const standard = form.capitals ? (fromOpenApi(schema ?? {}) as JsonObject) : (schema ?? {});
    const encode = (value: Json) => (answer ? encodeAnswer(answer, standard, value) : value);
    if (given.fits !== undefined) expect(read(encode(given.fits), given, adapted)).toEqual(given.fits);
    expect(() => read(given.breaks, given, adapted)).toThrow(OutputError);
    let encoded: Json | undefined;
    try {
      encoded = encode(given.breaks);
    } catch {
      // The adapted form has no room for such an answer.
    }
    if (encoded !== undefined) expect(() => read(encoded, given, adapted)).toThrow(OutputError);
  });
});

/** The table of keywords: a row each, with its cells by column. */
function readTable(text: string): { row: string; cells: { [column: string]: string } }[] {
  const [, section = ""] = text.split("\n## Table 3");
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  const split = (line: string) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = [], , ...rows] = lines.map(split);
  return rows
    .filter(([, second]) => second !== undefined)
    .map(([row = "", ...values]) => ({
      row,
      cells: Object.fromEntries(values.map((value, at) => [head[at + 1] ?? "", value])),
    }))
    .filter(({ cells: each }) => Object.keys(each).length === 7 && "OpenAI strict" in each);
}

/** How cells begin that say of a keyword that it is taken, where it is as in the cases here. */
const taken = [
  ...["ok", "must", "expected", "free", "kept", "as written", "not refused", "annotation", "n/a", "unrolled"],
  ...["9 named", "10 named", "14 named", "date, time", "only `^...$`", "strings", "write `nullable`"],
  ...["absent next to", "fixed-length tuple", "merged", "`propertyOrdering`", "required first"],
];

test("every row and column of the facts is covered, and reported as they say", (context) => {
  const facts = outsideData("POLYLECT_FACTS", "dialects");
  if (facts === undefined) return context.skip();
  const table = readTable(readFileSync(join(facts, "FACTS.md"), "utf8"));
  console.log(`rows of keywords: ${table.length}, columns: ${Object.keys(columns).length}`);
  expect(Object.keys(cases)).toEqual(table.map(({ row }) => row));
  const strange: string[] = [];
  for (const { row, cells: each } of table) {
    expect(Object.keys(each)).toEqual(Object.keys(columns));
    for (const [column, form] of Object.entries(columns)) {
      const adapted = cells.find((cell) => cell.row === row && cell.form === form)?.adapted;
      const isReported = adapted?.losses.length !== 0;
      const isKnown = otherwise[row]?.[form.name] !== undefined;
      const isTaken = taken.some((beginning) => each[column]?.startsWith(beginning));
      if ((isReported === isTaken) !== isKnown)
        strange.push(
          `${row} / ${form.name}: ${each[column]}; reported: ${isReported}; explained: ${isKnown}`,
        );
    }
  }
  expect(strange).toEqual([]);
});
