import { type Code, identifier } from "../../codegen/code.ts";

/** What emitted code needs from elsewhere: names by module, in the order of first use. */
export class Imports {
  readonly #names = new Map<string, Map<string, string>>();

  /** A name of `polylect/runtime`. */
  runtime(name: string): Code {
    return this.from("polylect/runtime", name);
  }

  /** A name of a module, under the same or another local name. */
  from(module: string, name: string, local: string = `$${name}`): Code {
    const names = this.#names.get(module) ?? new Map<string, string>();
    this.#names.set(module, names.set(name, local));
    return identifier(local);
  }

  /** Every import, modules and names sorted, so that bytes do not depend on the order of use. */
  list(): { readonly module: string; readonly names: readonly (readonly [name: string, local: string])[] }[] {
    return [...this.#names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([module, names]) => ({ module, names: [...names].sort(([a], [b]) => (a < b ? -1 : 1)) }));
  }
}
