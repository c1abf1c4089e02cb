// Loaded before a program with `node --import`. At its end writes what it took to the file that BENCH_USAGE names.
import { writeFileSync } from "node:fs";

/** What a process took, Node's own start left out. */
export interface Usage {
  /** From the first line of code that is not Node's to the end. */
  readonly milliseconds: number;
  /** The most memory that was resident at one time, in kB. */
  readonly peakMemory: number;
}

const start = performance.now();
process.on("exit", () => {
  const usage: Usage = {
    milliseconds: performance.now() - start,
    peakMemory: process.resourceUsage().maxRSS,
  };
  const path = process.env["BENCH_USAGE"];
  if (path) writeFileSync(path, JSON.stringify(usage));
});
