import type { Dialect, ModelFamily } from "../../dialects/dialect.ts";
import { Specializer } from "./specialize.ts";

/** A dialect's families, as a table of them is made. */
export interface FamilyIndex {
  /** A key for each family, equal for families that lowering cannot tell apart. */
  readonly kinds: ReadonlyMap<ModelFamily, string>;
  /** Every prefix with its family, shorter ones first. */
  readonly prefixes: readonly { readonly prefix: string; readonly family: ModelFamily }[];
}

/** What the prompts of one compilation have in common, found out once. */
export class EmissionMemory {
  readonly specializer = new Specializer();
  readonly #families = new Map<Dialect, FamilyIndex>();

  /** The index of a dialect's families. */
  familiesOf(dialect: Dialect): FamilyIndex {
    const index = this.#families.get(dialect) ?? indexFamilies(dialect);
    this.#families.set(dialect, index);
    return index;
  }
}

function indexFamilies({ capabilities: { defaultFamily, families } }: Dialect): FamilyIndex {
  return {
    kinds: new Map([defaultFamily, ...families].map((family) => [family, kindOf(family)])),
    prefixes: families
      .flatMap((family) => family.match.map((prefix) => ({ prefix, family })))
      .sort((a, b) => a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1)),
  };
}

/** Names, dates and sources say which models a family is, not what they take. */
function kindOf({ name, match, contextWindow, retires, successor, source, checked, ...rest }: ModelFamily) {
  return JSON.stringify(rest);
}
