import type { StagedIndex } from "../../git/staged-index.ts";
import { checkFlags } from "../check-flags.ts";
import type { Context } from "../context.ts";

/** Prints problems, then what targets do to prompts and what the checks found, judged by the config. */
export async function run(context: Context): Promise<number> {
  checkFlags(context);
  // Git answers while the compiler is loaded, which takes longer.
  const index = context.args.staged ? readIndex(context.cwd) : undefined;
  index?.catch(() => {});
  const { runCheck } = await import("../run-check.ts");
  return runCheck(context, await index);
}

async function readIndex(folder: string): Promise<StagedIndex> {
  const { readStagedIndex } = await import("../../git/staged-index.ts");
  return readStagedIndex(folder);
}
