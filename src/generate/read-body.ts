import { describeNetworkError } from "../backends/transports/network-error.ts";
import { TransportError } from "../backends/transports/transport.ts";
import type { AttemptLimits } from "./attempt-limits.ts";

/**
 * Hands out the text of a body, piece by piece, until its end or until `onText` says to stop. What is left is cancelled,
 * as it is when the watch ends the wait. Rejects with the reason of the watch's signal, a {@link TransportError} where
 * the connection broke, or what `onText` throws.
 */
export async function readBody(
  response: Response,
  watch: Pick<AttemptLimits, "signal" | "until">,
  onText: (text: string) => boolean,
): Promise<void> {
  if (!response.body) return;
  const { signal } = watch;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const cancel = () => void reader.cancel(signal.reason).catch(() => {});
  try {
    for (;;) {
      const { done, value } = await watch.until(reader.read().catch(throwBroken));
      signal.throwIfAborted();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (text && !onText(text)) return cancel();
      if (done) return;
    }
  } catch (error) {
    cancel();
    throw error;
  }
}

function throwBroken(error: unknown): never {
  const { message, code } = describeNetworkError(error);
  throw new TransportError("network", message, code);
}
