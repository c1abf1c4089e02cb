import type { Usage } from "../dialects/decoder.ts";

const counts = [
  "inputTokens",
  "outputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "reasoningTokens",
] as const satisfies readonly (keyof Usage)[];

/** Tokens of several answers. A count that none has is absent; undefined where no answer counts anything. */
export function sumUsage(usages: readonly (Usage | undefined)[]): Usage | undefined {
  const known = usages.filter((usage) => usage !== undefined);
  if (known.length < 2) return known[0];
  const sums: { -readonly [Count in keyof Usage]: Usage[Count] } = {};
  for (const count of counts) {
    const values = known.flatMap((usage) => usage[count] ?? []);
    if (values.length > 0) sums[count] = values.reduce((sum, value) => sum + value, 0);
  }
  return sums;
}
