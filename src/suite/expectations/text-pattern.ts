import { withinLimit } from "./time-limit.ts";

/** A regular expression of a case file. */
export interface TextPattern {
  readonly source: string;
  readonly flags: string;
}

/** Reads `/pattern/flags`, or a pattern alone, which is read as Unicode. Throws `SyntaxError`. */
export function readPattern(text: string): TextPattern {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  const pattern = source === undefined ? { source: text, flags: "u" } : { source, flags: flags ?? "" };
  new RegExp(pattern.source, pattern.flags);
  return pattern;
}

/** Whether a pattern is found in a text; `undefined` where that takes too long to tell. */
export function findsPattern({ source, flags }: TextPattern, text: string): boolean | undefined {
  return withinLimit(() => new RegExp(source, flags).test(text))?.value;
}
