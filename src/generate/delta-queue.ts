import type { AnswerDelta } from "../dialects/decoder.ts";

/** Deltas between who reads the answer and who takes them. Each is given once, in order. */
export class DeltaQueue implements AsyncIterableIterator<AnswerDelta, undefined> {
  readonly #deltas: AnswerDelta[] = [];
  readonly #onLeave: () => void;
  #wake: () => void = () => {};
  #end: { readonly error?: unknown } | undefined;

  /** `onLeave`: who takes them wants no more. */
  constructor(onLeave: () => void) {
    this.#onLeave = onLeave;
  }

  push(delta: AnswerDelta): void {
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

  async next(): Promise<IteratorResult<AnswerDelta, undefined>> {
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
