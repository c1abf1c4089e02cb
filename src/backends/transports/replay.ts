import { bodyText, type RecordedAnswer } from "./recorded-answer.ts";
import { hashRequest } from "./request-hash.ts";
import type { Transport } from "./transport.ts";

/** A recorded answer and the request that it belongs to. */
export interface RecordedExchange {
  /** {@link hashRequest} of the request. */
  readonly request: string;
  readonly answer: RecordedAnswer;
}

/**
 * Answers requests from recorded exchanges, without a network. A request that none was recorded for is rejected, so that
 * what changed since is never taken for what was asked. Answers are recorded whole: a stream is rejected as well.
 */
export function createReplayTransport(exchanges: Iterable<RecordedExchange>): Transport {
  const answers = new Map([...exchanges].map(({ request, answer }) => [request, answer]));
  return async (request, signal) => {
    signal.throwIfAborted();
    const answer = answers.get(hashRequest(request));
    if (!answer)
      throw new Error("No answer is recorded for this request: it has changed, or was never sent.");
    if (request.stream) throw new Error("Answers are recorded whole, and this request asks for a stream.");
    const { status, contentType } = answer;
    return new Response(bodyText(answer), { status, headers: { "content-type": contentType } });
  };
}
