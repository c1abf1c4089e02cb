/** Deltas between who reads the answer and who takes them. Each is given once, in order. */
export class DeltaQueue<Delta extends object> implements AsyncIterableIterator<Delta, undefined> {
  readonly #deltas: Delta[] = [];
  readonly #onLeave: () => void;
  #wake: () => void = () => {};
  #end: { readonly error?: unknown } | undefined;

  /** `onLeave`: who takes them wants no more. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(delta: Delta): void {
    this.#deltas.push(delta);
    this.#wake();
  }

  /** No more will come; with an error, taking on throws it. */
  end(end: { readonly error?: unknown }): void {
    this.#end = end;
    this.#wake();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Delta, undefined>> {
    for (;;) {
      const delta = this.#deltas.shift();
      if (delta) return { done: false, value: delta };
      if (this.#end) {
        const { error } = this.#end;
        this.#end = {};
        if (error !== undefined) throw error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#deltas.length = 0;
    this.#end ??= {};
    this.#onLeave();
    return { done: true, value: undefined };
  }
}
