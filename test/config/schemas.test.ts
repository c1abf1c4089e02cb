import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { Config } from "../../src/config/config-types.ts";
import { defaultConfig } from "../../src/config/defaults.ts";
import { defineConfig } from "../../src/config/define-config.ts";
import type { Parameters } from "../../src/ir/parameters.ts";
import { neutralParameters } from "../../src/phases/3-analyze/check-shape.ts";

interface Node {
  description?: string;
  properties?: { [key: string]: Node };
  $defs?: { [key: string]: Node };
  [keyword: string]: unknown;
}

const load = (name: string): Node => createRequire(import.meta.url)(`polylect/schemas/${name}.schema.json`);

/** A mapped type: a key too many or too few does not compile. */
const configKeys: Record<keyof Required<Config>, true> = {
  $schema: true,
  prompts: true,
  outDir: true,
  fixtures: true,
  schemas: true,
  targets: true,
  backends: true,
  strictKeys: true,
  helpers: true,
  policy: true,
  checks: true,
};
const policyKeys: Record<keyof Required<NonNullable<Config["policy"]>>, true> = {
  refused: true,
  lossyContent: true,
  lossySchema: true,
  lossyParameters: true,
};
const parameterKeys: Record<keyof Required<Parameters>, true> = {
  temperature: true,
  topP: true,
  topK: true,
  minP: true,
  seed: true,
  maxOutputTokens: true,
  stopSequences: true,
  presencePenalty: true,
  frequencyPenalty: true,
  repetitionPenalty: true,
  reasoning: true,
  toolChoice: true,
  parallelToolCalls: true,
  logprobs: true,
  n: true,
  requestLabels: true,
  endUserId: true,
};

describe("published schemas", () => {
  test.each(["prompt", "config"])("%s is a sound JSON Schema", (name) => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
    expect(ajv.validateSchema(load(name)), ajv.errorsText()).toBe(true);
    expect(() => ajv.compile(load(name))).not.toThrow();
  });

  test("the config's type and schema have the same keys", () => {
    const schema = load("config");
    expect(Object.keys(configKeys).sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
    expect(Object.keys(policyKeys)).toEqual(Object.keys(schema.properties?.["policy"]?.properties ?? {}));
  });

  test("the schema says the defaults", () => {
    const properties = load("config").properties ?? {};
    for (const key of ["prompts", "outDir", "fixtures", "schemas"] as const) {
      expect(properties[key]?.description).toContain(`Default: ${defaultConfig[key]}.`);
    }
    for (const [key, verdict] of Object.entries(defaultConfig.policy)) {
      expect(properties["policy"]?.properties?.[key]?.description).toContain(`Default: ${verdict}.`);
    }
  });

  test("neutral parameters have the same names in type and schema", () => {
    expect([...neutralParameters].sort()).toEqual(Object.keys(parameterKeys).sort());
  });

  test.each(["prompt", "config"])("every property of %s has a description", (name) => {
    const undescribed: string[] = [];
    const visit = (node: unknown, path: string) => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, child] of Object.entries((node as Node).properties ?? {})) {
        if (!child.description && !child["$ref"]) undescribed.push(`${path}.${key}`);
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`);
    };
    visit(load(name), name);
    expect(undescribed).toEqual([]);
  });

  test("defineConfig is the identity", () => {
    const config: Config = { prompts: "x" };
    expect(defineConfig(config)).toBe(config);
    expectTypeOf(defineConfig).parameter(0).toEqualTypeOf<Config>();
  });
});
