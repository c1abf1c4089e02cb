import type { Json, JsonObject } from "../runtime/types.ts";
import type { SchemaForm } from "./schema-form.ts";
import type { Limit } from "./shape.ts";

/** Which limits a service enforces, as keywords for it, and which are left to words. */
export interface KeptLimits {
  readonly kept: JsonObject;
  readonly left: readonly Limit[];
}

/** Divides the limits of values of one type. */
export function keepLimits(type: string, limits: readonly Limit[], form: SchemaForm): KeptLimits {
  const kept = new Map<string, Json>();
  const left: Limit[] = [];
  const taken = form.keywords[type as keyof SchemaForm["keywords"]] ?? [];
  const annotations: readonly string[] = form.annotations;
  for (const limit of [...limits].sort(byGroup(form))) {
    const { keyword, value } = type === "integer" ? inclusive(limit, taken) : limit;
    const isTaken =
      annotations.includes(keyword) || (taken.includes(keyword) && isEnforced(keyword, value, form));
    const isAlone = ![...kept.keys()].some((other) => other === keyword || excludes(other, keyword, form));
    if (isTaken && isAlone) kept.set(keyword, value);
    else left.push(limit);
  }
  return { kept: Object.fromEntries(kept), left };
}

/** A bound of integers as one that counts itself, where a service knows no other. */
function inclusive(limit: Limit, taken: readonly string[]): { keyword: string; value: Json } {
  const { keyword, value } = limit;
  if (typeof value !== "number" || taken.includes(keyword)) return limit;
  if (keyword === "exclusiveMinimum") return { keyword: "minimum", value: Math.floor(value) + 1 };
  if (keyword === "exclusiveMaximum") return { keyword: "maximum", value: Math.ceil(value) - 1 };
  return limit;
}

function isEnforced(keyword: string, value: Json, form: SchemaForm): boolean {
  const { pattern, formats, minItems = Infinity, count = Infinity } = form;
  if (keyword === "pattern") return fitsPattern(`${value}`, pattern);
  if (keyword === "format") return formats?.includes(`${value}`) ?? true;
  if (keyword === "minItems" && (value as number) > minItems) return false;
  return !/^m(in|ax)(Length|Items)$/.test(keyword) || (value as number) <= count;
}

function fitsPattern(pattern: string, { fits, not }: NonNullable<SchemaForm["pattern"]> = {}): boolean {
  const isIn = fits === undefined || new RegExp(fits, "u").test(pattern);
  return isIn && (not === undefined || !new RegExp(not, "u").test(pattern));
}

function groupOf(keyword: string, { stringGroups = [] }: SchemaForm): number {
  return stringGroups.findIndex((group) => group.includes(keyword));
}

function excludes(a: string, b: string, form: SchemaForm): boolean {
  const [first, second] = [groupOf(a, form), groupOf(b, form)];
  return first >= 0 && second >= 0 && first !== second;
}

const byGroup = (form: SchemaForm) => (a: Limit, b: Limit) =>
  groupOf(a.keyword, form) - groupOf(b.keyword, form);
