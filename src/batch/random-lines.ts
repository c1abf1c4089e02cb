import { Buffer } from "node:buffer";
import type { ReadableFile } from "./batch-files.ts";
import { LONGEST_LINE } from "./read-lines.ts";

const NEWLINE = 0x0a;
/** Bytes read ahead where lines are asked for one after the other. */
const AHEAD = 1 << 16;
/** Bytes read of a line of which nothing is known. */
const USUAL = 1 << 12;

/** Reads single lines of a file at any place; lines asked for in their order are read many at a time. */
export class RandomLines {
  readonly #file: ReadableFile;
  #buffer = Buffer.allocUnsafe(AHEAD);
  /** Position of the first byte of the buffer, and how many bytes it holds. */
  #start = 0;
  #held = 0;

  constructor(file: ReadableFile) {
    this.#file = file;
  }

  /** The line that begins at a place, without its end. `length` is how many bytes it is thought to have. */
  at(offset: number, length = USUAL): string {
    const end = this.#start + this.#held;
    // A line a little further on: the lines after it are likely to be next.
    const isNext = offset >= this.#start && offset < end + AHEAD;
    if (offset < this.#start || offset >= end) this.#read(offset, isNext ? AHEAD : length);
    for (;;) {
      const from = offset - this.#start;
      const found = this.#buffer.subarray(0, this.#held).indexOf(NEWLINE, from);
      if (found >= 0) return this.#buffer.toString("utf8", from, found);
      const have = this.#held - from;
      if (offset + have >= this.#file.size || have > LONGEST_LINE) {
        return this.#buffer.toString("utf8", from, this.#held);
      }
      this.#read(offset, Math.max(AHEAD, have * 2));
    }
  }

  #read(offset: number, length: number): void {
    if (length > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(length);
    else if (this.#buffer.length > AHEAD && length <= AHEAD) this.#buffer = Buffer.allocUnsafe(AHEAD);
    this.#held = this.#file.read(this.#buffer, 0, length, offset);
    this.#start = offset;
  }
}
