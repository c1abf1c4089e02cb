/** What of an answer may go out. */
export interface FoundText {
  /** Text that no stop text can begin in any more. */
  readonly text: string;
  /** The stop text that ended the answer. */
  readonly stop?: string;
}

/** Looks for texts that end an answer which comes in pieces. A piece that may be the start of one is held back. */
export class StopFinder {
  readonly #stops: readonly string[];
  #held = "";

  /** Empty texts end nothing. */
  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== "");
  }

  /** Takes the next piece. After a stop text was found, nothing more may be added. */
  push(piece: string): FoundText {
    const text = this.#held + piece;
    const [first] = this.#stops
      .map((stop) => ({ stop, at: text.indexOf(stop) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at);
    if (first) {
      this.#held = "";
      return { text: text.slice(0, first.at), stop: first.stop };
    }
    const kept = Math.max(0, ...this.#stops.map((stop) => startAtEnd(text, stop)));
    this.#held = text.slice(text.length - kept);
    return { text: text.slice(0, text.length - kept) };
  }

  /** What was held back, where the answer ends for another reason. */
  end(): string {
    return this.#held;
  }
}

/** How many characters at the end of a text are the start of another. */
function startAtEnd(text: string, stop: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(stop.slice(0, length))) return length;
  }
  return 0;
}
