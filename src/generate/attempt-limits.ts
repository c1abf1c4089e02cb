/** The longest delay that timers take: more fires at once. */
const longestDelay = 2 ** 31 - 1;

/** Why an attempt was ended from here. */
export class TimeLimit {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** How long one attempt may take. Has to be ended, or its timers stay. */
export class AttemptLimits {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #total: Timer;
  #silence: Timer;

  constructor(caller: AbortSignal | undefined, timeoutMs: number) {
    this.#caller = caller;
    caller?.addEventListener("abort", this.#abort, { once: true });
    if (caller?.aborted) this.#abort();
    this.#total = this.#after(timeoutMs, `There was no whole answer after ${timeoutMs} ms.`);
  }

  /** Aborted with the caller's reason, or with a {@link TimeLimit}. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something came of an answer that has begun: silence counts from now on. */
  heard(stallMs: number): void {
    clearTimeout(this.#silence);
    this.#silence = this.#after(stallMs, `Nothing came for ${stallMs} ms in the middle of the answer.`);
  }

  end(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#silence);
    this.#caller?.removeEventListener("abort", this.#abort);
  }

  readonly #abort = () => this.#controller.abort(this.#caller?.reason);

  #after(ms: number, message: string): Timer {
    if (!(ms <= longestDelay)) return undefined;
    return setTimeout(() => this.#controller.abort(new TimeLimit(message)), ms);
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
