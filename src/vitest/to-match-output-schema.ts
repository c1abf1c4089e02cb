import { isDeepStrictEqual } from "node:util";
import { OutputError } from "../runtime/errors.ts";
import type { OutputReader } from "./matcher-types.ts";

/** Whether a text is an answer that the prompt reads, or a value an output that it gives. */
export function toMatchOutputSchema(received: unknown, prompt: OutputReader) {
  if (typeof prompt?.parseOutput !== "function") {
    throw new TypeError("toMatchOutputSchema takes a prompt, a call of one, or its emitted module.");
  }
  const isText = typeof received === "string";
  const problems = isText ? readProblems(received, prompt) : valueProblems(received, prompt);
  const what = isText ? "text" : "value";
  return {
    pass: problems.length === 0,
    message: () =>
      problems.length === 0
        ? `The ${what} fits the output schema: ${show(received)}`
        : [`The ${what} does not fit the output schema:`, ...problems, `  It is: ${show(received)}`].join(
            "\n",
          ),
  };
}

function readProblems(text: string, prompt: OutputReader): string[] {
  try {
    prompt.parseOutput(text);
    return [];
  } catch (error) {
    if (!isOutputError(error)) throw error;
    return error.errors.map(({ path, message }) => `  ${path || "It"} ${message}`);
  }
}

/** A value is read strictly: what only fits once it is repaired does not fit. */
function valueProblems(value: unknown, prompt: OutputReader): string[] {
  const text = JSON.stringify(value);
  if (text === undefined) return ["  It must be JSON"];
  const problems = readProblems(text, prompt);
  if (problems.length > 0) return problems;
  const read = prompt.parseOutput(text);
  return isDeepStrictEqual(read, JSON.parse(text)) ? [] : [`  It would have to be ${show(read)}`];
}

/** Emitted modules bring a class of their own where they are bundled. */
function isOutputError(error: unknown): error is OutputError {
  return (
    error instanceof OutputError ||
    (error instanceof Error && error.name === "OutputError" && "errors" in error)
  );
}

const LONGEST = 200;

function show(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
