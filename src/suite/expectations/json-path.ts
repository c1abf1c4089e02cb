import { createRequire } from "node:module";
import type { Json } from "../../runtime/types.ts";
import { LONGEST, withinLimit } from "./time-limit.ts";

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
    // Filters may hold regular expressions.
    const found = withinLimit(() => query.find(withoutPrototypes(value) as Json) as Json[]);
    if (!found) throw new Error(`it takes longer than ${LONGEST} ms to tell`);
    return found.value;
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
