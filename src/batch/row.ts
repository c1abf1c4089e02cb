import { HelperError } from "../runtime/call-helper.ts";
import { InputError, PortabilityError } from "../runtime/errors.ts";
import type { Json, JsonObject, JsonSchema } from "../runtime/types.ts";
import type { BatchFormat } from "./batch-format.ts";
import type { Line } from "./read-lines.ts";
import { isMadeId, makeId } from "./row-id.ts";

/** A row of input as it was written. */
export interface Row {
  readonly line: number;
  readonly id: string;
  /** Whether the row brings its id. */
  readonly hasOwnId: boolean;
  readonly input: Json;
  /** The input as it was written; absent where the row holds more than it. */
  readonly text?: string;
}

/** Why a row cannot be used. */
export type RowFault =
  /** The line is no JSON, no UTF-8, or too long. */
  | "broken"
  /** The row has no input, or an id that the service refuses. */
  | "not-a-row"
  /** An earlier row has the same id. */
  | "repeated-id"
  /** The input does not fit the prompt. */
  | "bad-input"
  /** The target refuses the request, or content of it would be lost. */
  | "refused"
  /** A helper of the project failed. */
  | "helper-failed"
  /** The request is larger than a file of the service may be. */
  | "too-large";

/** An error about one row. Never ends a run. */
export class RowError extends Error {
  override readonly name = "RowError";
  readonly fault: RowFault;

  constructor(fault: RowFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** Reads rows of a prompt. */
export class RowReader {
  /** Whether a row may be the input itself. */
  readonly #isPlain: boolean;
  readonly #format: Pick<BatchFormat, "idPattern" | "idWords" | "title">;

  constructor(
    inputSchema: JsonSchema | undefined,
    format: Pick<BatchFormat, "idPattern" | "idWords" | "title">,
  ) {
    this.#format = format;
    const { properties = {} } = Object(inputSchema) as JsonObject;
    this.#isPlain = !Object.hasOwn(properties as JsonObject, "input");
  }

  /** Throws {@link RowError}. */
  read({ number, text = "", fault }: Line): Row {
    if (fault === "too-long") throw new RowError("broken", "the line is too long");
    if (fault === "not-utf-8") throw new RowError("broken", "the line is not UTF-8");
    const value = parse(text);
    if (!isObject(value)) throw new RowError("not-a-row", "a row has to be an object");
    if (!Object.hasOwn(value, "input") || (this.#isPlain && !hasKeysOfRow(value))) {
      if (this.#isPlain) return this.#plain(number, value, text.trim());
      throw new RowError("not-a-row", 'the row has no "input"');
    }
    const { id, input = null } = value;
    const own = id === undefined || id === null ? undefined : this.#checkId(id);
    return { line: number, id: own ?? makeId(number, text.trim()), hasOwnId: own !== undefined, input };
  }

  #plain(line: number, input: JsonObject, text: string): Row {
    return { line, id: makeId(line, text), hasOwnId: false, input, text };
  }

  #checkId(given: Json): string {
    const { idPattern, idWords, title } = this.#format;
    if (typeof given !== "string" && !Number.isSafeInteger(given)) {
      throw new RowError("not-a-row", "the id has to be a text or a whole number");
    }
    const id = String(given);
    if (id === "") throw new RowError("not-a-row", "the id is empty");
    if (/\p{Surrogate}/u.test(id)) throw new RowError("not-a-row", "the id has half a surrogate pair");
    if (isMadeId(id)) throw new RowError("not-a-row", `the id ${id} looks like one that is made of a line`);
    if (idPattern && !idPattern.test(id)) {
      throw new RowError("not-a-row", `in ${title}, an id has ${idWords}`);
    }
    return id;
  }
}

/** What an error of a row means; rethrows one that is about something else. */
export function rowErrorOf(error: unknown): RowError {
  if (error instanceof RowError) return error;
  if (error instanceof InputError) return new RowError("bad-input", error.message);
  if (error instanceof PortabilityError) return new RowError("refused", error.message);
  if (error instanceof HelperError) return new RowError("helper-failed", error.message);
  throw error;
}

/** The fields by which a row that cannot be used is kept: the row as it is, or as a text where it is no JSON. */
export function keepRow({ text = "" }: Line, { fault }: RowError): string {
  return fault === "broken" ? `"text":${JSON.stringify(text)}` : `"row":${text.trim()}`;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RowError("broken", `the line is no JSON: ${(error as Error).message}`);
  }
}

function hasKeysOfRow(value: JsonObject): boolean {
  return Object.keys(value).every((key) => key === "input" || key === "id");
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
