import type { DialectId, Json, JsonObject, Part, ToolCallPart } from "../runtime/types.ts";
import {
  type Answer,
  DecodeError,
  type Decoder,
  type FinishReason,
  type FinishReasons,
  ServiceError,
  type ServiceFault,
  type StreamEvent,
  type Streaming,
  type Usage,
  type UsageFields,
} from "./decoder.ts";

/**
 * A value of a body, with the way to it. Null counts as absent, as services write either. Reading another type than the
 * one that is there throws {@link DecodeError} with the JSON pointer.
 */
export class Place {
  readonly value: Json | undefined;
  readonly #key: string | number;
  readonly #parent: Place | undefined;

  /** The key of a place without a parent is what messages call it. */
  constructor(value: Json | undefined, key: string | number = "the body", parent?: Place) {
    this.value = value;
    this.#key = key;
    this.#parent = parent;
  }

  /** JSON pointer. */
  get path(): string {
    if (!this.#parent) return "";
    return `${this.#parent.path}/${String(this.#key).replace(/~/g, "~0").replace(/\//g, "~1")}`;
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** A field of an object, by a name that no object inherits. */
  at(key: string): Place {
    const { value } = this;
    if (value === undefined || value === null) return new Place(undefined, key, this);
    if (typeof value !== "object" || Array.isArray(value)) throw this.wrong("an object");
    return new Place(value[key], key, this);
  }

  /** Throws where nothing is there. */
  needed(): this {
    if (this.isAbsent) throw this.wrong("there");
    return this;
  }

  text(): string | undefined {
    return this.#read("string", "a text") as string | undefined;
  }

  flag(): boolean | undefined {
    return this.#read("boolean", "true or false") as boolean | undefined;
  }

  /** A number that can count something. A server that writes -1 says that it does not know. */
  count(): number | undefined {
    const number = this.#read("number", "a number") as number | undefined;
    return number !== undefined && number >= 0 && number < Infinity ? number : undefined;
  }

  object(): JsonObject | undefined {
    if (this.isAbsent) return undefined;
    if (!isObject(this.value)) throw this.wrong("an object");
    return this.value;
  }

  /** The members of a list; none where nothing is there. */
  list(): Place[] {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) throw this.wrong("a list");
    return this.value.map((value, index) => new Place(value, index, this));
  }

  wrong(expected: string): DecodeError {
    const { value, path } = this;
    const found =
      value === undefined
        ? "absent"
        : value === null
          ? "null"
          : Array.isArray(value)
            ? "a list"
            : typeof value;
    return new DecodeError(
      `${path || "The value"} in ${this.#root} is ${found}, but has to be ${expected}.`,
      path,
    );
  }

  get #root(): string | number {
    return this.#parent ? this.#parent.#root : this.#key;
  }

  #read(type: "string" | "boolean" | "number", expected: string): Json | undefined {
    if (this.isAbsent) return undefined;
    if (typeof this.value !== type) throw this.wrong(expected);
    return this.value;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a dialect adds to what all decoders do alike. */
export interface Reading extends Pick<Decoder, "openStream" | "finishReasons" | "usageFields"> {
  /** Reads a whole body, which tells no error. */
  readonly read: (body: Place) => Answer;
  /** Default: the field `stream`. */
  readonly streaming?: Streaming;
}

/** A decoder from what is a dialect's own. */
export function makeDecoder({ read, streaming = { fields: { stream: true } }, ...rest }: Reading): Decoder {
  return {
    ...rest,
    decode(body) {
      const root = new Place(body);
      throwFault(root);
      return read(root);
    },
    readError: readFault,
    streaming,
  };
}

/**
 * Reads the events of one stream, and counts them for messages. What it returns gives the data of an event as JSON,
 * undefined where there is none, and throws {@link DecodeError} or, where the event tells an error, {@link ServiceError}.
 */
export function eventReader(): (event: StreamEvent) => Place | undefined {
  let number = 0;
  return ({ data }) => {
    number++;
    if (!data.trim()) return undefined;
    const place = new Place(parseEvent(data, number), `event ${number}`);
    throwFault(place);
    return place;
  };
}

function parseEvent(data: string, number: number): Json {
  try {
    return JSON.parse(data);
  } catch {
    throw new DecodeError(`Event ${number} is no JSON.`);
  }
}

/** What an answer is made of; `reason` is that of the service's own word alone. */
export interface AnswerFacts {
  readonly parts: readonly Part[];
  readonly word: string | undefined;
  readonly reason: FinishReason;
}

/** What is said once for all answers to a request. */
export interface ResponseFacts {
  readonly usage?: Usage | undefined;
  readonly id?: string | undefined;
  readonly model?: string | undefined;
}

/** The first of some answers, with the others in it. */
export function makeAnswer(
  [{ parts, word, reason }, ...others]: readonly [AnswerFacts, ...AnswerFacts[]],
  { usage, id, model }: ResponseFacts,
): Answer {
  const toolCalls = parts.filter((part) => part.type === "tool-call");
  const ends = reason === "stop" || word === undefined;
  const answer: { -readonly [Key in keyof Answer]: Answer[Key] } = {
    text: joinTexts(parts, "text"),
    parts,
    toolCalls,
    reasoning: joinTexts(parts, "reasoning"),
    finishReason: ends && toolCalls.length ? "tool-calls" : reason,
    others: others.map((other) => makeAnswer([other], { id, model })),
  };
  if (word !== undefined) answer.rawFinishReason = word;
  if (usage) answer.usage = usage;
  if (id !== undefined) answer.id = id;
  if (model !== undefined) answer.model = model;
  return answer;
}

function joinTexts(parts: readonly Part[], type: "text" | "reasoning"): string {
  return parts.map((part) => (part.type === type ? part.text : "")).join("");
}

/** What a service's word means; a word that is not in the table, even one such as `constructor`, is `other`. */
export function readReason(reasons: FinishReasons, word: string | undefined): FinishReason {
  return (word !== undefined && Object.hasOwn(reasons, word) && reasons[word]) || "other";
}

/** What reads the counts that a body says; it gives undefined where the body says none. */
export function usageReader(fields: UsageFields): (body: Place) => Usage | undefined {
  const rows = Object.entries(fields).map(([count, { take, fields: names }]) => ({
    count: count as keyof Usage,
    isSum: take === "sum",
    paths: names.map((name) => name.split(".")),
  }));
  return (body) => {
    const usage: { -readonly [Count in keyof Usage]: Usage[Count] } = {};
    let isCounted = false;
    for (const { count, isSum, paths } of rows) {
      const found = readCount(body, paths, isSum);
      if (found === undefined) continue;
      usage[count] = found;
      isCounted = true;
    }
    return isCounted ? usage : undefined;
  };
}

function readCount(body: Place, paths: readonly (readonly string[])[], isSum: boolean): number | undefined {
  let sum: number | undefined;
  for (const path of paths) {
    let place = body;
    for (const key of path) place = place.at(key);
    const number = place.count();
    if (sum === undefined) sum = number;
    else if (isSum && number !== undefined) sum += number;
  }
  return sum;
}

/** What a later event says goes before what earlier ones said: counts of a stream are of all that came so far. */
export function mergeCounts(before: JsonObject, later: Place): JsonObject {
  const said = later.object();
  if (!said) return before;
  if (!Object.values(said).includes(null)) return { ...before, ...said };
  return { ...before, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) };
}

