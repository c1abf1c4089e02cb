import { runInNewContext } from "node:vm";

/** The longest that a pattern or a path may look at one text or value, in milliseconds: some take longer than anybody lives. */
export const LONGEST = 500;

/** What a function gives; undefined where that takes too long to tell. */
export function withinLimit<Value>(look: () => Value): { readonly value: Value } | undefined {
  try {
    // Nothing but the time limit of another context ends a regular expression that has begun.
    return { value: runInNewContext("look()", { look }, { timeout: LONGEST }) as Value };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    throw error;
  }
}
