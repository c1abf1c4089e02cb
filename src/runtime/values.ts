import type { JsonObject } from "./types.ts";

/** An own property. Of null and undefined: the value itself. Nothing on a prototype can be reached. */
export function get(value: unknown, name: string): unknown {
  if (value === null || value === undefined) return value;
  return Object.hasOwn(value as object, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** Handlebars' `lookup`: an own property by a computed name; a falsy object is its own answer. */
export function lookup(value: unknown, key: unknown): unknown {
  if (!value) return value;
  return typeof key === "object" && key !== null ? undefined : get(value, String(key));
}

/** What `{{#if}}` asks: not falsy, not an empty array; zero counts where `includeZero` is truthy. */
export function truthy(value: unknown, includeZero?: unknown): boolean {
  return includeZero ? filled(value) : filled(value) && value !== 0;
}

/** What `{{#with}}` asks: truthy or zero, and not an empty array. */
export function filled(value: unknown): boolean {
  return value ? !(Array.isArray(value) && value.length === 0) : value === 0;
}

/** What `{{#each}}` runs over: an array's items or an object's own values. */
export function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/** The keys of an object that is looped over; undefined for an array, whose keys are its indexes. */
export function keys(value: unknown): readonly string[] | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : undefined;
}

/** What `{{#name}}` runs over: an array's items, the value itself, the context for `true`, nothing for false and null. */
export function sectionItems(value: unknown, context: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === true) return [context];
  return value === false || value === null || value === undefined ? [] : [value];
}

/** Own properties of `base`, then the entries. */
export function extend(base: unknown, entries: readonly (readonly [name: string, value: unknown])[]): object {
  return Object.fromEntries([...Object.entries((base ?? {}) as object), ...entries]);
}

/** A frame of `@` variables: what stands in `parent`, then the entries; `_parent` is what `@../` reads. */
export function frame(
  parent: JsonObject | undefined,
  entries: readonly (readonly [string, unknown])[],
): JsonObject {
  return extend(parent, [...entries, ["_parent", parent]]) as JsonObject;
}

/** The outermost frame: the caller's context variables and `@root`. */
export function rootFrame(context: JsonObject | undefined, input: unknown): JsonObject {
  return extend(context, [["root", input]]) as JsonObject;
}

/** An `@` variable, `up` frames out. */
export function frameMember(from: unknown, name: string, up: number): unknown {
  let at = from;
  for (let level = 0; level < up; level++) at = get(at, "_parent");
  return get(at, name);
}

const EMPTY_CONTEXT = /* @__PURE__ */ Object.freeze({});

/** A context, or the one empty object that stands for a null context in block bodies. */
export function nonNull(context: unknown): unknown {
  return context ?? EMPTY_CONTEXT;
}

/**
 * Loose inequality, by which Handlebars decides whether a block opens a `../` level. An object that cannot be turned
 * into a primitive differs from everything else.
 */
export function differs(left: unknown, right: unknown): boolean {
  if (left === EMPTY_CONTEXT && right === null) return false;
  try {
    // biome-ignore lint/suspicious/noDoubleEquals: Handlebars compares contexts loosely.
    return left != right;
  } catch {
    return true;
  }
}
