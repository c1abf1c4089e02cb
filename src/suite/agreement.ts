import { canonical } from "../runtime/json-value.ts";
import { resolveReference } from "../runtime/resolve-reference.ts";
import type { Json, JsonObject, JsonSchema } from "../runtime/types.ts";
import { outputProperties } from "./expectations/output-properties.ts";
import type { CaseResult } from "./job.ts";
import { groupBy } from "./matrix.ts";

/** How far the backends that answered one case say the same. */
export interface Agreement {
  readonly prompt: string;
  readonly case: string;
  /** Targets whose backends answered. */
  readonly targets: readonly string[];
  /** Targets for which a script answered. They count in no share. */
  readonly scripted: readonly string[];
  /** Properties of the output that can be compared: booleans, whole numbers and those of a fixed list. */
  readonly properties: readonly PropertyAgreement[];
}

/** What was said for one property. */
export interface PropertyAgreement {
  readonly name: string;
  /** How many of `of` say what most say. */
  readonly agreeing: number;
  readonly of: number;
  /** Each value and who says it, that of most first. Scripts are among them. */
  readonly values: readonly { readonly value: Json; readonly targets: readonly string[] }[];
}

/** What the backends agree on, for each case that at least two of them answered. */
export function findAgreement(
  results: readonly CaseResult[],
  schemaOf: (prompt: string) => JsonSchema | undefined,
): Agreement[] {
  const answered = results.filter(({ output }) => isObject(output));
  const cases = groupBy(answered, (result) => `${result.prompt}\n${result.case}`);
  return [...cases.values()].flatMap((ofCase): Agreement[] => {
    const proven = ofCase.filter(isProven);
    const [first] = proven;
    if (!first || proven.length < 2) return [];
    const names = comparedProperties(schemaOf(first.prompt));
    const properties = names.flatMap((name) => compare(name, ofCase));
    const scripted = ofCase.filter((result) => !isProven(result)).map(({ target }) => target);
    const targets = proven.map(({ target }) => target);
    return [{ prompt: first.prompt, case: first.case, targets, scripted, properties }];
  });
}

const isProven = ({ origin }: CaseResult): boolean => origin.kind === "live" || origin.kind === "recorded";

function compare(name: string, results: readonly CaseResult[]): PropertyAgreement[] {
  const said = results.filter(({ output }) => isObject(output) && Object.hasOwn(output, name));
  const saidBy = ({ output }: CaseResult) => (output as JsonObject)[name] ?? null;
  const groups = [...groupBy(said, (result) => canonical(saidBy(result))).values()].map((same) => ({
    value: saidBy(same[0] as CaseResult),
    targets: same.map(({ target }) => target),
    proven: same.filter(isProven).length,
  }));
  const of = groups.reduce((sum, { proven }) => sum + proven, 0);
  if (of < 2) return [];
  groups.sort((a, b) => b.proven - a.proven);
  const values = groups.map(({ value, targets }) => ({ value, targets }));
  return [{ name, agreeing: groups[0]?.proven ?? 0, of, values }];
}

/** Two texts that mean the same differ in words: only values that have no other form are compared. */
function comparedProperties(schema: JsonSchema | undefined): string[] {
  return [...outputProperties(schema)].flatMap(([name, each]) =>
    schema !== undefined && isCompared(each, schema) ? [name] : [],
  );
}

const COMPARED: ReadonlySet<Json | undefined> = new Set(["boolean", "integer", "null"]);

function isCompared(schema: Json | undefined, root: JsonSchema): boolean {
  if (!isObject(schema)) return false;
  if ("enum" in schema || "const" in schema) return true;
  const { type, $ref, anyOf, oneOf } = schema;
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) return branches.every((branch) => isCompared(branch, root));
  if (type !== undefined) return [type].flat().every((each) => COMPARED.has(each));
  const meant = typeof $ref === "string" ? resolveReference(root, $ref) : undefined;
  return meant !== undefined && meant !== schema && isCompared(meant, root);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
