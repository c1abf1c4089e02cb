import { findNearest } from "../../diagnostics/nearest.ts";
import type { Span } from "../../diagnostics/span.ts";
import { checkSchema } from "../../runtime/check-schema.ts";
import { pointer } from "../../runtime/json-value.ts";
import type { Json, JsonObject, JsonSchema } from "../../runtime/types.ts";
import type { CaseFile, CaseProblem } from "../case-file.ts";
import { type ExpectationWord, expectationWords, saysOfValues, valueWords } from "./expectation-schema.ts";
import { readFunctionReference } from "./function-reference.ts";
import { readJsonPath } from "./json-path.ts";
import { outputProperties } from "./output-properties.ts";
import { readPattern } from "./text-pattern.ts";

/** One thing that is expected of an answer. */
export interface Expectation {
  /** `property`: a key of the output, where `expect` has none of its words. */
  readonly word: ExpectationWord | "property";
  /** The key as it stands in the case file; for an entry of `path`, the path. */
  readonly key: string;
  readonly value: Json;
  /** Where it stands in the case file. */
  readonly span: Span;
}

/**
 * Reads what a case expects. A key is a word of `expect`, or a property of the output. What is wrong is reported to the
 * file, all of it.
 */
export function readExpectations(
  expect: JsonObject,
  outputSchema: JsonSchema | undefined,
  file: Pick<CaseFile, "place" | "report">,
): Expectation[] {
  const properties = outputProperties(outputSchema);
  return Object.entries(expect).flatMap(([key, value]): Expectation[] => {
    const path = pointer("/expect", key);
    const span = file.place(path);
    if (isWord(key)) {
      const problems = findProblems(key, value, path);
      for (const problem of problems) file.report("invalid-case", problem);
      return problems.length > 0 ? [] : readWord(key, value, span, file);
    }
    if (properties.has(key)) return [{ word: "property", key, value, span }];
    file.report("invalid-case", unknownKey(key, path, [...properties.keys()]));
    return [];
  });
}

function isWord(key: string): key is ExpectationWord {
  return Object.hasOwn(expectationWords, key);
}

/** Each path is an expectation of its own, so that each has its own place. */
function readWord(
  word: ExpectationWord,
  value: Json,
  span: Span,
  file: Pick<CaseFile, "place">,
): Expectation[] {
  if (word !== "path") return [{ word, key: word, value, span }];
  return Object.entries(value as JsonObject).map(([key, expected]) => ({
    word,
    key,
    value: expected,
    span: file.place(pointer("/expect/path", key)),
  }));
}

function unknownKey(key: string, path: string, properties: readonly string[]): CaseProblem {
  const known = [...Object.keys(expectationWords), ...properties];
  const near = findNearest(key, known);
  const nothing = properties.length > 0 ? "" : ", whose schema names none";
  return {
    path,
    message: `${key} is no word of expect, and no property of the output${nothing}.`,
    help: near ? `Did you mean ${near}?` : `What can stand there: ${known.join(", ")}.`,
  };
}

function findProblems(word: ExpectationWord, value: Json, path: string): CaseProblem[] {
  const errors = checkSchema(expectationWords[word], value).map((error) => ({
    path: `${path}${error.path}`,
    message: `${`${path}${error.path}`.slice(1)} ${error.message}.`,
  }));
  if (errors.length > 0) return errors;
  if (word === "matches") return findBrokenPatterns(value, path);
  if (word === "function") return findBrokenReferences(value, path);
  return word === "path" ? findBrokenPaths(value as JsonObject, path) : [];
}

function findBrokenPatterns(value: Json, path: string): CaseProblem[] {
  return [value].flat().flatMap((pattern, index) => {
    const at = Array.isArray(value) ? `${path}/${index}` : path;
    return problemOf(at, () => void readPattern(String(pattern)));
  });
}

function findBrokenReferences(value: Json, path: string): CaseProblem[] {
  return [value].flat().flatMap((text, index) => {
    if (readFunctionReference(String(text))) return [];
    const at = Array.isArray(value) ? `${path}/${index}` : path;
    const help = "Write it as ./checks.ts#name, relative to the project.";
    return [{ path: at, message: `${text} names no function of a file in the project.`, help }];
  });
}

function findBrokenPaths(value: JsonObject, path: string): CaseProblem[] {
  return Object.entries(value).flatMap(([query, expected]) => {
    const at = pointer(path, query);
    const broken = problemOf(at, () => void readJsonPath(query));
    return [...broken, ...(saysOfValues(expected) ? findBrokenValueWords(expected, at) : [])];
  });
}

function findBrokenValueWords(words: JsonObject, path: string): CaseProblem[] {
  return Object.entries(words).flatMap(([word, value]) => {
    const at = pointer(path, word);
    const [error] = checkSchema(valueWords[word as keyof typeof valueWords], value);
    if (error) return [{ path: at, message: `${word} ${error.message}.` }];
    return word === "matches" ? findBrokenPatterns(value, at) : [];
  });
}

function problemOf(path: string, read: () => void): CaseProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return [{ path, message: `${path.slice(1)} cannot be read: ${reason?.replace(/\.$/, "")}.` }];
  }
}
