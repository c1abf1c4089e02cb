/** The longest delay that timers take: more fires at once. */
const longestDelay = 2 ** 31 - 1;

/** Why an attempt was ended from here. */
export class TimeLimit {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Limits of one attempt, in milliseconds. */
export interface Limits {
  /** From its start to the end of its answer. */
  readonly timeoutMs: number;
  /** The longest silence once a piece of an answer was handed out. */
  readonly stallMs: number;
}

/**
 * How long a connection may stay open and silent when its answer is there. Some servers never close a stream; some send
 * the count of tokens a moment after the end.
 */
const lingerMs = 2000;

/** Watches the time of one attempt. Has to be ended, or its timers stay. */
export class AttemptLimits {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #limits: Limits;
  readonly #total: Timer;
  #silence: Timer;
  #linger: Timer;

  constructor(caller: AbortSignal | undefined, limits: Limits) {
    this.#caller = caller;
    this.#limits = limits;
    caller?.addEventListener("abort", this.#follow, { once: true });
    if (caller?.aborted) this.#follow();
    const { timeoutMs } = limits;
    this.#total = this.#after(timeoutMs, () => `There was no whole answer after ${timeoutMs} ms.`);
  }

  /** Aborted with the caller's reason, or with a {@link TimeLimit}. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isEndedByCaller(): boolean {
    return this.signal.aborted && !(this.signal.reason instanceof TimeLimit);
  }

  /** Something came. `isBegun`: of the answer itself; `isWhole`: says whether the answer is there. */
  heard(isBegun: boolean, isWhole: () => boolean): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#linger);
    const { stallMs } = this.#limits;
    if (isBegun)
      this.#silence = this.#after(
        stallMs,
        () => `Nothing came for ${stallMs} ms in the middle of the answer.`,
      );
    this.#linger = this.#after(lingerMs, () => (isWhole() ? "The answer is there." : undefined));
  }

  end(): void {
    for (const timer of [this.#total, this.#silence, this.#linger]) clearTimeout(timer);
    this.#caller?.removeEventListener("abort", this.#follow);
  }

  readonly #follow = () => this.#controller.abort(this.#caller?.reason);

  #after(ms: number, why: () => string | undefined): Timer {
    if (!(ms <= longestDelay)) return undefined;
    return setTimeout(() => {
      const message = why();
      if (message !== undefined) this.#controller.abort(new TimeLimit(message));
    }, ms);
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** Waits. Rejects with the reason of the signal where that is first. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
  });
}
