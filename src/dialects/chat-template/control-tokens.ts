/** A control token; or, where a model numbers many alike, what stands before and after the number. */
export type TokenPattern = string | readonly [before: string, after: string];

/** The control tokens of a model, as they are found in text. */
export class ControlTokens {
  readonly #tokens: RegExp | undefined;
  readonly #plain: readonly string[];
  readonly #edges: RegExp | undefined;

  constructor(patterns: readonly TokenPattern[]) {
    const folded = patterns
      .map((pattern) => (typeof pattern === "string" ? fold(pattern) : pattern.map(fold)))
      .filter((pattern) => pattern.length > 0);
    const sources = folded
      .toSorted((a, b) => lengthOf(b) - lengthOf(a))
      .map((pattern) =>
        typeof pattern === "string" ? escapeToken(pattern) : pattern.map(escapeToken).join("[0-9]+"),
      );
    this.#tokens = sources.length > 0 ? new RegExp(sources.join("|"), "g") : undefined;
    // A number of any length is near enough for a token that a border cuts in two.
    this.#plain = folded.map((pattern) => (typeof pattern === "string" ? pattern : pattern.join("0")));
    const edges = new Set(this.#plain.flatMap((token) => [token.at(0) ?? "", token.at(-1) ?? ""]));
    this.#edges = edges.size > 0 ? new RegExp([...edges].map(escapeToken).join("|"), "g") : undefined;
  }

  /** Every control token of a text, in order. */
  scan(text: string): string[] {
    return this.#tokens ? (fold(text).match(this.#tokens) ?? []) : [];
  }

  /** The same as they stand in the text. */
  find(text: string): string[] {
    if (!this.#tokens) return [];
    return [...fold(text).matchAll(this.#tokens)].map(({ index, 0: token }) =>
      text.slice(index, index + token.length),
    );
  }

  /**
   * The text with a space inside each control token, so that no tokenizer reads it as one. `harder`: `1` takes in what
   * can become a token with the text around it, `2` every character that a token begins or ends with.
   */
  neutralize(text: string, harder: 0 | 1 | 2 = 0): string {
    if (!this.#tokens || text === "") return text;
    const cuts = new Set<number>();
    // A token can begin inside another one.
    const folded = fold(text);
    for (let from = 0; from < folded.length; ) {
      this.#tokens.lastIndex = from;
      const found = this.#tokens.exec(folded);
      if (!found) break;
      cuts.add(found.index + 1);
      from = found.index + 1;
    }
    this.#tokens.lastIndex = 0;
    if (harder === 1) for (const cut of this.#borderCuts(folded)) cuts.add(cut);
    if (harder === 2 && this.#edges)
      for (const { index } of folded.matchAll(this.#edges)) cuts.add(index).add(index + 1);
    return insertSpaces(text, cuts);
  }

  /** Where to break the end of a text that begins a token, and the start of one that ends a token. */
  #borderCuts(text: string): number[] {
    const cuts: number[] = [];
    for (const token of this.#plain) {
      for (let length = Math.min(token.length - 1, text.length); length > 0; length--) {
        if (text.endsWith(token.slice(0, length))) cuts.push(text.length);
        if (text.startsWith(token.slice(token.length - length))) cuts.push(0);
      }
    }
    return cuts;
  }
}

const lengthOf = (pattern: string | readonly string[]) =>
  typeof pattern === "string" ? pattern.length : pattern.join("0").length;

const escapeToken = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** Full-width characters as their ASCII ones, one for one: a tokenizer that normalizes text reads both alike. */
function fold(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u2581]/g, (character) =>
    character === "\u2581" ? "_" : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

function insertSpaces(text: string, cuts: ReadonlySet<number>): string {
  if (cuts.size === 0) return text;
  let result = "";
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    result += `${text.slice(from, cut)} `;
    from = cut;
  }
  return result + text.slice(from);
}
