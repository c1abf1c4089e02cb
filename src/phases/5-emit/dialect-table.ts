import type { Dialect, MessageRules, ModelFamily } from "../../dialects/dialect.ts";
import type { Prompt } from "../../ir/prompt.ts";
import { pickRow } from "../../runtime/lower.ts";
import type { JsonObject } from "../../runtime/types.ts";
import { lowerHead } from "./lower-head.ts";

/** A target as emission needs it: which model it is, and whether front matter overrides anything for it. */
export interface DialectTarget {
  readonly name: string;
  readonly model: string | undefined;
}

/** What differs between the models of a dialect for one prompt. Row 0 is for models that no entry matches. */
export interface DialectTable {
  readonly rows: readonly { readonly head: JsonObject; readonly rules: MessageRules }[];
  readonly entries: readonly (readonly [prefix: string, row: number])[];
}

/** Lowers the head for every family and keeps the differences, as one small table. */
export function tabulateDialect(
  prompt: Prompt,
  dialect: Dialect,
  targets: readonly DialectTarget[],
): DialectTable {
  const table = new TableBuilder();
  const { capabilities } = dialect;
  const rowOf = (family: ModelFamily, target?: string) =>
    table.row(lowerHead(prompt, dialect, family, target).fields, family.rules);
  rowOf(capabilities.defaultFamily);
  const prefixes = capabilities.families
    .flatMap((family) => {
      const row = rowOf(family);
      return family.match.map((prefix) => ({ prefix, family, row }));
    })
    .sort((a, b) => a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1));
  for (const { prefix, row } of prefixes) table.add(prefix, prefix, row);
  for (const { name, model } of targets) {
    if (model === undefined || !Object.hasOwn(prompt.config.providerFields, name)) continue;
    const family = longestMatch(prefixes, model) ?? capabilities.defaultFamily;
    table.add(`=${model}`, model, rowOf(family, name));
  }
  return table;
}

function longestMatch(prefixes: readonly { prefix: string; family: ModelFamily }[], model: string) {
  return prefixes.findLast(({ prefix }) => model.startsWith(prefix))?.family;
}

class TableBuilder implements DialectTable {
  readonly rows: { head: JsonObject; rules: MessageRules }[] = [];
  readonly entries: (readonly [string, number])[] = [];
  readonly #known = new Map<string, number>();

  row(head: JsonObject, rules: MessageRules): number {
    const key = JSON.stringify([head, rules]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.rows.length);
    return this.rows.push({ head, rules }) - 1;
  }

  /** Adds an entry unless the table already gives that row for the model. */
  add(entry: string, model: string, row: number): void {
    if (pickRow(this.entries, model) !== row) this.entries.push([entry, row]);
  }
}
