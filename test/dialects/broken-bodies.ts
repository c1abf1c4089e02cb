import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "yaml";
import type { DialectId, Json, JsonObject } from "../../src/runtime/types.ts";

/** A body that no service takes. */
export interface BrokenBody {
  readonly name: string;
  readonly body: JsonObject;
  /** JSON pointer at which the problem is to be reported. */
  readonly at: string;
}

interface Edit {
  readonly name: string;
  readonly base: string;
  readonly set?: { readonly [pointer: string]: Json };
  readonly remove?: readonly string[];
  readonly at: string;
}

/** Reads `test/fixtures/wire/<dialect>.yaml`: bodies that pass, and edits that break them. */
export function readBodies(dialect: DialectId): {
  bases: { readonly [name: string]: JsonObject };
  broken: BrokenBody[];
} {
  const path = resolve(import.meta.dirname, `../fixtures/wire/${dialect}.yaml`);
  const { bases, broken } = parse(readFileSync(path, "utf8")) as {
    bases: { [name: string]: JsonObject };
    broken: Edit[];
  };
  return {
    bases,
    broken: broken.map(({ name, base, set = {}, remove = [], at }) => {
      const body = structuredClone(bases[base]);
      if (!body) throw new Error(`${name}: there is no base ${base}.`);
      for (const [pointer, value] of Object.entries(set)) place(body, pointer)[lastKey(pointer)] = value;
      for (const pointer of remove) {
        const parent = place(body, pointer);
        if (!(lastKey(pointer) in parent)) throw new Error(`${name}: ${pointer} is not there.`);
        delete parent[lastKey(pointer)];
      }
      return { name, body, at };
    }),
  };
}

const lastKey = (pointer: string): string => pointer.slice(pointer.lastIndexOf("/") + 1);

/** The object or list that holds what a pointer points at. */
function place(body: JsonObject, pointer: string): JsonObject {
  let found: Json = body;
  for (const key of pointer.split("/").slice(1, -1)) {
    found = (found as JsonObject)[key] ?? null;
    if (typeof found !== "object" || found === null) throw new Error(`${pointer} leads nowhere.`);
  }
  return found as JsonObject;
}
