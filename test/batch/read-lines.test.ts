import { expect, it } from "vitest";
import type { ReadableFile } from "../../src/batch/batch-files.ts";
import { RandomLines } from "../../src/batch/random-lines.ts";
import { BLOCK, type Line, readLines } from "../../src/batch/read-lines.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

/** A file in memory. */
function fileOf(bytes: Uint8Array): ReadableFile {
  return {
    size: bytes.length,
    read: (buffer, at, length, position) => {
      const part = bytes.subarray(position, position + length);
      buffer.set(part, at);
      return part.length;
    },
    close: () => {},
  };
}

const linesOf = (text: string): Line[] => [...readLines(fileOf(Buffer.from(text)))];

/** The same, read at once. */
function expected(text: string): Line[] {
  const [bytes, mark] = [Buffer.from(text), text.startsWith("\ufeff") ? 3 : 0];
  const lines: Line[] = [];
  let [offset, number] = [0, 0];
  for (const raw of bytes.toString("latin1").split("\n")) {
    number++;
    const skipped = number === 1 ? mark : 0;
    const line = Buffer.from(raw.slice(skipped), "latin1").toString().replace(/\r$/, "");
    if (!/^[ \t\r]*$/.test(line)) lines.push({ number, offset: offset + skipped, text: line });
    offset += raw.length + 1;
  }
  return lines;
}

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("\n", "\r\n", "\r", "", " ", "\u2028", "\ufeff", "é", "😀", '{"a":1}'),
      fc.nat(8).map((size) => "x".repeat(size * (BLOCK >> 2))),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

it("reads the lines of any file, with their places", () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(linesOf(each)).toEqual(expected(each));
    }),
    { numRuns: cases(20) },
  );
});

it("reads lines again by their places, in any order", () => {
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 10 }), (each, order) => {
      const lines = linesOf(each);
      const file = new RandomLines(fileOf(Buffer.from(each)));
      for (const number of order.filter(() => lines.length > 0)) {
        const { offset, text: line } = lines[number % lines.length] as Line;
        expect(file.at(offset).replace(/\r$/, "")).toBe(line);
      }
    }),
    { numRuns: cases(12) },
  );
});

it("says which lines are no UTF-8, and leaves the others alone", () => {
  const bytes = Buffer.concat([
    Buffer.from("é\n"),
    Buffer.from([0xc3, 0x28]),
    Buffer.from("\n😀\n"),
    Buffer.from([0xf0]),
  ]);
  expect([...readLines(fileOf(bytes))].map(({ number, text, fault }) => [number, fault ?? text])).toEqual([
    [1, "é"],
    [2, "not-utf-8"],
    [3, "😀"],
    [4, "not-utf-8"],
  ]);
});

it("passes over a line that is a little too long, wherever the buffer ends", () => {
  for (const more of [0, 1, 40]) {
    const bytes = Buffer.from(`${"y".repeat(BLOCK * 2 + more)}\nb\n`);
    const found = [...readLines(fileOf(bytes), BLOCK * 2)].map(({ text, fault }) => fault ?? text?.length);
    expect(found, `${more}`).toEqual([more ? "too-long" : BLOCK * 2, 1]);
  }
});

it("passes over lines that are too long, without holding them", () => {
  const long = "y".repeat(BLOCK * 5);
  const lines = readLines(fileOf(Buffer.from(`a\n${long}\nb\n${long}`)), BLOCK * 2);
  expect([...lines].map(({ number, text, fault }) => [number, text ?? fault])).toEqual([
    [1, "a"],
    [2, "too-long"],
    [3, "b"],
    [4, "too-long"],
  ]);
});
