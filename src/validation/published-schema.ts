import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { readSchemaProblems, type SchemaProblem } from "../diagnostics/schema-problems.ts";

/** Says what keeps a value from fitting a schema; an empty list for a value that fits. Changes nothing in the value. */
export type SchemaChecker = (value: unknown) => readonly SchemaProblem[];

/**
 * A checker for one of the schemas that the package publishes. It is compiled when the first value is checked, since
 * that takes longer than importing the compiler does.
 */
export function createChecker(schema: object): SchemaChecker {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= compile(schema);
    return validate(value) ? [] : readSchemaProblems(validate.errors ?? []);
  };
}

function compile(schema: object): ValidateFunction {
  return new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    // Tests prove the published schemas; proving them again would double the time of every start.
    meta: false,
    validateSchema: false,
    // Shorter code saves less time on front matter than it takes to make.
    code: { optimize: false },
  }).compile(schema);
}
