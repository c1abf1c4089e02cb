import type { Families, ModelFamily } from "../../dialects/dialect.ts";
import { AdaptedSchemas } from "../../schema/adapted-schemas.ts";
import { ModelPrefixes } from "./model-prefixes.ts";
import { Specializer } from "./specialize.ts";

/** The models of a server, as a table of them is made. */
export interface FamilyIndex {
  readonly families: Families;
  /** A key for each family, equal for families that lowering cannot tell apart. */
  readonly kinds: ReadonlyMap<ModelFamily, string>;
  readonly prefixes: ModelPrefixes;
}

/** What the prompts of one compilation have in common, found out once. */
export class EmissionMemory {
  readonly specializer = new Specializer();
  readonly schemas = new AdaptedSchemas();
  readonly #families = new Map<Families, FamilyIndex>();

  /** The index of a server's models. */
  indexOf(families: Families): FamilyIndex {
    const index = this.#families.get(families) ?? indexFamilies(families);
    this.#families.set(families, index);
    return index;
  }
}

function indexFamilies(known: Families): FamilyIndex {
  const { defaultFamily, families } = known;
  const prefixes = [defaultFamily, ...families]
    .flatMap((family) =>
      (family === defaultFamily ? [""] : family.match).map((prefix) => ({ prefix, family })),
    )
    .sort((a, b) => a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1));
  return {
    families: known,
    kinds: new Map([defaultFamily, ...families].map((family) => [family, kindOf(family)])),
    prefixes: new ModelPrefixes(prefixes),
  };
}

/** Names, dates and sources say which models a family is, not what they take. */
function kindOf(family: ModelFamily): string {
  const { name, match, contextWindow, retires, successor, aliases, source, checked, ...rest } = family;
  return JSON.stringify(rest);
}
