import { describeNetworkError } from "../backends/transports/network-error.ts";
import { type Transport, TransportError, type WireRequest } from "../backends/transports/transport.ts";
import {
  type Answer,
  type AnswerDelta,
  DecodeError,
  type Decoder,
  ServiceError,
} from "../dialects/decoder.ts";
import { type AttemptContext, AttemptFailure, failAs, requestIdOf } from "./attempt-failure.ts";
import { AttemptLimits, type Limits } from "./attempt-limits.ts";
import { type BodyReader, bodyReader, deltasOf } from "./body-reader.ts";
import { connectionTimeouts, lastingConnectionErrors } from "./error-kinds.ts";
import { hideNames } from "./hide-names.ts";
import { readBody } from "./read-body.ts";
import { asFault, failByFault, readFault } from "./read-fault.ts";

/** What is sent, and how. */
export interface Sending {
  /** With the fields that ask for a stream, or for none. */
  readonly request: WireRequest;
  readonly decoder: Decoder;
  readonly transport: Transport;
  readonly signal: AbortSignal | undefined;
  readonly limits: Limits;
  /** Takes what a stream says, as it comes. */
  readonly onDelta: (delta: AnswerDelta) => void;
}

/** An answer, and what is known of the response that it was in. */
export interface Received {
  readonly answer: Answer;
  /** Of HTTP. */
  readonly status: number;
  /** The service's name for the request. */
  readonly requestId?: string;
}

/** Sends a request once. Throws {@link AttemptFailure}, or the caller's own reason where the caller ended it. */
export async function sendOnce(sending: Sending, number: number): Promise<Received> {
  const { request, transport, signal, limits } = sending;
  const watch = new AttemptLimits(signal, limits);
  const hide = (text: string) => transport.hide?.(text, request) ?? text;
  let context: AttemptContext = { request, number, hide };
  try {
    const response = await respond(sending, watch, context);
    context = { ...context, response };
    const answer = await readAnswer(sending, watch, response, context);
    const requestId = requestIdOf(response);
    const received = { answer: hideNames(answer, hide), status: response.status };
    return requestId === undefined ? received : { ...received, requestId: hide(requestId) };
  } catch (error) {
    if (watch.isEndedByCaller) throw watch.signal.reason;
    if (error instanceof AttemptFailure) throw error;
    if (watch.signal.aborted) throw failAs("timeout", watch.signal.reason.message, context);
    throw asFailure(error, context);
  } finally {
    watch.end();
  }
}

/** The response of the transport; one that comes too late is cancelled. */
async function respond(
  { request, transport }: Sending,
  watch: AttemptLimits,
  context: AttemptContext,
): Promise<Response> {
  const { signal } = watch;
  signal.throwIfAborted();
  const response = transport(request, signal);
  try {
    return await watch.until(response);
  } catch (error) {
    response.then(({ body }) => body?.cancel()).catch(() => {});
    throw signal.aborted ? signal.reason : asTransportFailure(error, context);
  }
}

/** The longest body of an error that is read, in characters. */
const longestFault = 65_536;

async function readAnswer(
  { decoder, request, onDelta }: Sending,
  watch: AttemptLimits,
  response: Response,
  context: AttemptContext,
): Promise<Answer> {
  if (!response.ok)
    throw failByFault(readFault(context.hide(await readFaultText(response, watch)), decoder), context);
  let isBegun = false;
  const reader = bodyReader(response, {
    request,
    decoder,
    onDelta(delta) {
      isBegun = true;
      onDelta(delta);
    },
    hide: context.hide,
  });
  const answer = await receive(reader, response, watch, () => isBegun);
  if (request.stream && !isBegun) deltasOf(answer).forEach(onDelta);
  return answer;
}

/** The body of an error, or what there is of it: the status says the kind where the body does not come. */
async function readFaultText(response: Response, watch: AttemptLimits): Promise<string> {
  let text = "";
  try {
    await readBody(response, watch, (piece) => {
      text += piece;
      watch.heard(false, () => true);
      return text.length < longestFault;
    });
  } catch (error) {
    if (watch.isEndedByCaller) throw error;
  }
  return text;
}

/** Reads a body to its end. An answer that is there is given, however its connection ended. */
async function receive(
  reader: BodyReader,
  response: Response,
  watch: AttemptLimits,
  isBegun: () => boolean,
): Promise<Answer> {
  try {
    await readBody(response, watch, (text) => {
      if (reader.push(text)) watch.heard(isBegun(), () => answerOf(reader) !== undefined);
      else watch.felt();
      return true;
    });
    reader.close();
  } catch (error) {
    if (error instanceof ServiceError || watch.isEndedByCaller) throw error;
    // What follows on a piece that cannot be read is left out: the answer would have a gap.
    const answer = error instanceof DecodeError ? answerOf(reader) : lastAnswerOf(reader);
    if (!answer) throw error;
    return answer;
  }
  return reader.answer();
}

function answerOf(reader: BodyReader): Answer | undefined {
  try {
    return reader.answer();
  } catch {
    return undefined;
  }
}

function lastAnswerOf(reader: BodyReader): Answer | undefined {
  try {
    reader.close();
  } catch {
    // What came before may be whole.
  }
  return answerOf(reader);
}

/** A failure of the answer; what is none of the service's doing stays what it is. */
function asFailure(error: unknown, context: AttemptContext): unknown {
  if (error instanceof ServiceError) return failByFault(asFault(error), context);
  if (error instanceof DecodeError) return failAs("malformed-answer", error.message, context);
  return error instanceof TransportError ? asTransportFailure(error, context) : error;
}

function asTransportFailure(error: unknown, context: AttemptContext): AttemptFailure {
  const { message, code } = describeNetworkError(error);
  const reason =
    error instanceof TransportError ? error.reason : error instanceof TypeError ? "network" : "other";
  if (reason === "key") return failAs("authentication", message, { ...context, number: context.number - 1 });
  if (code !== undefined && connectionTimeouts.has(code))
    return failAs("timeout", message, context, { code });
  return failAs("connection", message, context, {
    code,
    isRepeatable: reason === "network" && !lastingConnectionErrors.has(code ?? ""),
    // Platforms quote headers in what their connections fail with; a transport of another kind sends no key.
    ...(reason === "other" && { cause: error }),
  });
}
