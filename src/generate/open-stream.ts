import type { Emit } from "./ask-model.ts";
import { DeltaQueue } from "./delta-queue.ts";
import type { AnswerStream, Result, StreamDelta } from "./result.ts";

/** Starts a call and hands out its pieces. `run` is given a signal that is aborted once nobody wants them any more. */
export function openStream<Output>(
  run: (emit: Emit, left: AbortSignal) => Promise<Result<Output>>,
): AnswerStream<Output> {
  const left = new AbortController();
  const deltas = new DeltaQueue<StreamDelta>(() =>
    left.abort(new DOMException("Nobody takes the answer any more.", "AbortError")),
  );
  const result = run((delta) => deltas.push(delta), left.signal);
  // Also takes care of a rejection that nobody looks at.
  result.then(
    () => deltas.end({}),
    (error) => deltas.end({ error }),
  );
  return { result, [Symbol.asyncIterator]: () => deltas };
}
