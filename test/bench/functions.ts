import type { Bench } from "./bench.ts";
import type { Comparison } from "./processes.ts";
import { runCommand } from "./processes.ts";
import { median } from "./statistics.ts";
import type { Timing, TimingTask } from "./workers/time-functions.ts";

/** Two modules that export `run`, and how to time them. */
export type FunctionPair = Pick<TimingTask, "reference" | "candidate" | "use" | "compare" | "size">;

/** Medians over several fresh processes, in nanoseconds. */
export interface FunctionComparison extends Comparison {
  readonly note: string;
  /** What of the results differs and may. */
  readonly differs: readonly string[];
}

/** Checks that two functions give the same, then times them in turns. Throws where they give something else. */
export function compareFunctions(bench: Bench, pair: FunctionPair): FunctionComparison {
  const { quick } = bench.options;
  const [rounds, batchMs, warmMs] = quick ? [12, 4, 400] : [24, 10, 1000];
  // Other packages are far from the limit of ours; what they take need not be known to the percent.
  const isPeer = pair.compare === "texts";
  const processes = quick ? 1 : isPeer ? 3 : 7;
  const task: TimingTask = { ...pair, data: bench.workload.data, rounds, batchMs, warmMs };
  const worker = bench.bundle("workers/time-functions.ts");
  const found: Timing[] = [];
  for (let at = 0; at < processes; at++) {
    found.push(JSON.parse(runCommand({ args: [worker, JSON.stringify(task)], cwd: bench.work })));
  }
  const reference = median(found.map((each) => each.reference));
  return {
    reference,
    // The median of ratios: processes differ more from each other than the rounds of one.
    value: reference * median(found.map((each) => (2 * each.candidate) / (each.reference + each.again))),
    noise: median(found.map((each) => each.reference / each.again)),
    differs: found[0]?.differs ?? [],
    note: `${processes} × ${rounds} rounds`,
  };
}
