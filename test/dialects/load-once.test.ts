import { expect, test } from "vitest";
import { loadOnce } from "../../src/dialects/load-once.ts";

test("what is loaded is loaded once, and what could not be is loaded anew", async () => {
  const loads: (() => Promise<number>)[] = [
    () => Promise.reject(new Error("offline")),
    async () => 1,
    async () => 2,
  ];
  const load = loadOnce(() => (loads.shift() as () => Promise<number>)());
  await expect(load()).rejects.toThrow("offline");
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});
