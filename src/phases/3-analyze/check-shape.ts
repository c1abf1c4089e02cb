import { createRequire } from "node:module";
import { type Diagnostic, type DiagnosticDetails, diagnose } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import type { SchemaProblem } from "../../diagnostics/schema-problems.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import { createChecker } from "../../validation/published-schema.ts";
import type { FrontMatter, KeyPath } from "../2-parse/front-matter.ts";
import type { FixCandidate } from "./offer-fixes.ts";

/** The published schema. It is resolved as a package file, so that a bundle of the compiler finds it too. */
export const promptSchema: JsonObject = createRequire(import.meta.url)("polylect/schemas/prompt.schema.json");

const definitions = promptSchema["$defs"] as { [name: string]: { properties: JsonObject } };

/** Keys of `config` that have a meaning in every dialect. */
export const neutralParameters: readonly string[] = Object.keys(definitions["parameters"]?.properties ?? {});

const check = createChecker(promptSchema);

/** Front matter beside the published schema. */
export interface Shape {
  readonly diagnostics: readonly Diagnostic[];
  /** Edits that may solve some of them. */
  readonly candidates: readonly FixCandidate[];
  /** The value at a path, or undefined where it, or what it stands in, does not fit the schema. */
  read<Value = Json>(...path: KeyPath): Value | undefined;
}

/** Checks keys and values of front matter against the published schema; everything wrong is reported at once. */
export function checkShape(
  frontMatter: FrontMatter,
  options: { readonly path: string; readonly strictKeys: boolean },
): Shape {
  const data = dropEmpty(frontMatter.data);
  const problems = check(data);
  const unsound = problems.filter((problem) => problem.kind !== "unknown-key").map((problem) => problem.path);
  const found = problems.map((problem) => {
    const { change, ...details } = describeProblem(problem, frontMatter.spans, data);
    const isStrict = problem.kind !== "unknown-key" || options.strictKeys;
    const severity = isStrict ? "error" : "warning";
    const code = problem.kind === "unknown-key" ? "unknown-key" : "invalid-value";
    const diagnostic = diagnose(code, { path: options.path, severity, ...details });
    return { diagnostic, path: problem.path, change };
  });
  return {
    diagnostics: found.map(({ diagnostic }) => diagnostic),
    candidates: found.flatMap(({ change, ...at }) => (change ? [{ ...at, change }] : [])),
    read: <Value>(...path: KeyPath) =>
      unsound.some((bad) => overlaps(bad, path)) ? undefined : (valueAt(data, path) as Value | undefined),
  };
}

/** A key without a value is a key that was left out, as in YAML files everywhere. */
function dropEmpty(data: JsonObject, depth = 0): JsonObject {
  const entries = Object.entries(data).flatMap(([key, value]): [string, Json][] => {
    if (value === null) return [];
    const isSection = depth === 0 && (key === "input" || key === "output");
    return [[key, isSection && isObject(value) ? dropEmpty(value, 1) : value]];
  });
  return Object.fromEntries(entries);
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function overlaps(a: KeyPath, b: KeyPath): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((key, index) => String(key) === String(b[index]));
}

function valueAt(data: Json, path: KeyPath): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/** A problem in words, with the change of the data that may solve it. */
interface Description extends Pick<DiagnosticDetails, "message" | "span" | "help"> {
  readonly change?: FixCandidate["change"];
}

function describeProblem(problem: SchemaProblem, spans: FrontMatter["spans"], data: Json): Description {
  if (problem.kind === "unknown-key") return describeUnknownKey(problem, spans);
  const { path, expected, received } = problem;
  const name = path.join(".");
  const span = spans.value(path);
  if (problem.kind === "missing-key") {
    const owner = path.length > 0 ? `\`${name}\`` : "The front matter";
    return { span, message: `${owner} needs \`${expected}\`.`, help: `Add \`${expected}\`.` };
  }
  const message = `\`${name}\` must be ${expected}, not ${received}.`;
  const value = readQuoted(valueAt(data, path));
  return { span, message, help: `Write ${expected}.`, ...(value !== undefined && { change: { value } }) };
}

/** A number or a truth value that stands in quotes. */
function readQuoted(value: Json | undefined): Json | undefined {
  if (typeof value !== "string" || !PLAIN_VALUE.test(value)) return undefined;
  const read: Json = JSON.parse(value);
  // Written otherwise, the number would not be the same text.
  return String(read) === value ? read : undefined;
}

const PLAIN_VALUE = /^(?:true|false|-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?)$/;

function describeUnknownKey(problem: SchemaProblem, spans: FrontMatter["spans"]): Description {
  const key = problem.path.at(-1) ?? "";
  const owner = problem.path.slice(0, -1).join(".");
  const message = `\`${key}\` is not a key of ${owner === "" ? "a prompt file" : `\`${owner}\``}.`;
  const span = spans.key(problem.path);
  if (owner === "" && neutralParameters.includes(key)) {
    return { message, span, help: `Write \`${key}\` below \`config\`.` };
  }
  const nearest = findNearest(key, problem.allowed);
  const parameter = owner === "" && !nearest ? findNearest(key, neutralParameters) : undefined;
  if (parameter) return { message, span, help: `Did you mean \`${parameter}\`, below \`config\`?` };
  if (!nearest) return { message, span };
  return { message, span, help: `Did you mean \`${nearest}\`?`, change: { name: nearest } };
}