/**
 * The arguments of a call. What is no JSON stays the text that it is: a malformed call is the model's doing, and who
 * runs the tool can tell the model so. No text at all means no arguments.
 */
export function parseArguments(text: string): Json {
  if (!text.trim()) return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * A call. Where the service gives it no id, one is made of its place among the calls and of the answer's own id, so that
 * reading the answer again gives the same one and calls of different answers differ.
 */
export function makeCall(
  id: string | undefined,
  name: string,
  input: Json,
  made: { readonly number: number; readonly answer: string | undefined },
): ToolCallPart {
  return { type: "tool-call", id: id || `call_${made.number}_${made.answer || name}`, name, input };
}

/** Adds text to the last part where that is of the same kind and `joins`, else as a part of its own. Empty text is none. */
export function addText(
  parts: Part[],
  text: string,
  dialect?: DialectId,
  joins = true,
): { type: "text" | "reasoning"; text: string }[] {
  const type = dialect ? "reasoning" : "text";
  const last = parts.at(-1);
  if (!text) return [];
  if (joins && (last?.type === "text" || last?.type === "reasoning") && last.type === type) last.text += text;
  else parts.push(dialect ? { type: "reasoning", text, dialect } : { type: "text", text });
  return [{ type, text }];
}

/**
 * What a body tells of an error: under `error` as an object or a text, also as the first of a list; or as `message` or
 * `detail` of a body that holds no answer.
 */
function readFault(body: Json): ServiceFault | undefined {
  const told = Array.isArray(body) ? body[0] : body;
  if (!isObject(told)) return undefined;
  const { error } = told;
  if (isObject(error)) return faultOf(error, error["message"]);
  if (typeof error === "string" && error) return { message: error };
  if (answerKeys.some((key) => key in told)) return undefined;
  const flat = told["message"] ?? told["detail"];
  return typeof flat === "string" && flat ? faultOf(told, flat) : undefined;
}

/** One of these is in every answer. */
const answerKeys = ["choices", "output", "content", "candidates"];

/** Nothing where neither a message nor a word is there. */
function faultOf(error: JsonObject, message: Json | undefined): ServiceFault | undefined {
  const { code, status, type } = error;
  const word = [code, status, type].find((each) => typeof each === "string" && each !== "");
  const kind = word ?? (typeof code === "number" ? String(code) : undefined);
  const text = typeof message === "string" && message ? message : undefined;
  if (text === undefined && kind === undefined) return undefined;
  return {
    message: text ?? "The service tells an error and says no more.",
    ...(kind !== undefined && { code: kind as string }),
  };
}

/** Throws {@link ServiceError} where a body tells an error. */
export function throwFault({ value }: Place): void {
  const fault = value === undefined ? undefined : readFault(value);
  if (fault) throw new ServiceError(fault);
}

/** Of a stream that stopped before its answer was whole. */
export function endedEarly(): DecodeError {
  return new DecodeError("The stream ended before the answer did.");
}
