import type { Transport, WireRequest } from "../backends/transports/transport.ts";
import {
  type Answer,
  type AnswerDelta,
  DecodeError,
  type Decoder,
  ServiceError,
  type StreamReader,
} from "../dialects/decoder.ts";
import type { Json } from "../runtime/types.ts";
import { AttemptLimits, TimeLimit } from "./attempt-limits.ts";
import { readText, readWhole } from "./read-body.ts";
import { readLines, readServerEvents } from "./read-events.ts";
import { type AttemptContext, AttemptFailure, failAs, failByFault, readFault } from "./read-fault.ts";

/** One attempt to get an answer. */
export interface Sending {
  readonly request: WireRequest;
  readonly decoder: Decoder;
  readonly transport: Transport;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly stallMs: number;
  /** Takes what a stream says, as it comes. */
  readonly onDelta: (delta: AnswerDelta) => void;
}

/** An answer and what came with it. */
export interface Received {
  readonly answer: Answer;
  readonly response: Response;
}

/** Sends a request once. Throws {@link AttemptFailure}, or the caller's own reason where the caller ended it. */
export async function sendOnce(sending: Sending, number: number): Promise<Received> {
  const limits = new AttemptLimits(sending.signal, sending.timeoutMs);
  const context = { request: sending.request, number };
  try {
    const response = await getResponse(sending, limits.signal);
    return { answer: await readAnswer(sending, limits, { ...context, response }), response };
  } catch (error) {
    throw limits.signal.aborted ? endedBy(limits.signal.reason, context) : failBy(error, context);
  } finally {
    limits.end();
  }
}

function endedBy(reason: unknown, context: AttemptContext): unknown {
  return reason instanceof TimeLimit ? failAs("timeout", reason.message, context) : reason;
}

function failBy(error: unknown, context: AttemptContext): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  return failAs("connection", error instanceof Error ? error.message : String(error), context);
}

/** The answer of the transport; one that comes after the end is cancelled. */
async function getResponse({ request, transport }: Sending, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const answer = transport(request, signal);
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } catch (error) {
    answer.then(
      ({ body }) => body?.cancel().catch(() => {}),
      () => {},
    );
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** The longest body of an error that is read, in characters. */
const longestFault = 65_536;

async function readAnswer(sending: Sending, limits: AttemptLimits, context: AttemptContext): Promise<Answer> {
  const { decoder, request } = sending;
  const response = context.response as Response;
  if (!response.ok)
    throw failByFault(readFault(await readWhole(response, limits.signal, longestFault), decoder), context);
  try {
    if (request.stream) return await readStream(sending, limits, response);
    return decoder.decode(parseBody(await readWhole(response, limits.signal)));
  } catch (error) {
    if (error instanceof ServiceError)
      throw failByFault(
        { message: error.message, ...(error.code !== undefined && { code: error.code }) },
        context,
      );
    if (error instanceof DecodeError) throw failAs("malformed-answer", error.message, context);
    throw error;
  }
}

function parseBody(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new DecodeError("The body is no JSON.");
  }
}

async function readStream(sending: Sending, limits: AttemptLimits, response: Response): Promise<Answer> {
  const reader: StreamReader = sending.decoder.openStream();
  const text = readText(response, limits.signal);
  const isLines = sending.request.dialect === "ollama";
  for await (const event of isLines ? readLines(text) : readServerEvents(text)) {
    for (const delta of reader.push(event)) sending.onDelta(delta);
  }
  return reader.end();
}
