import { expect, it } from "vitest";
import { OffsetIndex } from "../../src/batch/offset-index.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

it("finds lines by hashes that many of them share, in the order in which they came", () => {
  const hashes = fc.array(fc.option(fc.constantFrom(0, 1, 4095, 4096, 0xffffffff), { nil: undefined }));
  fc.assert(
    fc.property(hashes, fc.array(fc.nat(99)), (drawn, marks) => {
      const index = new OffsetIndex();
      for (const [at, hash] of drawn.entries()) expect(index.add(at * 7e9, hash)).toBe(at);
      const marked = new Set(marks.filter((mark) => mark < drawn.length));
      for (const mark of marked) index.take(mark);
      for (const hash of [0, 1, 4095, 4096, 0xffffffff, 2]) {
        const entries = drawn.flatMap((each, at) => (each === hash ? [at] : []));
        expect([...index.find(hash)]).toEqual(entries);
      }
      for (const at of drawn.keys()) {
        expect(index.offsetOf(at)).toBe(at * 7e9);
        expect(index.isTaken(at)).toBe(marked.has(at));
      }
    }),
    { numRuns: cases(100) },
  );
});

it("grows past its first tables", () => {
  const index = new OffsetIndex();
  const hashOf = (at: number) => Math.imul(at >>> 1, 0x9e3779b1) >>> 0;
  const count = 140_000;
  for (let at = 0; at < count; at++) index.add(at, hashOf(at));
  expect(index.size).toBe(count);
  for (let at = 0; at < count; at += 977) {
    const even = at & ~1;
    expect([...index.find(hashOf(at))]).toEqual([even, even + 1]);
  }
});
