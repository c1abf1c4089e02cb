/** The milliseconds that an answer asks to wait, by `retry-after-ms` or `retry-after` in seconds or as a date. */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const ms = number(headers.get("retry-after-ms"));
  if (ms !== undefined) return ms;
  const said = headers.get("retry-after");
  const seconds = number(said);
  if (seconds !== undefined) return seconds * 1000;
  // `Date.parse` takes almost anything: -3 is a day of 2001.
  const date = /^[a-z]+, .* GMT$/i.test(said ?? "") ? Date.parse(said ?? "") : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function number(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

/**
 * The pause before a retry, counted from 1, in milliseconds: what the service asks for, else twice as long each time, less
 * up to half by chance, so that many who failed together do not come back together.
 */
export function pauseBefore(
  retry: number,
  retryAfterMs: number | undefined,
  { backoffMs, longestPauseMs }: { readonly backoffMs: number; readonly longestPauseMs: number },
): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  return Math.min(longestPauseMs, backoffMs * 2 ** (retry - 1)) * (1 - Math.random() / 2);
}
