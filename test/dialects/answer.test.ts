import { describe, expect, test } from "vitest";
import { resolveModel } from "../../src/backends/registry.ts";
import type { Dialect, LoweredHead } from "../../src/dialects/dialect.ts";
import { findFamily } from "../../src/dialects/families.ts";
import { dialects } from "../../src/dialects/registry.ts";
import type { OutputSpec } from "../../src/ir/tool.ts";
import type { JsonObject, Note } from "../../src/runtime/types.ts";

const plain = {
  type: "object",
  properties: { a: { type: "string" } },
  required: ["a"],
  additionalProperties: false,
};
const free = { ...plain, properties: { a: true } };
const pattern = { ...plain, properties: { a: { type: "string", pattern: "^a+$" } } };
const tree = { ...plain, properties: { a: { $ref: "#" } } };

function ask(
  reference: string,
  output: Omit<OutputSpec, "name">,
  tools = false,
): LoweredHead & { told: string[] } {
  const { dialect: id, backend, model } = resolveModel(reference) ?? expect.fail(reference);
  const dialect: Dialect = dialects[id];
  const notes: Note[] = [];
  const request = {
    parameters: {},
    tools: tools ? [{ name: "find", inputSchema: { type: "object", properties: {} } }] : [],
    output: { name: "answer", ...output },
    fields: {},
  };
  const family = findFamily(backend.families, model);
  const head = dialect.lowerHead(request, family, (note) => void notes.push(note));
  const told = notes.filter(({ category }) => category === "schema");
  return {
    ...head,
    told: told.map(({ id, level, subject }) => [level, id, subject].filter(Boolean).join(" ")),
  };
}

const json = (schema?: JsonObject) => ({ format: "json" as const, ...(schema && { schema }) });
const words = (schema: JsonObject) => expect.stringContaining(`\n${JSON.stringify(schema)}`) as string;

describe("a schema that a service takes", () => {
  test.each(["openai/gpt-6-sol", "openrouter/openai/gpt-6-sol"])(
    "%s is asked for it in strict mode",
    (reference) => {
      const { fields, instruction, answer, told } = ask(reference, json(plain));
      const json_schema = { name: "answer", schema: plain, strict: true };
      expect(fields["response_format"]).toEqual({ type: "json_schema", json_schema });
      expect([instruction, answer, told]).toEqual([undefined, undefined, []]);
    },
  );

  test("Gemini gets it in the field that enforces more of it", () => {
    const config = ({ fields }: LoweredHead) => Object.keys(fields["generationConfig"] as JsonObject);
    expect(config(ask("google/gemini-3.8-flash", json(plain)))).toEqual([
      "responseMimeType",
      "responseJsonSchema",
    ]);
    const closed = ask("google/gemini-3.8-flash", json(pattern));
    expect(config(closed)).toEqual(["responseMimeType", "responseJsonSchema"]);
    const { additionalProperties: _, ...open } = pattern;
    const other = ask("google/gemini-3.8-flash", json(open));
    expect(config(other)).toEqual(["responseMimeType", "responseSchema"]);
    expect(other.told).toEqual([]);
  });

  test.each(["ollama/qwen3:8b", "llama.cpp/default", "vllm/Qwen/Qwen3-8B", "lmstudio/qwen3-8b"])(
    "%s is told it in the text as well",
    (reference) => {
      const { fields, instruction, told } = ask(reference, json(plain));
      expect(JSON.stringify(fields)).toContain(JSON.stringify(plain));
      expect(instruction).toEqual(words(plain));
      expect(told).toEqual(["adapted schema-in-text"]);
    },
  );
});

describe("a schema that a service does not take", () => {
  test("OpenAI is shown it as it is", () => {
    for (const [reference, place] of [
      ["openai/gpt-6-sol", "response_format"],
      ["openai-responses/gpt-6-sol", "text"],
    ] as const) {
      const { fields, instruction, told } = ask(reference, json(free));
      expect(JSON.stringify(fields[place])).toContain(JSON.stringify(free));
      expect(JSON.stringify(fields[place])).toContain('"strict":false');
      expect(instruction).toBeUndefined();
      expect(told).toEqual(["adapted schema-not-enforced #/properties/a"]);
    }
  });

  test.each<[reference: string, schema: JsonObject, fields: JsonObject]>([
    ["anthropic/claude-sonnet-5-5", tree, {}],
    ["google/gemini-3.8-flash", tree, { generationConfig: { responseMimeType: "application/json" } }],
    ["deepseek/deepseek-flash", plain, { response_format: { type: "json_object" } }],
    ["mlx/mlx-community/Qwen3-8B-4bit", plain, {}],
  ])("%s is told it in the text", (reference, schema, fields) => {
    const { instruction, told, fields: sent } = ask(reference, json(schema));
    expect(sent).toMatchObject(fields);
    expect(JSON.stringify(sent)).not.toContain("properties");
    expect(instruction).toEqual(words(schema));
    expect(told).toEqual([expect.stringMatching(/^adapted schema-in-text/)]);
  });

  test("a gateway gets it both ways", () => {
    const { fields, instruction } = ask("openclaw/openclaw", json(plain));
    expect(fields["response_format"]).toEqual({
      type: "json_schema",
      json_schema: { name: "answer", schema: plain },
    });
    expect(instruction).toEqual(words(plain));
  });

  test("older Gemini models are told it beside tools", () => {
    const { fields, instruction, told } = ask("google/gemini-2.5-flash", json(plain), true);
    expect(fields["generationConfig"]).toBeUndefined();
    expect(instruction).toEqual(words(plain));
    expect(told).toEqual(["adapted schema-with-tools", "adapted schema-in-text"]);
  });
});

describe("JSON without a schema", () => {
  test.each(["anthropic/claude-sonnet-5-5", "mlx/mlx-community/Qwen3-8B-4bit", "lmstudio/qwen3-8b"])(
    "%s is asked for it in the text",
    (reference) => {
      const { instruction, told } = ask(reference, json());
      expect(instruction).toContain("JSON");
      expect(told).toEqual(["adapted json-mode"]);
    },
  );

  test.each(["openai/gpt-6-sol", "google/gemini-3.8-flash", "ollama/qwen3:8b", "deepseek/deepseek-flash"])(
    "%s has a mode for it",
    (reference) => {
      const { fields, instruction, told } = ask(reference, json());
      expect(JSON.stringify(fields)).toMatch(/json/);
      expect([instruction, told]).toEqual([undefined, []]);
    },
  );
});
