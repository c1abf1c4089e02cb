import type { Json, JsonObject, Part, ToolCallPart } from "../runtime/types.ts";

/** What a model answered, in one shape for every dialect. */
export interface Answer {
  /** The texts of all text parts, one after the other. Empty where there is none. */
  readonly text: string;
  /** Everything that was answered, in its order: text, reasoning, tool calls, media. A history takes them as they are. */
  readonly parts: readonly Part[];
  readonly toolCalls: readonly ToolCallPart[];
  /** The texts of all reasoning parts, one after the other. */
  readonly reasoning: string;
  readonly finishReason: FinishReason;
  /** The word that the service uses for it, where it says one. */
  readonly rawFinishReason?: string;
  /** Absent where the service counts nothing. */
  readonly usage?: Usage;
  /** The service's name for the answer, where it has one. */
  readonly id?: string;
  /** The model that answered, as the service names it. */
  readonly model?: string;
  /** Answers to one request beyond the first (`n`), in their order. Usage is that of all of them, on the first. */
  readonly others: readonly Answer[];
}

/**
 * Why a model stopped. `stop`: it had said all, or met a stop sequence; `length`: a limit of tokens; `tool-calls`: it
 * waits for results; `filtered`: the service withheld something, or the model refused; `paused`: the service wants the
 * conversation sent again to go on; `other`: anything else, or nothing was said.
 */
export type FinishReason = "stop" | "length" | "tool-calls" | "filtered" | "paused" | "other";

/** Tokens of one request. A count that the service does not say is absent; none is ever estimated. */
export interface Usage {
  /** All that the model read, those from a cache included. */
  readonly inputTokens?: number;
  /** All that the model wrote, reasoning included. */
  readonly outputTokens?: number;
  /** Of the input, those that a cache had. */
  readonly cachedInputTokens?: number;
  /** Of the input, those that were put into a cache. */
  readonly cacheWriteTokens?: number;
  /** Of the output, those that were reasoning. */
  readonly reasoningTokens?: number;
}

/** A piece of an answer as it comes. Pieces of one kind, put together, are the answer's parts of that kind. */
export type AnswerDelta =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "reasoning"; readonly text: string }
  /** A call whose arguments are whole. */
  | { readonly type: "tool-call"; readonly call: ToolCallPart };

/** One event of a stream: of server-sent events, or a line of NDJSON, whose `data` is the line. */
export interface StreamEvent {
  readonly event?: string;
  readonly data: string;
}

/** Reads one stream. */
export interface StreamReader {
  /**
   * What an event adds to the first answer. Throws {@link DecodeError}, and {@link ServiceError} where the event is an
   * error of the service.
   */
  push(event: StreamEvent): readonly AnswerDelta[];
  /** The answer as a whole, equal to what decoding the same answer unstreamed gives. Throws {@link DecodeError} where the stream ended early. */
  end(): Answer;
}

/** Reads what services of a dialect answer. */
export interface Decoder {
  /**
   * Reads a whole body. Throws {@link ServiceError} where it tells an error, whatever its status was, and
   * {@link DecodeError} where it is no answer of the dialect. The answer may share objects with the body.
   */
  decode(body: Json): Answer;
  /** Begins to read a stream. */
  openStream(): StreamReader;
  /** The message and code of a body that tells an error; undefined where it tells none. */
  readError(body: Json): ServiceFault | undefined;
  readonly streaming: Streaming;
  /** The service's words for why it stopped; any other word means `other`. */
  readonly finishReasons: FinishReasons;
  /** Where an answer counts its tokens. */
  readonly usageFields: UsageFields;
}

/** How a request that was rendered asks for a stream, or for none. */
export interface Streaming {
  /** The fields that make a body ask for a stream. */
  readonly fields: JsonObject;
  /** The fields that make it ask for a whole answer, where the service streams unless told otherwise. */
  readonly off?: JsonObject;
  /** The path of the stream, where it is another one. */
  readonly path?: (path: string) => string;
}

/** What each word of a service means. An answer that ends well and holds calls is `tool-calls` under any word. */
export interface FinishReasons {
  readonly [word: string]: FinishReason;
}

/**
 * The fields of a body that say a count, by their names from the body on, with dots. `sum`: the count is that of all
 * fields together; `first`: of the first field that is there.
 */
export type UsageFields = {
  readonly [Count in keyof Usage]?: { readonly take: "sum" | "first"; readonly fields: readonly string[] };
};

/** What a service says is wrong, in its own words. */
export interface ServiceFault {
  readonly message: string;
  /**
   * The service's word for the kind of error, the closest where it has two: `context_length_exceeded`,
   * `invalid_request_error`, `RESOURCE_EXHAUSTED`; a number where that is all it says.
   */
  readonly code?: string;
}

/** An answer that does not read as one of its dialect. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  /** JSON pointer to what is wrong. */
  readonly path: string;

  constructor(message: string, path = "") {
    super(message);
    this.path = path;
  }
}

/** An error that a service tells where an answer was expected: in the middle of a stream, or under a status of success. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: string | undefined;

  constructor({ message, code }: ServiceFault) {
    super(message);
    this.code = code;
  }
}
