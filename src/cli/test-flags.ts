import type { LiveOptions } from "../suite/live-asker.ts";
import { readShard, type Shard } from "../suite/shard.ts";
import type { Context } from "./context.ts";
import { UsageError } from "./options.ts";

/** What the flags of `test` ask for. */
export interface TestFlags {
  readonly update: boolean;
  readonly shard?: Shard;
  /** Absent where no backend is asked. */
  readonly live?: LiveOptions;
}

/** Reads the flags of `test`. Throws {@link UsageError} for those that contradict each other. */
export function readTestFlags({ args, ci, env, today }: Context): TestFlags {
  const { live, record, scripted, timeout, shard, update } = args;
  for (const [name, given] of Object.entries({ record, scripted, timeout })) {
    if (given !== undefined && !live)
      throw new UsageError(`--${name} says how backends are asked: add --live`);
  }
  if (record && ci) {
    throw new UsageError(
      "test --record writes files, and under CI nothing is written: record before the commit",
    );
  }
  if (scripted?.trim() === "") throw new UsageError("--scripted names what plays the backends");
  const part = shard === undefined ? undefined : readShard(shard);
  if (shard !== undefined && !part)
    throw new UsageError(`--shard is a part of a whole, such as 1/4, not ${shard}`);
  const timeoutMs = timeout === undefined ? undefined : readSeconds(timeout);
  return {
    update: update === true,
    ...(part && { shard: part }),
    ...(live && {
      live: {
        env,
        today,
        record: record === true,
        ...(scripted !== undefined && { scripted }),
        ...(timeoutMs !== undefined && { timeoutMs }),
      },
    }),
  };
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || seconds <= 0 || seconds > 86_400) {
    throw new UsageError(`--timeout is a number of seconds, not ${text}`);
  }
  return seconds * 1000;
}
