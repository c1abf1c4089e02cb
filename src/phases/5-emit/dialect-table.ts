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

/** What some models of a dialect have in common for one prompt. */
export interface DialectRow {
  readonly head: JsonObject;
  /** Equal for rows with equal heads. */
  readonly headKey: string;
  readonly rules: MessageRules;
}

/**
 * What differs between the models of a dialect for one prompt. The first entry that matches a model counts; row 0 is for
 * models that none matches.
 */
export interface DialectTable {
  readonly rows: readonly DialectRow[];
  readonly entries: readonly (readonly [prefix: string, row: number])[];
}

/** Lowers the head for every family and keeps the differences, as one small table. */
export function tabulateDialect(
  prompt: Prompt,
  dialect: Dialect,
  targets: readonly DialectTarget[],
): DialectTable {
  const { capabilities } = dialect;
  const table = new TableBuilder(({ headKey, rules }) => `${headKey} ${JSON.stringify(rules)}`);
  const keyOf = headKeys(prompt);
  const rowOf = (family: ModelFamily, target?: string) => {
    const head = lowerHead(prompt, dialect, family, target).fields;
    return table.row({ head, headKey: keyOf(head), rules: family.rules });
  };
  rowOf(capabilities.defaultFamily);
  const prefixes = capabilities.families
    .flatMap((family) => {
      const row = rowOf(family);
      return family.match.map((prefix) => ({ prefix, family, row }));
    })
    .sort((a, b) => a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1));
  for (const { prefix, row } of prefixes) table.add(prefix, row);
  for (const { name, model } of targets) {
    if (model === undefined || !Object.hasOwn(prompt.config.providerFields, name)) continue;
    const family = longestMatch(prefixes, model) ?? capabilities.defaultFamily;
    table.add(`=${model}`, rowOf(family, name));
  }
  return table;
}

/** The table with one row for all rows of the same key. */
export function mergeRows(table: DialectTable, keyOf: (row: DialectRow) => string): DialectTable {
  const merged = new TableBuilder(keyOf);
  const rows = table.rows.map((row) => merged.row(row));
  for (const [entry, row] of [...table.entries].reverse()) merged.add(entry, rows[row] ?? 0);
  return merged;
}

function longestMatch(prefixes: readonly { prefix: string; family: ModelFamily }[], model: string) {
  return prefixes.findLast(({ prefix }) => model.startsWith(prefix))?.family;
}

/** A head as text. Schemas are the prompt's own objects in every head, and long, so each is a number. */
function headKeys({ tools, output }: Prompt): (head: JsonObject) => string {
  const schemas = [output?.schema, ...tools.map((tool) => tool.inputSchema)];
  const numbers = new Map<unknown, string>(
    schemas.flatMap((schema, at) => (typeof schema === "object" ? [[schema, `\uE000${at}`]] : [])),
  );
  return (head) => JSON.stringify(head, (_key, value: unknown) => numbers.get(value) ?? value);
}

class TableBuilder implements DialectTable {
  readonly rows: DialectRow[] = [];
  readonly entries: (readonly [string, number])[] = [];
  readonly #known = new Map<string, number>();

  constructor(private readonly keyOf: (row: DialectRow) => string) {}

  row(row: DialectRow): number {
    const key = this.keyOf(row);
    const known = this.#known.get(key) ?? this.rows.push(row) - 1;
    this.#known.set(key, known);
    return known;
  }

  /** Puts an entry before those that it is more exact than, unless the table gives that row without it. */
  add(entry: string, row: number): void {
    if (pickRow(this.entries, entry.replace(/^=/, "")) !== row) this.entries.unshift([entry, row]);
  }
}
