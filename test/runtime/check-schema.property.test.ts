import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { expect, it } from "vitest";
import { checkSchema } from "../../src/runtime/check-schema.ts";
import { formats } from "../../src/runtime/formats.ts";
import type { JsonObject } from "../../src/runtime/types.ts";
import fc from "../support/fast-check.ts";
import { cases, SEED } from "../support/seed.ts";

const SCHEMAS = cases(600);
const VALUES_EACH = 7;

const key = fc.constantFrom("a", "b", "c", "constructor", "x/y~z");
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    2,
    1.5,
    -3,
    "",
    "a",
    "ab",
    "abc",
    "😀",
    "2026-01-01",
    "::1",
  ),
  fc.integer({ min: -4, max: 4 }),
  fc.string({ maxLength: 4, unit: "grapheme" }),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }) },
  ),
}));

const kind = fc.constantFrom("null", "boolean", "number", "integer", "string", "array", "object");
const count = fc.integer({ min: 0, max: 3 });

const plain = fc.oneof(
  fc.oneof(kind, fc.uniqueArray(kind, { minLength: 1, maxLength: 4 })).map((type) => ({ type })),
  value.map((wanted) => ({ const: wanted })),
  fc.array(value, { minLength: 1, maxLength: 4 }).map((values) => ({ enum: values })),
  fc.record(
    { minimum: count, maximum: count, exclusiveMinimum: count, exclusiveMaximum: count },
    { requiredKeys: [] },
  ),
  fc.constantFrom(0.5, 1, 2).map((multipleOf) => ({ multipleOf })),
  fc.record(
    {
      minLength: count,
      maxLength: count,
      pattern: fc.constantFrom("^a", "b$", ".", "^\\p{L}*$", "[0-9]+"),
      format: fc.constantFrom("date", "ipv6", "ipv4", "email", "uri", "uuid"),
    },
    { requiredKeys: [] },
  ),
  fc.record({ minItems: count, maxItems: count, uniqueItems: fc.boolean() }, { requiredKeys: [] }),
  fc.record(
    { minProperties: count, maxProperties: count, required: fc.uniqueArray(key, { maxLength: 2 }) },
    { requiredKeys: [] },
  ),
  fc
    .dictionary(key, fc.uniqueArray(key, { maxLength: 2 }), { maxKeys: 2, noNullPrototype: true })
    .map((table) => ({
      dependentRequired: table,
    })),
);

const { root } = fc.letrec<{ schema: unknown; root: unknown }>((tie) => {
  const inner = tie("schema");
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  const table = (keys: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>> =>
    fc.dictionary(keys, inner, { maxKeys: 3, noNullPrototype: true });
  const nested = fc.record(
    {
      properties: table(key),
      patternProperties: table(fc.constantFrom("^a", "b|c", "o")),
      additionalProperties: inner,
      propertyNames: inner,
      dependentSchemas: table(key),
      prefixItems: list,
      items: inner,
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: inner,
      if: inner,
      then: inner,
      else: inner,
      $ref: fc.constantFrom("#/$defs/plain", "#/$defs/tree"),
    },
    { requiredKeys: [] },
  );
  // At the root only, because Ajv loses track of nested ones.
  const branch = fc.record({ properties: table(key), required: fc.uniqueArray(key, { maxLength: 2 }) });
  const unevaluated = fc.record(
    {
      properties: table(key),
      anyOf: fc.array(branch, { minLength: 1, maxLength: 3 }),
      allOf: fc.array(branch, { minLength: 1, maxLength: 2 }),
      unevaluatedProperties: fc.boolean(),
    },
    { requiredKeys: ["unevaluatedProperties"] },
  );
  // Alone, because Ajv takes an array with `contains` for wholly evaluated.
  const containing = fc.record(
    { contains: inner, minContains: count, maxContains: count },
    { requiredKeys: ["contains"] },
  );
  const merged = fc
    .tuple(plain, fc.subarray(["object", "array", "logic"]), nested)
    .map(([limits, keep, all]) => ({
      ...limits,
      ...pick(all, keep),
    }));
  return {
    root: fc.oneof({ weight: 9, arbitrary: tie("schema") }, { weight: 1, arbitrary: unevaluated }),
    schema: fc.oneof(
      { maxDepth: 3 },
      { weight: 1, arbitrary: fc.boolean() },
      { weight: 4, arbitrary: plain },
      { weight: 6, arbitrary: merged },
      { weight: 1, arbitrary: containing },
    ),
  };
});

const groups: Record<string, readonly string[]> = {
  object: ["properties", "patternProperties", "additionalProperties", "dependentSchemas"],
  array: ["prefixItems", "items"],
  logic: ["anyOf", "if", "then", "else", "$ref", "not"],
};

/** Every keyword at once accepts next to nothing: keeps one group whole and a few others now and then. */
function pick(all: object, keep: readonly string[]): object {
  const names = new Set(keep.flatMap((group) => groups[group] ?? []));
  if (keep.length === 0)
    for (const name of ["propertyNames", "allOf", "oneOf", "properties"]) names.add(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}

const whole = fc.tuple(root, plain, plain).map(([top, first, second]) => ({
  ...(typeof top === "object" ? top : { allOf: [top] }),
  $defs: {
    plain: first,
    tree: { ...second, properties: { a: { $ref: "#/$defs/tree" }, b: { $ref: "#/$defs/plain" } } },
  },
}));

/** The code that Ajv compiles reads properties of undefined for some mixtures of `patternProperties` and `anyOf`. */
function ask(validate: (candidate: unknown) => unknown, candidate: unknown): "valid" | "invalid" | "crash" {
  try {
    return validate(candidate) ? "valid" : "invalid";
  } catch {
    return "crash";
  }
}

it(`agrees with Ajv on ${SCHEMAS * VALUES_EACH} generated pairs`, () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
  addFormatsModule.default(ajv);
  const tally = { valid: 0, invalid: 0, crash: 0 };
  const used = new Map<string, number>();
  fc.assert(
    fc.property(
      whole,
      fc.array(value, { minLength: VALUES_EACH, maxLength: VALUES_EACH }),
      (generated, values) => {
        const validate = ajv.compile(generated);
        for (const name of Object.keys(generated)) used.set(name, (used.get(name) ?? 0) + 1);
        for (const candidate of values) {
          // Ajv finds `constructor` among the properties it has evaluated, on the prototype of its own list.
          if ("unevaluatedProperties" in generated && JSON.stringify(candidate).includes("constructor"))
            continue;
          const valid = ask(validate, candidate);
          tally[valid]++;
          if (valid === "crash") continue;
          const errors = checkSchema(generated as JsonObject, candidate, formats);
          expect(
            errors.length === 0,
            JSON.stringify({ candidate, ajv: validate.errors, errors }, null, 1),
          ).toBe(valid === "valid");
        }
      },
    ),
    { numRuns: SCHEMAS },
  );
  const keywords = [...used].map(([name, times]) => `${name} ${times}`).join(", ");
  console.info(
    `check-schema against Ajv: ${tally.valid} valid, ${tally.invalid} invalid, ${tally.crash} where Ajv crashed, seed ${SEED}; ${keywords}`,
  );
  expect(tally.crash).toBeLessThan((SCHEMAS * VALUES_EACH) / 20);
  expect(Math.min(tally.valid, tally.invalid)).toBeGreaterThan((SCHEMAS * VALUES_EACH) / 6);
}, 300_000);
