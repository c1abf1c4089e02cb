import { describe, expect, test } from "vitest";
import { type Figure, type Limit, ratioOf, stateOf } from "./figure.ts";
import { median } from "./statistics.ts";

const figure = (value: number | undefined, reference: number | undefined, limit?: Limit): Figure => ({
  what: "",
  unit: "ns",
  note: "",
  ...(value === undefined ? {} : { value }),
  ...(reference === undefined ? {} : { reference }),
  ...(limit ? { limit } : {}),
});

describe("the state of a figure", () => {
  test("is decided by the ratio, the limit itself included", () => {
    const limit: Limit = { of: "ratio", most: 1.25 };
    expect(stateOf(figure(125, 100, limit))).toBe("reached");
    expect(stateOf(figure(126, 100, limit))).toBe("open");
    expect(ratioOf(figure(126, 100))).toBe(1.26);
  });

  test("needs less than a limit that is itself too much", () => {
    const limit: Limit = { of: "ratio", most: 1, below: true };
    expect(stateOf(figure(100, 100, limit))).toBe("open");
    expect(stateOf(figure(99, 100, limit))).toBe("reached");
  });

  test("allows what the limit allows above the reference", () => {
    const limit: Limit = { of: "ratio", most: 1.25, orPlus: 10 };
    expect(stateOf(figure(30, 20, limit))).toBe("reached");
    expect(stateOf(figure(31, 20, limit))).toBe("open");
  });

  test("is decided by the value where the limit is one", () => {
    expect(stateOf(figure(50, undefined, { of: "value", most: 50 }))).toBe("reached");
    expect(stateOf(figure(51, undefined, { of: "value", most: 50 }))).toBe("open");
  });

  test("says that nothing was measured", () => {
    expect(stateOf(figure(undefined, 100, { of: "ratio", most: 1 }))).toBe("not measured");
    expect(stateOf(figure(100, undefined, { of: "ratio", most: 1 }))).toBe("not measured");
    expect(stateOf(figure(100, 100))).toBe("–");
  });
});

test("the median is the middle, or the mean of the two in the middle", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow();
});
