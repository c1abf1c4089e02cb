import { describeNetworkError } from "../backends/transports/network-error.ts";
import { TransportError } from "../backends/transports/transport.ts";

/**
 * Hands out the text of a body, piece by piece, until its end or until `onText` says to stop. What is left is cancelled,
 * as it is when the signal ends the wait. Rejects with the reason of the signal, a {@link TransportError} where the
 * connection broke, or what `onText` throws.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
  onText: (text: string) => boolean,
): Promise<void> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  // Ends a read that waits, whatever the transport makes of the signal.
  const cancel = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read().catch(throwBroken);
      signal.throwIfAborted();
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (text && !onText(text)) return cancel();
      if (done) return;
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

function throwBroken(error: unknown): never {
  const { message, code } = describeNetworkError(error);
  throw new TransportError("network", message, code);
}
