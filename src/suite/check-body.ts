import { dialects } from "../dialects/registry.ts";
import { checkSchema, type SchemaError } from "../runtime/check-schema.ts";
import type { DialectId, Json, JsonObject, JsonSchema } from "../runtime/types.ts";

/** What is wrong with a body, and where. */
export interface WireProblem {
  /** JSON pointer into the body; of something missing, where it should stand. */
  readonly path: string;
  /** Reads on from the path: `must be string`, `is missing`. */
  readonly message: string;
}

/** Says what keeps a body from being a request of its dialect; an empty list for one that a service takes. */
export type CheckBody = (dialect: DialectId, body: JsonObject) => WireProblem[];

/** Loads the schemas of some dialects. A body of any other is not looked at. */
export async function loadBodyCheck(ids: Iterable<DialectId>): Promise<CheckBody> {
  const schemas = new Map<DialectId, JsonSchema>();
  for (const id of new Set(ids)) schemas.set(id, await dialects[id].wireSchema());
  return (dialect, body) => findProblems(schemas.get(dialect) ?? true, body);
}

function findProblems(schema: JsonSchema, body: JsonObject): WireProblem[] {
  const errors = checkSchema(schema, body);
  if (errors.length === 0) return [];
  const titles = new Map<string, string>();
  collectTitles(schema, titles);
  const problems = errors.map((error) => describe(error, titles));
  // Rules that overlap say the same of one place.
  const first = new Set<string>();
  return problems.filter(({ path, message }) => {
    const isNew = !first.has(`${path} ${message}`);
    first.add(`${path} ${message}`);
    return isNew;
  });
}

function describe({ path, message, missing }: SchemaError, titles: ReadonlyMap<string, string>): WireProblem {
  if (missing !== undefined)
    return { path: `${path}/${missing.replaceAll("~", "~0").replaceAll("/", "~1")}`, message: "is missing" };
  const title = titles.get(message.replace(/^must match /, ""));
  return { path, message: title === undefined ? message : `must be ${title}` };
}

/** The words of the schemas for their patterns. */
function collectTitles(schema: Json | JsonSchema | undefined, titles: Map<string, string>): void {
  if (typeof schema !== "object" || schema === null) return;
  if (!Array.isArray(schema)) {
    const { pattern, title } = schema;
    if (typeof pattern === "string" && typeof title === "string") titles.set(pattern, title);
  }
  for (const part of Object.values(schema)) collectTitles(part, titles);
}
