import type { SchemaError } from "./check-schema.ts";
import type { Note } from "./types.ts";

/** Input that a prompt cannot be rendered with. The message names every problem. */
export class InputError extends Error {
  override readonly name = "InputError";
  /** Every problem, missing keys among them. */
  readonly errors: readonly SchemaError[];
  /** Required keys that are not there, as JSON Pointers without the first slash: `subject`, `customer/name`. */
  readonly missing: readonly string[];

  constructor(errors: readonly SchemaError[]) {
    const missing: string[] = [];
    const problems: string[] = [];
    for (const error of errors) {
      if (error.missing === undefined) problems.push(describe(error, "input"));
      else missing.push(`${error.path}/${error.missing}`.slice(1));
    }
    if (missing.length) problems.unshift(`missing input: ${missing.join(", ")}`);
    super(problems.join("; "));
    this.errors = errors;
    this.missing = missing;
  }
}

function describe({ path, message }: SchemaError, whole: string): string {
  return `${path.slice(1) || whole} ${message}`;
}

/** An error about a call as a whole. */
export function callError(message: string): InputError {
  return new InputError([{ path: "", message }]);
}

/** An error that names the required keys that are not there. */
export function missingInput(keys: readonly string[]): InputError {
  return new InputError(keys.map((key) => ({ path: "", message: `must have ${key}`, missing: key })));
}

/** An answer that is not what the output schema asks for. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  /** What is wrong; one entry where there is no JSON at all. */
  readonly errors: readonly SchemaError[];
  /** The answer as the model wrote it. */
  readonly text: string;

  constructor(errors: readonly SchemaError[], text: string) {
    super(errors.map((error) => describe(error, "output")).join("; "));
    this.errors = errors;
    this.text = text;
  }
}

/** A request that would lose content or that no dialect would accept. Nothing was sent. */
export class PortabilityError extends Error {
  override readonly name = "PortabilityError";
  readonly notes: readonly Note[];

  constructor(notes: readonly Note[]) {
    super(
      notes.map(({ level, id, subject }) => `${level}: ${id}${subject ? ` (${subject})` : ""}`).join("; "),
    );
    this.notes = notes;
  }
}
