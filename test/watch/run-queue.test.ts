import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type RunCause, RunQueue } from "../../src/watch/run-queue.ts";
import { Random } from "../differential/random.ts";

const timing = { gather: 5, quiet: 30, most: 300, settle: 250 };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] }));
afterEach(() => void vi.useRealTimers());

/** A queue of runs that take some time, and when each began and ended. */
function record(takes: () => number) {
  const runs: { began: number; ended: number | undefined; isSettled: boolean }[] = [];
  const queue = new RunQueue(async ({ isSettled }: RunCause) => {
    const run = { began: performance.now(), ended: undefined as number | undefined, isSettled };
    runs.push(run);
    await new Promise((resolve) => setTimeout(resolve, takes()));
    run.ended = performance.now();
  }, timing);
  return { queue, runs };
}

describe("a run queue", () => {
  it("runs soon after one file, and once more when no sign has come for some time", async () => {
    const { queue, runs } = record(() => 10);
    const start = performance.now();
    queue.wake("a.prompt");
    queue.wake("a.prompt");
    queue.wake();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(runs.map(({ began, isSettled }) => [began - start, isSettled])).toEqual([
      [5, false],
      [250, true],
    ]);
  });

  it("waits until many files are still, but not for ever", async () => {
    const { queue, runs } = record(() => 10);
    const start = performance.now();
    for (let count = 0; count < 100; count++) {
      queue.wake(`${count}.prompt`);
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(2_000);
    const unsettled = runs.filter(({ isSettled }) => !isSettled).map(({ began }) => began - start);
    expect(unsettled).toEqual([5, 20, 320, 620, 920, 1_020]);
    expect(runs.at(-1)?.isSettled).toBe(true);
  });

  it("never runs twice at a time, and always after the last sign", async () => {
    const random = new Random(7);
    const { queue, runs } = record(() => random.below(120));
    let last = 0;
    for (let count = 0; count < 500; count++) {
      queue.wake(random.chance(0.5) ? `${random.below(9)}.prompt` : undefined);
      last = performance.now();
      await vi.advanceTimersByTimeAsync(random.below(80));
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect(runs.length).toBeGreaterThan(50);
    for (const [index, run] of runs.entries()) {
      expect(run.began).toBeGreaterThanOrEqual(runs[index - 1]?.ended ?? 0);
    }
    expect(runs.at(-1)?.began).toBeGreaterThan(last);
    expect(runs.at(-1)?.isSettled).toBe(true);
  });

  it("ends after the run that is going on", async () => {
    const { queue, runs } = record(() => 100);
    queue.wake("a.prompt");
    await vi.advanceTimersByTimeAsync(10);
    queue.wake("b.prompt");
    const closed = queue.close();
    await vi.advanceTimersByTimeAsync(2_000);
    await closed;
    queue.wake("c.prompt");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(runs.length).toBe(1);
    expect(runs[0]?.ended).toBeDefined();
  });
});
