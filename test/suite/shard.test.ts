import { describe, expect, test } from "vitest";
import { isInShard, readShard } from "../../src/suite/shard.ts";
import fc from "../support/fast-check.ts";
import { cases } from "../support/seed.ts";

describe("shards", () => {
  test("are a part of the whole each, and the whole together", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 40 }), (length, count) => {
        const places = Array.from({ length }, (_, place) => place);
        const shards = Array.from({ length: count }, (_, at) =>
          places.filter((place) => isInShard(place, { index: at + 1, count })),
        );
        expect(shards.flat().sort((a, b) => a - b)).toEqual(places);
        const sizes = shards.map((shard) => shard.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
      { numRuns: cases(100) },
    );
  });

  test("without one, everything is in", () => {
    expect([0, 1, 7].every((place) => isInShard(place, undefined))).toBe(true);
  });

  test.each([
    ["1/1", { index: 1, count: 1 }],
    ["3/12", { index: 3, count: 12 }],
    ["0/2", undefined],
    ["3/2", undefined],
    ["1/0", undefined],
    ["1", undefined],
    ["-1/2", undefined],
    ["1.5/2", undefined],
  ])("%s", (text, shard) => {
    expect(readShard(text)).toEqual(shard);
  });
});
