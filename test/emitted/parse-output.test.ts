import { beforeAll, expect, test } from "vitest";
import { type CompiledPrompt, compileSource } from "../../src/compiler.ts";
import { OutputError } from "../../src/runtime/errors.ts";
import type { Repair } from "../../src/runtime/types.ts";

const source = (output: string) => `---\noutput: ${output}\n---\nSay how many.\n`;
const schema = JSON.stringify({
  schema: {
    type: "object",
    properties: { count: { type: "integer" }, note: { type: "string" } },
    required: ["count"],
    additionalProperties: false,
  },
});
const target = "openai/gpt-5.1";

let prompts: Record<"schema" | "json" | "text", CompiledPrompt>;
beforeAll(async () => {
  const compile = async (output: string) => {
    const { prompt, diagnostics } = await compileSource(source(output));
    if (!prompt) throw new Error(JSON.stringify(diagnostics));
    return prompt;
  };
  prompts = {
    schema: await compile(schema),
    json: await compile("{ format: json }"),
    text: await compile("{ format: text }"),
  };
});

/** What comes of an answer, by the emitted code where no target is named. */
function read(prompt: CompiledPrompt, text: string, named?: string): unknown {
  const repairs: Repair[] = [];
  try {
    return { value: prompt.parseOutput(text, named, (repair) => repairs.push(repair)), repairs };
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    return error.message;
  }
}

test.each([
  '{"count":1}',
  '{"count":1,"note":null}',
  "Here:\n```json\n{'count':'1',}\n```",
  '<think>{"count":0}</think>{count:1, note: "x',
  '{"count":"one"}',
  "nothing",
])("emitted code reads %s as it is read in memory for a target", (text) => {
  for (const prompt of Object.values(prompts)) expect(read(prompt, text)).toEqual(read(prompt, text, target));
});

test("emitted code tells what was repaired", () => {
  expect(read(prompts.schema, "{'count':'1'}")).toMatchObject({
    value: { count: 1 },
    repairs: [{ kind: "quotes" }, { kind: "number", path: "/count" }],
  });
  expect(read(prompts.json, "[1,]")).toMatchObject({ value: [1], repairs: [{ kind: "trailing-comma" }] });
  expect(read(prompts.text, "[1,]")).toEqual({ value: "[1,]", repairs: [] });
});
