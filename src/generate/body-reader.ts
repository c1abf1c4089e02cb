import { createParser } from "eventsource-parser";
import { TransportError, type WireRequest } from "../backends/transports/transport.ts";
import {
  type Answer,
  type AnswerDelta,
  DecodeError,
  type Decoder,
  type StreamReader,
} from "../dialects/decoder.ts";
import type { Json } from "../runtime/types.ts";
import { excerpt } from "./excerpt.ts";

/** Makes an answer of the text of a body, piece by piece. */
export interface BodyReader {
  /** The next piece; says whether anything of an answer was in it, comments are not. Throws what the decoder throws. */
  push(text: string): boolean;
  /** Says that no piece follows. Throws as {@link BodyReader.push} does. */
  close(): void;
  /**
   * The answer of all pieces so far, where they hold a whole one; may be asked again. Throws what the decoder throws, and
   * {@link TransportError} for a stream that ended early.
   */
  answer(): Answer;
}

/** How a body holds an answer: as one JSON value, as server-sent events, or as lines of NDJSON. */
type Framing = "whole" | "events" | "lines";

/** By the media type, whatever was asked for: servers may know no streams, or nothing else. */
const framings: readonly (readonly [RegExp, Framing])[] = [
  [/event-stream/, "events"],
  [/ndjson|jsonl|json-lines|jsonlines/, "lines"],
  [/html/, "whole"],
];

/** How a dialect streams, where it is not by events. Ollama writes lines under any media type of JSON. */
const dialectFramings: { readonly [dialect: string]: Framing } = { ollama: "lines" };

function framingOf(response: Response, { stream, dialect }: WireRequest): Framing {
  const type = (response.headers.get("content-type") ?? "").toLowerCase();
  const said = framings.find(([pattern]) => pattern.test(type));
  if (said) return said[1];
  if (!stream) return "whole";
  return dialectFramings[dialect] ?? (type.includes("json") ? "whole" : "events");
}

/** What a response is read with. */
export interface Reading {
  readonly request: WireRequest;
  readonly decoder: Decoder;
  /** Hears of what an answer says, as it comes. */
  readonly onDelta: (delta: AnswerDelta) => void;
  /** Takes keys out of a text. */
  readonly hide: (text: string) => string;
}

/** The reader for a response. */
export function bodyReader(response: Response, { request, decoder, onDelta, hide }: Reading): BodyReader {
  const framing = framingOf(response, request);
  if (framing === "whole") return new WholeReader(decoder, hide);
  const stream = decoder.openStream();
  let pushed = 0;
  const push = (data: string, event?: string) => {
    pushed++;
    for (const delta of stream.push({ data, ...(event !== undefined && { event }) })) onDelta(delta);
  };
  const pieces = framing === "events" ? eventReader(push) : lineReader(push);
  return {
    push(text) {
      const before = pushed;
      pieces(text);
      return pushed > before;
    },
    close() {
      try {
        pieces("\n\n");
      } catch (error) {
        // Of an event that was cut off, that the stream ended early says more.
        if (!(error instanceof DecodeError)) throw error;
      }
    },
    answer: () => endOf(stream),
  };
}

/** A stream that ended early is a connection that broke, however politely. */
function endOf(stream: StreamReader): Answer {
  try {
    return stream.end();
  } catch (error) {
    if (error instanceof DecodeError && error.path === "") throw new TransportError("network", error.message);
    throw error;
  }
}

function eventReader(push: (data: string, event?: string) => void): (text: string) => void {
  const parser = createParser({ onEvent: ({ data, event }) => push(data, event) });
  return (text) => parser.feed(text);
}

/** A line is put together once, so that one of many megabytes costs no more than its length. */
function lineReader(push: (data: string) => void): (text: string) => void {
  let open: string[] = [];
  return (text) => {
    const [first = "", ...rest] = text.split("\n");
    open.push(first);
    for (const next of rest) {
      const line = open.join("");
      open = [next];
      if (line.trim()) push(line);
    }
  };
}

class WholeReader implements BodyReader {
  readonly #decoder: Decoder;
  readonly #hide: Reading["hide"];
  readonly #pieces: string[] = [];

  constructor(decoder: Decoder, hide: Reading["hide"]) {
    this.#decoder = decoder;
    this.#hide = hide;
  }

  push(text: string): boolean {
    this.#pieces.push(text);
    return true;
  }

  close(): void {}

  answer(): Answer {
    const text = this.#pieces.join("");
    // What is not whole shows it at its end, at no cost.
    if (!/[}\]]/.test(text.trimEnd().at(-1) ?? "")) throw this.#noJson(text);
    let body: Json;
    try {
      body = JSON.parse(text);
    } catch {
      throw this.#noJson(text);
    }
    return this.#decoder.decode(body);
  }

  /** What is left of a key that was cut off could not be found any more. */
  #noJson(text: string): DecodeError {
    const said = excerpt(this.#hide(text));
    return new DecodeError(said ? `The answer is no whole JSON: ${said}` : "The answer is empty.");
  }
}

/** What a stream would have given of an answer that came at once. */
export function deltasOf({ parts }: Answer): AnswerDelta[] {
  return parts.flatMap((part): AnswerDelta[] => {
    if (part.type === "tool-call") return [{ type: "tool-call", call: part }];
    if (part.type === "text" || part.type === "reasoning")
      return part.text ? [{ type: part.type, text: part.text }] : [];
    return [];
  });
}
