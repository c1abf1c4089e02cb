import type { LlamaModel } from "./load-llama.ts";

/** Ends a text whose last character is not whole: what stands for bytes that are no UTF-8. */
const PARTIAL = "\uFFFD";

/** Turns tokens into text, whole characters at a time. */
export class PieceReader {
  readonly #model: LlamaModel;
  /** A word before each piece: the first word of a text would lose the space that its token begins with. */
  readonly #before: readonly number[];
  readonly #pending: number[] = [];

  constructor(model: LlamaModel) {
    this.#model = model;
    this.#before = model.tokenize("a", false);
  }

  /** The text that a token makes whole; empty while a character is incomplete, and for a control token. */
  push(token: number): string {
    this.#pending.push(token);
    const text = this.#read();
    return text.endsWith(PARTIAL) ? "" : this.#take(text);
  }

  /** What is left when the answer ends inside a character. */
  end(): string {
    return this.#take(this.#read());
  }

  #read(): string {
    return this.#model.detokenize(this.#pending, false, this.#before);
  }

  #take(text: string): string {
    this.#pending.length = 0;
    return text;
  }
}
