import { Buffer } from "node:buffer";
import type { Writable } from "node:stream";

/**
 * Writes bytes to a stream, and waits until it has taken them; at anything else that takes texts, they are texts. Bytes
 * are whole characters. Rejects with the error of the stream.
 */
export function writeBytesTo(out: { write(text: string): unknown }): (bytes: Uint8Array) => Promise<void> {
  if (!isStream(out)) {
    return async (bytes) => {
      out.write(Buffer.from(bytes).toString());
    };
  }
  return (bytes) => new Promise((done, fail) => out.write(bytes, (error) => (error ? fail(error) : done())));
}

/** Whether an error says that nobody reads any more. */
export function isBrokenPipe(error: unknown): boolean {
  const { code } = Object(error) as NodeJS.ErrnoException;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
}

function isStream(out: object): out is Writable {
  return "writableLength" in out;
}
