import type { Json, JsonObject, ToolCallPart } from "../../runtime/types.ts";
import type { Answered, CheckDetails } from "./answered.ts";
import { type ExpectationWord, saysOfValues, type ValueWord } from "./expectation-schema.ts";
import type { FunctionRunner } from "./function-runner.ts";
import { findDifference, show } from "./json-difference.ts";
import { readJsonPath } from "./json-path.ts";
import type { Expectation } from "./read-expectations.ts";
import { findsPattern, readPattern } from "./text-pattern.ts";

/** What expectations are checked with. */
export interface ExpectationContext {
  readonly details: CheckDetails;
  /** Loaded where a case has a function. */
  readonly functions: () => Promise<FunctionRunner>;
}

type Problem = string | undefined;

type Check = (
  expected: Json,
  answered: Answered,
  key: string,
  context: ExpectationContext,
) => Problem | Promise<Problem>;

/** What an answer lacks of one expectation; undefined where it lacks nothing. Reads on from `The answer`. */
export async function checkExpectation(
  { word, key, value }: Expectation,
  answered: Answered,
  context: ExpectationContext,
): Promise<Problem> {
  return checks[word](value, answered, key, context);
}

const checks: Readonly<Record<ExpectationWord | "property", Check>> = {
  equals: onOutput((expected, output) => tell(findDifference(expected, output, "whole"))),
  property: onOutput((expected, output, key) => tell(findDifference({ [key]: expected }, output, "part"))),
  contains: (expected, { answer }) =>
    firstOf(expected, (text) =>
      answer.text.includes(String(text)) ? undefined : `does not contain ${show(text)}`,
    ),
  matches: (expected, { answer }) =>
    firstOf(expected, (pattern) => missPattern(String(pattern), answer.text)),
  path: onOutput((expected, output, query) => checkPath(query, expected, output)),
  function: async (expected, { output }, _, { details, functions }) => {
    const runner = await functions();
    for (const reference of [expected].flat()) {
      const problem = await runner.run(String(reference), output, details);
      if (problem !== undefined) return problem;
    }
    return undefined;
  },
  finishReason: (expected, { answer: { finishReason } }) =>
    [expected].flat().includes(finishReason)
      ? undefined
      : `ended with ${finishReason}, not ${[expected].flat().join(" or ")}`,
  toolCalls: (expected, { answer }) => missCalls(expected as Json[], answer.toolCalls),
};

function onOutput(check: (expected: Json, output: Json, key: string) => Problem): Check {
  return (expected, { answer, output }, key) => {
    if (output !== undefined) return check(expected, output, key);
    return `calls ${answer.toolCalls.map(({ name }) => name).join(", ")} instead of giving an output`;
  };
}

function tell(difference: ReturnType<typeof findDifference>): Problem {
  return difference && `is not as expected: ${difference.path.slice(1) || "it"} ${difference.message}`;
}

function firstOf(expected: Json, find: (each: Json) => Problem): Problem {
  for (const each of [expected].flat()) {
    const problem = find(each);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function missPattern(text: string, searched: string): Problem {
  const found = findsPattern(readPattern(text), searched);
  if (found === undefined) return `is too much for ${text}, which takes longer than is reasonable`;
  return found ? undefined : `does not match ${text}`;
}

function checkPath(query: string, expected: Json, output: Json): Problem {
  let found: readonly Json[];
  try {
    found = readJsonPath(query)(output);
  } catch (error) {
    return `cannot be searched by ${query}: ${error instanceof Error ? error.message : error}`;
  }
  const words = saysOfValues(expected) ? (expected as JsonObject) : { equals: expected };
  if (words["exists"] === false) return found.length === 0 ? undefined : `has something at ${query}`;
  if (found.length === 0) return `has nothing at ${query}`;
  for (const value of found) {
    for (const [word, wanted] of Object.entries(words)) {
      const problem = valueChecks[word as ValueWord](wanted, value);
      if (problem !== undefined) return `is not as expected: at ${query} ${problem}`;
    }
  }
  return undefined;
}

const valueChecks: Readonly<Record<ValueWord, (expected: Json, value: Json) => Problem>> = {
  exists: () => undefined,
  equals: (expected, value) => {
    const found = findDifference(expected, value, "whole");
    return found && `${found.path.slice(1) || "it"} ${found.message}`;
  },
  contains: (expected, value) => {
    const isIn = Array.isArray(value)
      ? value.some((item) => !findDifference(expected, item, "part"))
      : firstOf(expected, (text) => (String(value).includes(String(text)) ? undefined : "missing")) ===
        undefined;
    return isIn ? undefined : `${show(value)} does not contain ${show(expected)}`;
  },
  matches: (expected, value) =>
    firstOf(expected, (pattern) => {
      const problem = missPattern(String(pattern), typeof value === "string" ? value : JSON.stringify(value));
      return problem && `${show(value)} ${problem}`;
    }),
};

function missCalls(expected: readonly Json[], made: readonly ToolCallPart[]): Problem {
  const left = [...made];
  for (const each of expected) {
    const { name, arguments: wanted = {} } = (typeof each === "string" ? { name: each } : each) as JsonObject;
    const at = left.findIndex((call) => call.name === name && !findDifference(wanted, call.input, "part"));
    if (at < 0) {
      const calls = made.map((call) => `${call.name}(${show(call.input)})`).join(", ") || "nothing";
      return `calls ${calls}, and should call ${name}${wanted && Object.keys(wanted).length ? ` with ${show(wanted)}` : ""}`;
    }
    left.splice(at, 1);
  }
  const names = left.map(({ name }) => name).join(", ");
  return names ? `also calls ${names}, which is not expected` : undefined;
}
