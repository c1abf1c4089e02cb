import type { Transport, WireRequest } from "../backends/transports/transport.ts";
import type { Answer, AnswerDelta, Decoder } from "../dialects/decoder.ts";
import { protocols } from "../dialects/protocols.ts";
import type { Json, JsonObject } from "../runtime/types.ts";
import { AttemptFailure } from "./attempt-failure.ts";
import { pause } from "./attempt-limits.ts";
import { DeltaQueue } from "./delta-queue.ts";
import type { GatewayError } from "./errors.ts";
import { LinkedSignal } from "./linked-signal.ts";
import { pauseBefore } from "./retry-after.ts";
import { type Received, type Sending, sendOnce } from "./send-once.ts";

/** How a request is sent. */
export interface SendOptions {
  readonly transport: Transport;
  /** Ends everything; what was asked for rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from the start of an attempt to the end of its answer. Default 600000. */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest silence after the first piece of a stream, in milliseconds. Default 60000. Before that piece, a model may
   * think for as long as `timeoutMs` allows.
   */
  readonly stallMs?: number | undefined;
  /** How often the request is sent again where that may help. Default 2. */
  readonly retries?: number | undefined;
  /** The first pause before sending again, in milliseconds; each further one is twice as long. Default 500. */
  readonly backoffMs?: number;
  /**
   * The longest pause, in milliseconds. Default 60000. Where the service asks for a longer one, the error is thrown at
   * once, with `retryAfterMs`.
   */
  readonly longestPauseMs?: number;
  /** Hears of each time that the request is sent, before it is. */
  readonly onAttempt?: (attempt: Attempt) => void;
}

/** One time that a request is sent. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** Why it is sent again. */
  readonly after?: GatewayError;
}

/** An answer and how it was got. */
export interface Sent {
  readonly answer: Answer;
  /** How often the request was sent. */
  readonly attempts: number;
  /** Of HTTP. */
  readonly status: number;
  /** The service's name for the request. */
  readonly requestId?: string;
}

/** An answer that is still coming. */
export interface Streamed {
  /**
   * Pieces as they come, for one reader. Leaving them before their end ends the request. Throws what `sent` rejects
   * with.
   */
  readonly deltas: AsyncIterable<AnswerDelta>;
  /** The answer as a whole, whether anybody takes the pieces or not. */
  readonly sent: Promise<Sent>;
}

/**
 * Sends a request and reads its answer. The body is as rendered, without fields for streaming. Rejects with a
 * {@link GatewayError}, or with the reason of the signal.
 */
export function sendRequest(request: WireRequest, options: SendOptions): Promise<Sent> {
  return send(request, options, false, () => {});
}

/**
 * Sends a request and gives its answer as it comes; errors as of {@link sendRequest}. Nothing is sent again once a piece
 * came.
 */
export function streamRequest(request: WireRequest, options: SendOptions): Streamed {
  const link = new LinkedSignal([options.signal]);
  const leave = () =>
    link.end({ reason: new DOMException("Nobody takes the answer any more.", "AbortError") });
  const deltas = new DeltaQueue<AnswerDelta>(leave);
  const sent = send(request, { ...options, signal: link.signal }, true, (delta) => deltas.push(delta));
  // Also takes care of a rejection that nobody looks at.
  sent
    .then(
      () => deltas.end({}),
      (error) => deltas.end({ error }),
    )
    .finally(() => link.end());
  return { deltas, sent };
}

async function send(
  request: WireRequest,
  options: SendOptions,
  stream: boolean,
  onDelta: (delta: AnswerDelta) => void,
): Promise<Sent> {
  const { transport, signal, timeoutMs = 600_000, stallMs = 60_000 } = options;
  signal?.throwIfAborted();
  const decoder = await (await protocols[request.dialect]()).decoder();
  let isBegun = false;
  const sending: Sending = {
    request: prepare(request, decoder, stream),
    decoder,
    transport,
    signal,
    limits: { timeoutMs, stallMs },
    onDelta(delta) {
      isBegun = true;
      onDelta(delta);
    },
  };
  const { received, attempts } = await repeat(sending, options, () => isBegun);
  return { ...received, attempts };
}

/** The request with what asks for a stream, or for none. */
function prepare(request: WireRequest, { streaming }: Decoder, stream: boolean): WireRequest {
  const { fields, off, path = (same: string) => same } = streaming;
  if (!stream) return { ...request, stream, body: off ? { ...request.body, ...off } : request.body };
  return { ...request, stream, path: path(request.path), body: mergeFields(request.body, fields) };
}

/** Options of a stream that the body has stay beside those that are added. */
function mergeFields(body: JsonObject, fields: JsonObject): JsonObject {
  const merged = Object.entries(fields).map(([name, value]) => {
    const old = body[name];
    return [name, isObject(old) && isObject(value) ? { ...old, ...value } : value] as const;
  });
  return { ...body, ...Object.fromEntries(merged) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Sends until an answer came, or sending again cannot help. */
async function repeat(
  sending: Sending,
  { retries = 2, signal, backoffMs = 500, longestPauseMs = 60_000, onAttempt }: SendOptions,
  isBegun: () => boolean,
): Promise<{ received: Received; attempts: number }> {
  let after: GatewayError | undefined;
  for (let number = 1; ; number++) {
    signal?.throwIfAborted();
    onAttempt?.({ number, ...(after && { after }) });
    try {
      return { received: await sendOnce(sending, number), attempts: number };
    } catch (failure) {
      if (!(failure instanceof AttemptFailure)) throw failure;
      const { error, isRepeatable } = failure;
      const pauseMs = pauseBefore(number, error.retryAfterMs, { backoffMs, longestPauseMs });
      if (number > retries || !isRepeatable || isBegun() || pauseMs > longestPauseMs) throw error;
      after = error;
      await pause(pauseMs, signal);
    }
  }
}
