import { block, type Code, identifier, js, literal } from "../../codegen/code.ts";
import type { DialectTable, ServerModels } from "./dialect-table.ts";
import { type Declaration, internal } from "./module-constants.ts";

/**
 * The constant that says which row of a table is a model's: a list for one server; for several, by their ids, the row
 * that a server's list counts from, and the list. Servers that tell the same models apart have one list in common.
 */
export function emitModels(name: Code, { servers }: DialectTable): Declaration[] {
  const all = servers.map(({ backend, models }) => ({ backend, ...models }));
  const [first, ...more] = all;
  if (first && more.length === 0)
    return [internal(name.text, js`const ${name} = ${withOwn(first, first.list)};`)];
  const lists = new SharedLists(
    name,
    all.map(({ list }) => list),
  );
  const entries = all.map(
    (each) => js`${literal(each.backend)}: [${each.first}, ${withOwn(each, lists.codeOf(each.list))}],`,
  );
  return [...lists.declarations, internal(name.text, js`const ${name} = {\n${block(entries)}\n};`)];
}

/** Whole ids go before the prefixes. */
function withOwn({ own }: ServerModels, list: Code): Code {
  if (own.length === 0) return list;
  return js`[${own.map((entry) => literal(entry))}, ...${list}]`;
}

/** Lists that stand for more than one server, each under a name. */
class SharedLists {
  readonly declarations: readonly Declaration[];
  readonly #names = new Map<string, Code>();

  constructor(stem: Code, lists: readonly Code[]) {
    const shared = lists.filter(({ text }, at) => lists.findIndex((other) => other.text === text) < at);
    this.declarations = [...new Map(shared.map((list) => [list.text, list])).values()].map((list, at) => {
      const name = identifier(`${stem.text}${at + 1}`);
      this.#names.set(list.text, name);
      return internal(name.text, js`const ${name} = ${list};`);
    });
  }

  /** The name of a list that is shared, or the list itself. */
  codeOf(list: Code): Code {
    return this.#names.get(list.text) ?? list;
  }
}
