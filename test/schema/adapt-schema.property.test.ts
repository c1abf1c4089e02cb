import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { toStrictJsonSchema } from "openai/lib/transform";
import { describe, expect, test } from "vitest";
import { decodeAnswer } from "../../src/runtime/answer-form.ts";
import { checkSchema } from "../../src/runtime/check-schema.ts";
import { kindOf } from "../../src/runtime/json-value.ts";
import type { JsonObject } from "../../src/runtime/types.ts";
import { adaptSchema } from "../../src/schema/adapt-schema.ts";
import { schemaForms } from "../../src/schema/schema-forms.ts";
import { cases, SEED } from "../support/seed.ts";
import { encodeAnswer } from "./encode-answer.ts";
import { schemaCases } from "./schema-cases.ts";
import {
  claudeRules,
  fromOpenApi,
  geminiJsonRules,
  geminiSchemaRules,
  llamaRules,
  ollamaToolRules,
  openaiRules,
  type VendorRules,
  vllmRules,
} from "./vendor-rules.ts";

const rules: { readonly [form: string]: VendorRules } = {
  "OpenAI strict": openaiRules,
  "Claude output format": claudeRules,
  "Gemini responseSchema": geminiSchemaRules,
  "Gemini responseJsonSchema": geminiJsonRules,
  "llama.cpp grammar": llamaRules,
  "vLLM xgrammar": vllmRules,
  "llama.cpp tool parameters": llamaRules,
  "Ollama tool parameters": ollamaToolRules,
  "Gemini parametersJsonSchema": (schema) =>
    geminiJsonRules(schema).filter((problem) => !problem.endsWith("any value")),
};

/** The vendor's own helper, which leaves a schema alone that is as it should be. */
const helpers: { readonly [form: string]: (schema: JsonObject) => unknown } = {
  "OpenAI strict": (schema) => toStrictJsonSchema(schema as never),
  "Claude output format": (schema) => transformJSONSchema(schema as never),
};

// Compiling is what costs; the code is run three times, so that making it faster does not pay.
const ajv = new Ajv2020({
  strict: false,
  ownProperties: true,
  validateFormats: false,
  validateSchema: false,
  addUsedSchema: false,
  code: { optimize: false },
  logger: false,
});

/** Ajv knows no property of this name. */
function rename<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"_proto_"')) as Value;
}

const compiled = new Map<string, ValidateFunction>();

/** The check of a schema; one for all that differ in words alone. */
function compile(schema: JsonObject): ValidateFunction {
  const words = ["title", "description", "propertyOrdering"];
  const key = JSON.stringify(rename(schema), (name, value) =>
    words.includes(name) && (typeof value === "string" || Array.isArray(value)) ? undefined : value,
  );
  const known = compiled.get(key) ?? ajv.compile(JSON.parse(key) as JsonObject);
  compiled.set(key, known);
  return known;
}

test(`values fit the schemas that they were drawn for, seed ${SEED}`, () => {
  expect(schemaCases).toHaveLength(cases(500));
  for (const { schema, values } of schemaCases)
    for (const value of values)
      expect(checkSchema(schema, value), JSON.stringify({ schema, value })).toEqual([]);
});

describe.each(schemaForms)(`$name, ${schemaCases.length} schemas, seed ${SEED}`, (form) => {
  const adapted = schemaCases.map(({ schema: original, values }) => ({
    original,
    values,
    ...adaptSchema(original, form),
  }));
  const sent = adapted.flatMap(({ schema, ...each }) => (schema ? [{ schema, ...each }] : []));

  test("takes most schemas in some form, and names what stands in the way of others", () => {
    console.log(
      `${form.name}: ${sent.length} of ${adapted.length} adapted, ${sent.filter(({ answer }) => answer).length} mapped back`,
    );
    for (const { schema, losses } of adapted) if (!schema) expect(losses).toHaveLength(1);
    expect(sent.length).toBeGreaterThan(cases(200));
  });

  test("keeps what the vendor publishes", () => {
    for (const { schema, original } of sent)
      expect(rules[form.name]?.(schema), JSON.stringify({ original, schema })).toEqual([]);
  });

  const helper = helpers[form.name];
  if (helper) {
    test("is left unchanged by the vendor's own helper", () => {
      for (const { schema } of sent) expect(helper(schema)).toEqual(schema);
    });
  }

  test("every value has a form that fits, and comes back", () => {
    for (const { schema, values, answer, original } of sent) {
      const standard = form.capitals ? (fromOpenApi(schema) as JsonObject) : schema;
      const validate = compile(standard);
      // Arguments of a tool are an object, whatever its schema says.
      const possible = form.loose ? values.filter((value) => kindOf(value) === "object") : values;
      for (const value of possible) {
        const encoded = answer ? encodeAnswer(answer, standard, value) : value;
        const shown = JSON.stringify({ original, schema, value, encoded });
        expect(validate(rename(encoded)), shown).toBe(true);
        expect(answer ? decodeAnswer(answer, encoded) : encoded, shown).toEqual(value);
      }
    }
  });
});
