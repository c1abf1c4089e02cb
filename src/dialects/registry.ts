import { type DialectId, dialectIds } from "../runtime/dialect-ids.ts";
import * as all from "./all.ts";
import type { Dialect } from "./dialect.ts";

const byId = new Map<string, Dialect>(Object.values(all).map((dialect) => [dialect.id, dialect]));

/** Every dialect by its id. */
export const dialects = Object.fromEntries(dialectIds.map((id) => [id, byId.get(id)])) as {
  readonly [Id in DialectId]: Dialect;
};
