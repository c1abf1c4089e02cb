import { Buffer, isUtf8 } from "node:buffer";
import type { ReadableFile } from "./batch-files.ts";

/** A line that is not blank. */
export interface Line {
  /** Of all lines of the file, blank ones included; the first is 1. */
  readonly number: number;
  /** Byte at which it begins. */
  readonly offset: number;
  /** Without the end of the line. What is no UTF-8 is replaced, as `fault` says. Absent where the line is too long. */
  readonly text?: string;
  /** Why the text is not what the file has. */
  readonly fault?: "not-utf-8" | "too-long";
}

/** Bytes that are read at once. */
export const BLOCK = 1 << 18;
/** Bytes. Longer lines are passed over: more than any service takes as one request. */
export const LONGEST_LINE = 1 << 27;

const NEWLINE = 0x0a;
const SPACE = 0x20;
const BLANK = /^[ \t\r]*$/;
const BYTE_ORDER_MARK = Buffer.from("\ufeff");

/**
 * The lines of a file, in as much memory as a block, or the longest line, takes. Lines end with LF or CRLF; blank ones
 * are passed over, as is a byte order mark.
 */
export function* readLines(file: ReadableFile, longest = LONGEST_LINE): Generator<Line, void, undefined> {
  let buffer = Buffer.allocUnsafe(BLOCK);
  let number = 0;
  /** Position in the file of the first byte of the buffer, and how many bytes it holds. */
  let [start, held] = [0, 0];
  for (;;) {
    if (held > longest) {
      const line = passOver(file, start);
      yield { number: ++number, offset: start, fault: "too-long" };
      [start, held] = [line.end, 0];
    }
    if (held === buffer.length) buffer = grow(buffer);
    const count = file.read(buffer, held, buffer.length - held, start + held);
    const isEnd = count < buffer.length - held;
    held += count;
    const end = isEnd ? held : buffer.lastIndexOf(NEWLINE, held - 1) + 1;
    if (end > 0) number = yield* new Block(buffer, end, start, longest).lines(number);
    if (isEnd) return;
    if (end === 0) continue;
    buffer.copyWithin(0, end, held);
    [start, held] = [start + end, held - end];
    if (buffer.length > BLOCK && held < BLOCK) buffer = shrink(buffer, held);
  }
}

/** Some whole lines in a buffer. */
class Block {
  readonly #bytes: Buffer;
  readonly #start: number;
  readonly #isUtf8: boolean;
  readonly #longest: number;

  constructor(buffer: Buffer, end: number, start: number, longest: number) {
    this.#longest = longest;
    this.#bytes = buffer.subarray(0, end);
    this.#start = start;
    this.#isUtf8 = isUtf8(this.#bytes);
  }

  /** Texts are made one by one, so that each can be forgotten soon. Returns the number of the last line. */
  *lines(before: number): Generator<Line, number, undefined> {
    const bytes = this.#bytes;
    let number = before;
    for (let from = 0; from < bytes.length; ) {
      const found = bytes.indexOf(NEWLINE, from);
      const to = found < 0 ? bytes.length : found;
      const line = this.#read(++number, from, to);
      if (line) yield line;
      from = to + 1;
    }
    return number;
  }

  #read(number: number, from: number, to: number): Line | undefined {
    const bytes = this.#bytes;
    const isMarked = this.#start + from === 0 && bytes.indexOf(BYTE_ORDER_MARK) === 0;
    const skipped = isMarked ? BYTE_ORDER_MARK.length : 0;
    const offset = this.#start + from + skipped;
    if (to - from > this.#longest) return { number, offset, fault: "too-long" };
    let text = bytes.toString("utf8", from + skipped, to);
    if (text.endsWith("\r")) text = text.slice(0, -1);
    if (!(text.charCodeAt(0) > SPACE) && BLANK.test(text)) return undefined;
    if (this.#isUtf8 || isUtf8(bytes.subarray(from, to))) return { number, offset, text };
    return { number, offset, text, fault: "not-utf-8" };
  }
}

function grow(buffer: Buffer): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(buffer.length * 2);
  buffer.copy(larger);
  return larger;
}

function shrink(buffer: Buffer, held: number): Buffer<ArrayBuffer> {
  const smaller = Buffer.allocUnsafe(BLOCK);
  buffer.copy(smaller, 0, 0, held);
  return smaller;
}

/** Where the line that begins at a place ends, its end included. */
function passOver(file: ReadableFile, from: number): { end: number } {
  const buffer = Buffer.allocUnsafe(BLOCK);
  for (let at = from; ; at += BLOCK) {
    const count = file.read(buffer, 0, BLOCK, at);
    const found = buffer.subarray(0, count).indexOf(NEWLINE);
    if (found >= 0) return { end: at + found + 1 };
    if (count < BLOCK) return { end: at + count };
  }
}
