import { Buffer } from "node:buffer";

/** Where bytes go. May wait; throws where they cannot go. */
export type WriteBytes = (bytes: Uint8Array) => void | Promise<void>;

const SIZE = 1 << 18;
/** The most bytes that one UTF-16 unit takes, an escape included. */
const WIDEST = 6;
/** Readers of lines that follow Unicode end lines at these, which JSON leaves as they are; they stand in strings alone. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** JSON text that no reader takes for several lines. */
export function oneLine(json: string): string {
  return json.replace(LINE_ENDS, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Collects JSON texts into blocks. */
export class LineWriter {
  /** Bytes written so far, waiting ones included. */
  bytes = 0;
  readonly #write: WriteBytes;
  #buffer = Buffer.allocUnsafe(SIZE);
  #held = 0;

  constructor(write: WriteBytes) {
    this.#write = write;
  }

  /** Takes a text without waiting where there is room for it; a promise means that it has to be waited for. */
  write(text: string): void | Promise<void> {
    if (this.#held + text.length * WIDEST > SIZE) return this.#writeFull(text);
    let count = this.#buffer.write(text, this.#held);
    // Most texts are ASCII, which is faster known than searched for.
    if (count !== text.length) {
      const safe = oneLine(text);
      if (safe !== text) count = this.#buffer.write(safe, this.#held);
    }
    this.#held += count;
    this.bytes += count;
  }

  /** Lets go of what waits. */
  async flush(): Promise<void> {
    if (this.#held === 0) return;
    const written = this.#write(this.#buffer.subarray(0, this.#held));
    this.#held = 0;
    if (!written) return;
    // A stream goes on reading what it was handed.
    this.#buffer = Buffer.allocUnsafe(SIZE);
    await written;
  }

  async #writeFull(text: string): Promise<void> {
    await this.flush();
    if (text.length * WIDEST <= SIZE) return this.write(text);
    const bytes = Buffer.from(oneLine(text));
    this.bytes += bytes.length;
    await this.#write(bytes);
  }
}
