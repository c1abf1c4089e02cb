import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Bytes that are kept as they are: the output of some thousand prompts. */
const PLAIN_BYTES = 32 * 1024 * 1024;

/** A text in UTF-8 that is kept until it is written. */
export type HeldText = () => Uint8Array;

/**
 * Keeps the texts of a project until all of it is known to be sound. Those of large projects are compressed, which
 * takes little time beside compiling, and a fifth of the memory.
 */
export class TextStore {
  #plainBytes = 0;
  readonly #plainLimit: number;

  constructor(plainLimit: number = PLAIN_BYTES) {
    this.#plainLimit = plainLimit;
  }

  hold(text: string): HeldText {
    const bytes = Buffer.from(text);
    if (this.#plainBytes + bytes.length <= this.#plainLimit) {
      this.#plainBytes += bytes.length;
      return () => bytes;
    }
    // Copied, because what zlib gives is the beginning of a buffer of 16 kB, which would stay as a whole.
    const packed = new Uint8Array(deflateRawSync(bytes, { level: 1 }));
    return () => inflateRawSync(packed);
  }
}
