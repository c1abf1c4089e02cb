import type { Transport, WireRequest } from "../backends/transports/transport.ts";
import type { Answer, AnswerDelta, Decoder } from "../dialects/decoder.ts";
import { protocols } from "../dialects/protocols.ts";
import type { JsonObject } from "../runtime/types.ts";
import { pause } from "./attempt-limits.ts";
import { DeltaQueue } from "./delta-queue.ts";
import type { GatewayError } from "./errors.ts";
import { AttemptFailure } from "./read-fault.ts";
import { type Received, sendOnce } from "./send-once.ts";

/** How a request is sent. */
export interface SendOptions {
  readonly transport: Transport;
  /** Ends everything; what was asked for rejects with its reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds from the start of an attempt to the end of its answer. Default 600000. */
  readonly timeoutMs?: number;
  /** The longest silence in a stream that has begun, in milliseconds. Default 60000. */
  readonly stallMs?: number;
  /** How often the request is sent again where that may help. Default 2. */
  readonly retries?: number;
  /** The first pause before sending again, in milliseconds; each further one is twice as long. Default 500. */
  readonly backoffMs?: number;
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

/** Sends a request and gives its answer as it comes; errors as of {@link sendRequest}. Nothing is sent again once a piece came. */
export function streamRequest(request: WireRequest, options: SendOptions): Streamed {
  const left = new AbortController();
  const leave = () => left.abort(new DOMException("Nobody takes the answer any more.", "AbortError"));
  const deltas = new DeltaQueue<AnswerDelta>(leave);
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;
  const sent = send(request, { ...options, signal }, true, (delta) => deltas.push(delta));
  sent.then(
    () => deltas.end({}),
    (error) => deltas.end({ error }),
  );
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
  const sending = {
    request: prepare(request, decoder, stream),
    decoder,
    transport,
    signal,
    timeoutMs,
    stallMs,
    onDelta: (delta: AnswerDelta) => {
      isBegun = true;
      onDelta(delta);
    },
  };
  const { received, attempts } = await repeat(
    (number) => sendOnce(sending, number),
    options,
    () => !isBegun,
  );
  return { answer: received.answer, attempts, status: received.response.status };
}

/** The request with what asks for a stream, or for none. */
function prepare(request: WireRequest, { streaming }: Decoder, stream: boolean): WireRequest {
  const { fields, off = {}, path = (same: string) => same } = streaming;
  if (!stream) return { ...request, stream, body: { ...request.body, ...off } };
  return { ...request, stream, path: path(request.path), body: mergeFields(request.body, fields) };
}

function mergeFields(body: JsonObject, fields: JsonObject): JsonObject {
  return { ...body, ...fields };
}

async function repeat(
  attempt: (number: number) => Promise<Received>,
  { retries = 2, signal, backoffMs = 500, onAttempt }: SendOptions,
  mayRepeat: () => boolean,
): Promise<{ received: Received; attempts: number }> {
  let after: GatewayError | undefined;
  for (let number = 1; ; number++) {
    signal?.throwIfAborted();
    onAttempt?.({ number, ...(after && { after }) });
    try {
      return { received: await attempt(number), attempts: number };
    } catch (failure) {
      if (!(failure instanceof AttemptFailure)) throw failure;
      if (number > retries || !failure.isRepeatable || !mayRepeat()) throw failure.error;
      after = failure.error;
      await pause(backoffMs * 2 ** (number - 1) * (0.5 + Math.random() / 2), signal);
    }
  }
}
