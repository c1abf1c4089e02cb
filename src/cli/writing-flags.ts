import type { Context } from "./context.ts";
import { UsageError } from "./options.ts";

/** Refuses flags of `check` that write where nothing may be written, or that contradict each other. */
export function checkWritingFlags({
  args,
  ci,
}: {
  readonly args: Context["args"] & { readonly staged?: boolean };
  readonly ci: boolean;
}): void {
  const { fix, baseline, staged, positionals, target } = args;
  if (!fix && !baseline) return;
  const flag = fix ? "--fix" : "--baseline";
  if (ci) {
    throw new UsageError(
      `check ${flag} writes files, and under CI nothing is written: run it before the commit`,
    );
  }
  if (staged)
    throw new UsageError(`check ${flag} changes files, and check --staged reads the index: run one of them`);
  if (fix && baseline) throw new UsageError("run check --fix first, then check --baseline for what is left");
  if (baseline && (positionals.length > 0 || target)) {
    throw new UsageError("check --baseline records the whole project: it takes no prompts and no --target");
  }
}
