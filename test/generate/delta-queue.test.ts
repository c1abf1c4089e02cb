import { expect, test, vi } from "vitest";
import { DeltaQueue } from "../../src/generate/delta-queue.ts";

const done = { done: true, value: undefined };
const given = (value: object) => ({ done: false, value });

test("gives each delta once, in order, to readers who wait and who come later", async () => {
  const queue = new DeltaQueue<object>(() => {});
  const waiting = [queue.next(), queue.next()];
  const deltas = [1, 2, 3].map((number) => ({ number }));
  for (const delta of deltas) queue.push(delta);
  queue.end({});
  expect(await Promise.all([...waiting, queue.next(), queue.next()])).toEqual([...deltas.map(given), done]);
});

test("throws its error once, after what came before it", async () => {
  const queue = new DeltaQueue<object>(() => {});
  queue.push({});
  queue.end({ error: undefined });
  queue.end({});
  expect(await queue.next()).toEqual(given({}));
  await expect(queue.next()).rejects.toBeUndefined();
  expect(await queue.next()).toEqual(done);
});

test("keeps nothing for a reader who left", async () => {
  const onLeave = vi.fn();
  const queue = new DeltaQueue<object>(onLeave);
  const waiting = queue.next();
  expect(await queue.return()).toEqual(done);
  queue.push({});
  queue.end({ error: new Error("Too late") });
  expect([await waiting, await queue.next()]).toEqual([done, done]);
  expect(onLeave).toHaveBeenCalledOnce();
});
