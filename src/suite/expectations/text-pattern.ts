import { runInNewContext } from "node:vm";

/** A regular expression of a case file. */
export interface TextPattern {
  readonly source: string;
  readonly flags: string;
}

/** The longest that a pattern may look at one text, in milliseconds: some take longer than anybody lives. */
const LONGEST = 500;

/** Reads `/pattern/flags`, or a pattern alone, which is read as Unicode. Throws `SyntaxError`. */
export function readPattern(text: string): TextPattern {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  const pattern = source === undefined ? { source: text, flags: "u" } : { source, flags: flags ?? "" };
  new RegExp(pattern.source, pattern.flags);
  return pattern;
}

/** Whether a pattern is found in a text; `undefined` where that takes too long to tell. */
export function findsPattern(pattern: TextPattern, text: string): boolean | undefined {
  try {
    // Nothing but the time limit of another context ends a regular expression that has begun.
    const code = "new RegExp(source, flags).test(text)";
    return runInNewContext(code, { ...pattern, text }, { timeout: LONGEST }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  }
}
