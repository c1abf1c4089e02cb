import { createRequire } from "node:module";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { findNearest } from "../../diagnostics/nearest.ts";
import type { SchemaProblem } from "../../diagnostics/schema-problems.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import { createChecker } from "../../validation/published-schema.ts";
import type { FrontMatter, KeyPath } from "../2-parse/front-matter.ts";

/** The published schema. It is resolved as a package file, so that a bundle of the compiler finds it too. */
export const promptSchema: JsonObject = createRequire(import.meta.url)("polylect/schemas/prompt.schema.json");

const definitions = promptSchema["$defs"] as { [name: string]: { properties: JsonObject } };

/** Keys of `config` that have a meaning in every dialect. */
export const neutralParameters: readonly string[] = Object.keys(definitions["parameters"]?.properties ?? {});

const check = createChecker(promptSchema);

/** Front matter beside the published schema. */
export interface Shape {
  readonly diagnostics: readonly Diagnostic[];
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
  return {
    diagnostics: problems.map((problem) => diagnoseProblem(problem, frontMatter, options)),
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

function diagnoseProblem(
  problem: SchemaProblem,
  { spans }: FrontMatter,
  { path, strictKeys }: { readonly path: string; readonly strictKeys: boolean },
): Diagnostic {
  const name = problem.path.join(".");
  if (problem.kind === "unknown-key") {
    const severity = strictKeys ? "error" : "warning";
    return diagnose("unknown-key", { path, severity, ...describeUnknownKey(problem, spans) });
  }
  const span = spans.value(problem.path);
  if (problem.kind === "missing-key") {
    const owner = problem.path.length > 0 ? `\`${name}\`` : "The front matter";
    const message = `${owner} needs \`${problem.expected}\`.`;
    return diagnose("invalid-value", { path, span, message, help: `Add \`${problem.expected}\`.` });
  }
  const message = `\`${name}\` must be ${problem.expected}, not ${problem.received}.`;
  return diagnose("invalid-value", { path, span, message, help: `Write ${problem.expected}.` });
}

function describeUnknownKey(problem: SchemaProblem, spans: FrontMatter["spans"]) {
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
  return { message, span, help: `Did you mean \`${nearest}\`?`, fix: { span, text: nearest } };
}
