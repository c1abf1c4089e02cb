import type { Span } from "../../diagnostics/span.ts";
import type { KeyPath, KeySpans } from "./front-matter.ts";

/** Offsets within a YAML text. */
export type Range = readonly [start: number, end: number];

/** Where a value stands, where its key stands, and the entries inside it. */
export class Place {
  readonly entries = new Map<string, Place>();

  constructor(
    readonly key: Range,
    readonly value: Range,
    /** Keys from the root down to this place. */
    readonly depth: number,
  ) {}

  /** Adds an entry, or finds it where an alias is read again. A value without extent stands where its key stands. */
  enter(name: string | number, key: Range | undefined, value: Range | undefined): Place {
    const known = this.entries.get(String(name));
    if (known) return known;
    const range = value ?? key ?? [0, 0];
    const shown = range[0] === range[1] ? (key ?? range) : range;
    const place = new Place(key ?? range, shown, this.depth + 1);
    this.entries.set(String(name), place);
    return place;
  }
}

/** Reads places as spans of a file. Lines and columns are found when they are asked for. */
export function createSpans(root: Place, spanOf: (range: Range) => Span): KeySpans {
  return {
    key: (path) => spanOf(findPlace(root, path).key),
    value: (path) => spanOf(findPlace(root, path).value),
    keys: () => listKeys(root, "").map(([path, place]) => [path, spanOf(place.key)]),
  };
}

/** The place at a path, or the nearest one that it stands in. */
export function findPlace<Tree extends { readonly entries: ReadonlyMap<string, Tree> }>(
  root: Tree,
  path: KeyPath,
): Tree {
  let place = root;
  for (const key of path) {
    const inner = place.entries.get(String(key));
    if (!inner) return place;
    place = inner;
  }
  return place;
}

function listKeys(place: Place, prefix: string): [path: string, place: Place][] {
  return [...place.entries].flatMap(([name, inner]) => {
    const path = `${prefix}${name}`;
    return [[path, inner] as [string, Place], ...listKeys(inner, `${path}.`)];
  });
}
