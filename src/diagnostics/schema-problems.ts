/** What Ajv (with `allErrors` and `verbose`) says of one failed keyword: the part that is read here. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
  readonly message?: string | undefined;
  readonly parentSchema?: unknown;
  readonly data?: unknown;
}

/** A value that does not fit a schema, in words. */
export interface SchemaProblem {
  readonly kind: "unknown-key" | "invalid-value" | "missing-key";
  /** Keys from the root down to the offending value; for `unknown-key` down to the key itself. */
  readonly path: readonly string[];
  /** What the schema wants there: `a number`, `one of json, text`. */
  readonly expected: string;
  /** What is there: `the string "hot"`. */
  readonly received: string;
  /** For `unknown-key`: the keys that exist. */
  readonly allowed: readonly string[];
}

/** Turns Ajv's errors into problems a person can read: one for each place, the branches of a failed choice left out. */
export function readSchemaProblems(errors: readonly SchemaError[]): SchemaProblem[] {
  const seen = new Set<string>();
  const problems: SchemaProblem[] = [];
  for (const error of errors.filter((candidate) => speaks(candidate, errors))) {
    const problem = readProblem(error);
    const place = JSON.stringify([
      problem.kind,
      problem.path,
      problem.kind === "missing-key" ? problem.expected : "",
    ]);
    if (seen.has(place)) continue;
    seen.add(place);
    problems.push(problem);
  }
  return problems;
}

const isChoice = (error: SchemaError): boolean => error.keyword === "anyOf" || error.keyword === "oneOf";

/** Whether an error is the one to show: of a failed choice, what is wrong deeper inside, else the choice as a whole. */
function speaks(error: SchemaError, errors: readonly SchemaError[]): boolean {
  const isBelow = (inner: SchemaError, outer: SchemaError) =>
    inner.instancePath.startsWith(`${outer.instancePath}/`);
  if (isChoice(error)) return !errors.some((other) => isBelow(other, error));
  return !errors.some((other) => isChoice(other) && other.instancePath === error.instancePath);
}

function readProblem(error: SchemaError): SchemaProblem {
  const path = readPointer(error.instancePath);
  const received = describeValue(error.data);
  if (error.keyword === "additionalProperties" || error.keyword === "unevaluatedProperties") {
    const key = String(error.params["additionalProperty"] ?? error.params["unevaluatedProperty"]);
    const allowed = Object.keys(objectAt(error.parentSchema, "properties"));
    return { kind: "unknown-key", path: [...path, key], expected: "", received, allowed };
  }
  if (error.keyword === "required") {
    const key = String(error.params["missingProperty"]);
    return { kind: "missing-key", path, expected: key, received, allowed: [] };
  }
  return { kind: "invalid-value", path, expected: describeExpected(error), received, allowed: [] };
}

const TYPE_WORDS: Record<string, string> = {
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "a mapping",
  array: "a list",
  null: "null",
};

const LIMIT_WORDS: Record<string, string> = {
  minimum: "at least",
  maximum: "at most",
  exclusiveMinimum: "more than",
  exclusiveMaximum: "less than",
};

function describeExpected(error: SchemaError): string {
  const { title, $vocabulary } = objectAt({ schema: error.parentSchema }, "schema");
  // The title of a schema is its own phrase for what it wants, and says more than any keyword; a meta-schema's does not.
  if (typeof title === "string" && $vocabulary === undefined) return title;
  const { params, keyword } = error;
  if (keyword === "type") {
    return [params["type"]]
      .flat()
      .map((type) => TYPE_WORDS[String(type)] ?? String(type))
      .join(" or ");
  }
  if (keyword === "enum") return `one of ${[params["allowedValues"]].flat().join(", ")}`;
  if (keyword === "const") return describeValue(params["allowedValue"]);
  const limit = LIMIT_WORDS[keyword];
  if (limit) return `${limit} ${params["limit"]}`;
  return `a value that fits: it ${error.message ?? keyword}`;
}

/** A value in words, short enough for one line: `the string "hot"`, `a list`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return `the string ${clip(JSON.stringify(value))}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…"` : text);

function readPointer(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function objectAt(value: unknown, key: string): Record<string, unknown> {
  const found =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : {};
}
