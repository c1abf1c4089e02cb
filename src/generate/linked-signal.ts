/** A signal that is aborted with the first of several, and by hand. Has to be ended, or it stays with those of its callers. */
export class LinkedSignal {
  readonly #controller = new AbortController();
  readonly #sources: readonly AbortSignal[];

  constructor(sources: readonly (AbortSignal | undefined)[]) {
    this.#sources = sources.filter((source) => source !== undefined);
    for (const source of this.#sources) {
      if (source.aborted) this.#controller.abort(source.reason);
      source.addEventListener("abort", this.#follow, { once: true });
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Follows nothing any more. Aborts, where there is a reason. */
  end(end: { readonly reason?: unknown } = {}): void {
    for (const source of this.#sources) source.removeEventListener("abort", this.#follow);
    if ("reason" in end) this.#controller.abort(end.reason);
  }

  readonly #follow = () => {
    const source = this.#sources.find(({ aborted }) => aborted);
    this.#controller.abort(source?.reason);
  };
}
