/** What changes when a file does, without reading it. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970 at which the content changed last. */
  readonly mtimeMs: number;
  /** Milliseconds since 1970 at which content, name or rights changed last. No program can set it back. */
  readonly ctimeMs: number;
  readonly ino: number;
}

/** A stamp, and when it was taken. */
export interface TimedStamp extends FileStamp {
  /** Milliseconds since 1970. */
  readonly seenMs: number;
}

/** A stamp to keep: without what else a file system says of a file. */
export function timeStamp({ size, mtimeMs, ctimeMs, ino }: FileStamp, seenMs: number): TimedStamp {
  return { size, mtimeMs, ctimeMs, ino, seenMs };
}

/** Clocks of file systems tick up to every 10 ms, and old ones store whole seconds or every other of them. */
const TICK_MS = 100;
const COARSE_TICK_MS = 2_000;

/**
 * Whether a file is what it was when the earlier stamp was taken. A file that had just changed then may have changed
 * again within the same tick of the clock, so its stamp says nothing.
 */
export function isUntouched(now: FileStamp, then: TimedStamp): boolean {
  return (
    now.size === then.size &&
    now.mtimeMs === then.mtimeMs &&
    now.ctimeMs === then.ctimeMs &&
    now.ino === then.ino &&
    isSettled(then)
  );
}

/** Whether any later change gives the file another stamp. */
export function isSettled({ mtimeMs, ctimeMs, seenMs }: TimedStamp): boolean {
  const isCoarse = Number.isInteger(mtimeMs / 1_000);
  return Math.max(mtimeMs, ctimeMs) + (isCoarse ? COARSE_TICK_MS : TICK_MS) < seenMs;
}
