import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import type { Json } from "../../runtime/types.ts";

/** The longest that a path may look at one value, in milliseconds. */
const LONGEST = 500;

const require = createRequire(import.meta.url);

/** Loaded when the first case has a path. */
const loadJsonPath = (): typeof import("jsonpath-js") => require("jsonpath-js");

/** Finds values in a JSON value. Throws an `Error` where a filter calls what is no function, which reading does not tell. */
export type JsonQuery = (value: Json) => readonly Json[];

/** Reads a JSONPath of RFC 9535. Throws an `Error` that says what is wrong with it. */
export function readJsonPath(text: string): JsonQuery {
  const { JSONPathJS } = loadJsonPath();
  const query = new JSONPathJS(text);
  return (value) => {
    const find = () => query.find(withoutPrototypes(value) as Json) as Json[];
    try {
      // Filters may hold regular expressions, which nothing but the time limit of another context ends.
      return runInNewContext("find()", { find }, { timeout: LONGEST }) as Json[];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      throw new Error(`it takes longer than ${LONGEST} ms to tell`);
    }
  };
}

/** The library looks names up in prototypes, too. */
function withoutPrototypes(value: Json): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  const bare = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) bare[key] = withoutPrototypes(item);
  return bare;
}
