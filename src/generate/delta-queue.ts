/** Deltas between who reads the answer and who takes them. Each is given once, in order. */
export class DeltaQueue<Delta extends object> implements AsyncIterableIterator<Delta, undefined> {
  #deltas: Delta[] = [];
  /** How many of them are taken. */
  #taken = 0;
  readonly #onLeave: () => void;
  #waiting: (() => void)[] = [];
  #end: { readonly error?: unknown } | undefined;

  /** `onLeave`: who takes them wants no more. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(delta: Delta): void {
    if (this.#end) return;
    this.#deltas.push(delta);
    this.#wake();
  }

  /** No more will come; with an error, taking on throws it. */
  end(end: { readonly error?: unknown }): void {
    this.#end ??= end;
    this.#wake();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Delta, undefined>> {
    for (;;) {
      const delta = this.#take();
      if (delta) return { done: false, value: delta };
      if (this.#end) {
        const end = this.#end;
        this.#end = {};
        if ("error" in end) throw end.error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#deltas = [];
    this.#taken = 0;
    this.#end = {};
    this.#wake();
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

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
