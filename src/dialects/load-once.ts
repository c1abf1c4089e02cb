/**
 * A function that loads something when it is first asked for, and gives the same from then on, as `import()` takes its time
 * also for what is there already. What could not be loaded is loaded anew: an app may have been offline.
 */
export function loadOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
