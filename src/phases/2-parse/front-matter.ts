import type { Span } from "../../diagnostics/span.ts";
import type { JsonObject } from "../../runtime/types.ts";

/** A path of keys and list indexes from the root of the front matter. */
export type KeyPath = readonly (string | number)[];

/** Where keys and values stand in the file. A path that is not there gets the place of its nearest parent. */
export interface KeySpans {
  key(path: KeyPath): Span;
  value(path: KeyPath): Span;
  /** The place of every key as written, by dotted path, list indexes included, in the order of the file. */
  keys(): readonly (readonly [path: string, span: Span])[];
}

/** Front matter as data. Nothing has been checked beyond YAML itself. */
export interface FrontMatter {
  /** The keys without a dot in them. */
  readonly data: JsonObject;
  /** Everything, as written. */
  readonly raw: JsonObject;
  /** Dotted keys: `a.b.c: 1` is `{ "a.b": { c: 1 } }`. */
  readonly ext: { readonly [namespace: string]: JsonObject };
  readonly spans: KeySpans;
}
