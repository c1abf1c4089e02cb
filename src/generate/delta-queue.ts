interface Reader<Delta> {
  resolve(result: IteratorResult<Delta, undefined>): void;
  reject(error: unknown): void;
}

/** Deltas between who reads the answer and who takes them. Each is given once, in order. */
export class DeltaQueue<Delta extends object> implements AsyncIterableIterator<Delta, undefined> {
  #deltas: Delta[] = [];
  /** How many of them are taken. */
  #taken = 0;
  readonly #onLeave: () => void;
  /** Readers for whom there is nothing yet. */
  #waiting: Reader<Delta>[] = [];
  #end: { readonly error?: unknown } | undefined;

  /** `onLeave`: who takes them wants no more. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(delta: Delta): void {
    if (this.#end) return;
    const reader = this.#waiting.shift();
    if (reader) reader.resolve({ done: false, value: delta });
    else this.#deltas.push(delta);
  }

  /** No more will come; with an error, taking on throws it. */
  end(end: { readonly error?: unknown }): void {
    this.#end ??= end;
    for (const reader of this.#waiting.splice(0)) this.#finish(reader);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Delta, undefined>> {
    return new Promise((resolve, reject) => {
      const delta = this.#take();
      if (delta) resolve({ done: false, value: delta });
      else if (this.#end) this.#finish({ resolve, reject });
      else this.#waiting.push({ resolve, reject });
    });
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#deltas = [];
    this.#taken = 0;
    this.#end = {};
    this.end({});
    this.#onLeave();
    return { done: true, value: undefined };
  }

  #take(): Delta | undefined {
    const delta = this.#deltas[this.#taken];
    if (delta) this.#taken++;
    if (this.#taken === this.#deltas.length && this.#taken > 0) {
      this.#deltas = [];
      this.#taken = 0;
    }
    return delta;
  }

  /** An error is thrown once. */
  #finish({ resolve, reject }: Reader<Delta>): void {
    const end = this.#end ?? {};
    this.#end = {};
    if ("error" in end) reject(end.error);
    else resolve({ done: true, value: undefined });
  }
}
