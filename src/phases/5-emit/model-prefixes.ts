import { type Code, literal } from "../../codegen/code.ts";
import type { ModelFamily } from "../../dialects/dialect.ts";

/** One entry of a printed table: models of this prefix take this row. */
export type TableEntry = readonly [prefix: string, row: number];

/** Entries, and how they are printed. */
export interface EntryList {
  readonly entries: readonly TableEntry[];
  readonly code: Code;
}

/** The prefixes of a server's models, shorter ones first, the empty one of its default family before all. */
export class ModelPrefixes {
  readonly families: readonly ModelFamily[];
  readonly #texts: readonly string[];
  readonly #known = new Map<string, EntryList>();

  constructor(prefixes: readonly { readonly prefix: string; readonly family: ModelFamily }[]) {
    this.families = prefixes.map(({ family }) => family);
    this.#texts = prefixes.map(({ prefix }) => prefix);
  }

  /**
   * The entries that give each prefix its row, more exact ones first, without those that change nothing. Most prompts
   * of a project tell the same models apart, so lists are kept.
   */
  entriesFor(rows: readonly number[]): EntryList {
    const key = rows.join();
    const known = this.#known.get(key);
    if (known) return known;
    const entries = this.#prune(rows);
    const list = { entries, code: literal(entries) };
    this.#known.set(key, list);
    return list;
  }

  #prune(rows: readonly number[]): TableEntry[] {
    const entries: TableEntry[] = [];
    for (const [at, prefix] of this.#texts.entries()) {
      const found = entries.find(([known]) => prefix.startsWith(known));
      const row = rows[at] ?? 0;
      if ((found?.[1] ?? 0) !== row) entries.unshift([prefix, row]);
    }
    return entries;
  }
}
