import type { Context } from "./context.ts";
import { UsageError } from "./options.ts";

/** Refuses flags of `check` that contradict each other, or that write where nothing may be written. */
export function checkFlags({ args, ci }: Pick<Context, "args" | "ci">): void {
  const { fix, baseline, staged, positionals, target } = args;
  if (staged && positionals.length > 0) {
    throw new UsageError("--staged takes no names: what the change touches is checked");
  }
  if (!fix && !baseline) return;
  const flag = fix ? "--fix" : "--baseline";
  if (ci) {
    throw new UsageError(
      `check ${flag} writes files, and under CI nothing is written: run it before the commit`,
    );
  }
  if (staged) {
    throw new UsageError(`check ${flag} changes files, and check --staged reads the index: run one of them`);
  }
  if (fix && baseline) throw new UsageError("run check --fix first, then check --baseline for what is left");
  if (baseline && (positionals.length > 0 || target)) {
    throw new UsageError("check --baseline records the whole project: it takes no prompts and no --target");
  }
}
