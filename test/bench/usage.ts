import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bench } from "./bench.ts";
import { type Command, runCommand } from "./processes.ts";
import type { Usage } from "./workers/report-usage.ts";

/** Runs a Node command and returns the time and memory that it took by its own account. */
export function measureUsage(bench: Bench, command: Command): Usage {
  const preload = pathToFileURL(bench.bundle("workers/report-usage.ts")).href;
  const file = join(bench.work, "usage.json");
  command.before?.();
  runCommand({
    ...command,
    args: ["--import", preload, ...command.args],
    env: { ...command.env, BENCH_USAGE: file },
  });
  return JSON.parse(readFileSync(file, "utf8"));
}
