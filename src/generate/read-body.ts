/** The text of a body, as it comes. A body that is left before its end is cancelled. */
export async function* readText(response: Response, signal: AbortSignal): AsyncGenerator<string, void> {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  // Ends a read that waits, whatever the transport does with the signal.
  const cancel = () => void reader.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel, { once: true });
  let isWhole = false;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      const text = decoder.decode(value, { stream: true });
      if (text) yield text;
    }
    signal.throwIfAborted();
    isWhole = true;
    const rest = decoder.decode();
    if (rest) yield rest;
  } finally {
    signal.removeEventListener("abort", cancel);
    if (!isWhole) cancel();
  }
}

/** A body as one text, or its beginning: what comes after `limit` characters is cancelled. */
export async function readWhole(response: Response, signal: AbortSignal, limit = Infinity): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const text of readText(response, signal)) {
    pieces.push(text);
    length += text.length;
    if (length >= limit) break;
  }
  return pieces.join("").slice(0, limit);
}
