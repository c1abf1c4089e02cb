/** Lines between two breaths. */
export const BREATH = 512;

/** Lets the process see its signals. Throws the reason of one that was aborted. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise(setImmediate);
  signal?.throwIfAborted();
}
