import type { Capabilities, ModelFamily } from "./dialect.ts";

/** A family, and the prefix by which it was found. */
export interface FamilyMatch<Family extends ModelFamily = ModelFamily> {
  readonly family: Family;
  readonly prefix: string;
}

/** The row whose prefix of the model id is the longest; undefined where none is a prefix. */
export function matchFamily<Family extends ModelFamily>(
  { families }: Capabilities<Family>,
  model: string,
): FamilyMatch<Family> | undefined {
  let best: FamilyMatch<Family> | undefined;
  for (const family of families)
    for (const prefix of family.match)
      if (model.startsWith(prefix) && prefix.length > (best?.prefix.length ?? 0)) best = { family, prefix };
  return best;
}

/** The family of a model id; the dialect's default family for an id that no row knows, and for none. */
export function findFamily<Family extends ModelFamily>(
  dialect: { readonly capabilities: Capabilities<Family> },
  model: string | undefined,
): Family {
  const found = model === undefined ? undefined : matchFamily(dialect.capabilities, model);
  return found?.family ?? dialect.capabilities.defaultFamily;
}
