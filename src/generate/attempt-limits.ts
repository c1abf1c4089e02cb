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

/**
 * How often the time is looked at, in milliseconds, so that a piece of an answer needs no timer of its own. Ends may come
 * late by as much.
 */
const tickMs = 500;

/** When something last came, and what is known of it. */
interface Sign {
  readonly at: number;
  /** When the last of it came that was no mere sign of life. */
  readonly saidAt: number;
  readonly isBegun: boolean;
  /** Absent once it was asked. */
  readonly isWhole?: () => boolean;
}

/** Watches the time of one attempt. Has to be ended, or its timer stays. */
export class AttemptLimits {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #limits: Limits;
  readonly #start = performance.now();
  readonly #tickMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sign: Sign | undefined;
  #onAbort: () => void = () => {};

  constructor(caller: AbortSignal | undefined, limits: Limits) {
    this.#caller = caller;
    this.#limits = limits;
    this.#tickMs = Math.min(tickMs, limits.stallMs, limits.timeoutMs);
    caller?.addEventListener("abort", this.#follow, { once: true });
    if (caller?.aborted) this.#follow();
    else this.#timer = setTimeout(this.#tick, this.#tickMs);
  }

  /** Aborted with the caller's reason, or with a {@link TimeLimit}. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isEndedByCaller(): boolean {
    return this.signal.aborted && !(this.signal.reason instanceof TimeLimit);
  }

  /** What is waited for, or a rejection with the reason of the signal, whatever others make of that. One wait at a time. */
  until<T>(wait: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#onAbort = () => reject(this.signal.reason);
      if (this.signal.aborted) this.#onAbort();
      wait.then(resolve, reject);
    });
  }

  /** Something was said. `isBegun`: of the answer itself; `isWhole`: says whether the answer is there. */
  heard(isBegun: boolean, isWhole: () => boolean): void {
    const at = performance.now();
    this.#sign = { at, saidAt: at, isBegun, isWhole };
  }

  /** Something came that says nothing, such as a comment. */
  felt(): void {
    if (this.#sign) this.#sign = { ...this.#sign, at: performance.now() };
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#follow);
  }

  readonly #follow = () => this.#abort(this.#caller?.reason);

  readonly #tick = () => {
    const now = performance.now();
    const why = this.#overdue(now);
    if (why !== undefined) return this.#abort(new TimeLimit(why));
    const left = this.#start + this.#limits.timeoutMs - now;
    this.#timer = setTimeout(this.#tick, Math.min(this.#tickMs, left));
  };

  /** Which limit is reached. */
  #overdue(now: number): string | undefined {
    const { timeoutMs, stallMs } = this.#limits;
    if (now >= this.#start + timeoutMs) return `There was no whole answer after ${timeoutMs} ms.`;
    if (!this.#sign) return undefined;
    const { at, saidAt, isBegun, isWhole } = this.#sign;
    if (isBegun && now >= at + stallMs) return `Nothing came for ${stallMs} ms in the middle of the answer.`;
    if (!isWhole || now < saidAt + lingerMs) return undefined;
    this.#sign = { at, saidAt, isBegun };
    return isWhole() ? "The answer is there." : undefined;
  }

  #abort(reason: unknown): void {
    clearTimeout(this.#timer);
    this.#controller.abort(reason);
    this.#onAbort();
  }
}

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
