import { modelName } from "../runtime/model-name.ts";
import type { Families, FamilyRow, ModelFamily } from "./dialect.ts";

/** A family, and the prefix by which it was found. */
export interface FamilyMatch<Family extends ModelFamily = ModelFamily> {
  readonly family: Family;
  readonly prefix: string;
}

/** The row whose prefix of the model's name is the longest; undefined where none is a prefix. */
export function matchFamily<Family extends ModelFamily>(
  { families }: Families<Family>,
  model: string,
): FamilyMatch<Family> | undefined {
  const name = modelName(model);
  let best: FamilyMatch<Family> | undefined;
  for (const family of families)
    for (const prefix of family.match)
      if (name.startsWith(prefix) && prefix.length > (best?.prefix.length ?? 0)) best = { family, prefix };
  return best;
}

/** The family of a model id; the default family for an id that no row knows, and for none. */
export function findFamily<Family extends ModelFamily>(
  families: Families<Family>,
  model: string | undefined,
): Family {
  const found = model === undefined ? undefined : matchFamily(families, model);
  return found?.family ?? families.defaultFamily;
}

/** What a server takes otherwise than the service that a dialect comes from. */
export type Differences<Family extends ModelFamily = ModelFamily> = Partial<Omit<Family, "rules">> & {
  readonly rules?: Partial<Family["rules"]>;
};

/** The models of a server: a row says what the model takes, `differs` what the server does, `base` the rest. */
export function serveFamilies<Family extends ModelFamily>(
  base: Family,
  differs: Differences<Family>,
  rows: readonly FamilyRow<Family>[],
): Families<Family> {
  const defaultFamily = overlay(base, differs);
  return { defaultFamily, families: rows.map((row) => overlay(defaultFamily, row)) };
}

function overlay<Family extends ModelFamily>(
  base: Family,
  over: object & { readonly rules?: object },
): Family {
  return { ...base, ...over, rules: { ...base.rules, ...over.rules } };
}
