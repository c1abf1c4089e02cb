/** Milliseconds that a queue waits. */
export interface QueueTiming {
  /** After the first sign of a change: a save is often two writes, or a write and a rename. */
  readonly gather: number;
  /** Without a sign, once several files have changed: a switch of branches changes many. */
  readonly quiet: number;
  /** At most, where signs do not end. */
  readonly most: number;
  /** After the last sign, until a run looks whether one was missed. */
  readonly settle: number;
}

const DEFAULT_TIMING: QueueTiming = { gather: 5, quiet: 30, most: 300, settle: 250 };

/** How a run came about. */
export interface RunCause {
  /** When the first sign of a change was seen, by `performance.now()`. */
  readonly since: number;
  /** Whether no sign has been seen for some time. */
  readonly isSettled: boolean;
}

/**
 * Runs something after signs of changes: soon, never twice at a time, and always once more after the last sign. The
 * run must not rely on what the signs say, since several of them lead to one run, and some to none of their own.
 */
export class RunQueue {
  readonly #run: (cause: RunCause) => Promise<void>;
  readonly #timing: QueueTiming;
  readonly #names = new Set<string>();
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settleTimer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isClosed = false;

  /** `run` must not reject. */
  constructor(run: (cause: RunCause) => Promise<void>, timing: QueueTiming = DEFAULT_TIMING) {
    this.#run = run;
    this.#timing = timing;
  }

  /** A sign of a change. `name` is that of the file, where it is one that matters. */
  wake(name?: string): void {
    if (this.#isClosed) return;
    const isNew = this.#since === undefined || (name !== undefined && !this.#names.has(name));
    this.#since ??= performance.now();
    if (name !== undefined) this.#names.add(name);
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.#settle(), this.#timing.settle);
    if (isNew && !this.#running) this.#schedule();
  }

  /** Runs once more and waits for the end of it. */
  async runNow(): Promise<void> {
    await this.#running;
    if (!this.#isClosed) await this.#start(true);
  }

  /** Ends after the run that is going on, if there is one. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#settleTimer);
    await this.#running;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const { gather, quiet, most } = this.#timing;
    const past = performance.now() - (this.#since ?? 0);
    const wait = Math.min(this.#names.size > 1 ? quiet : gather, Math.max(0, most - past));
    this.#timer = setTimeout(() => void this.#start(false), wait);
  }

  #settle(): void {
    // Where signs are waiting, their own run comes first, and this one after it.
    if (this.#since !== undefined || this.#running) {
      this.#settleTimer = setTimeout(() => this.#settle(), this.#timing.settle);
    } else void this.#start(true);
  }

  #start(isSettled: boolean): Promise<void> {
    clearTimeout(this.#timer);
    const since = this.#since ?? performance.now();
    this.#since = undefined;
    this.#names.clear();
    this.#running = this.#run({ since, isSettled }).finally(() => {
      this.#running = undefined;
      if (this.#since !== undefined && !this.#isClosed) this.#schedule();
    });
    return this.#running;
  }
}
