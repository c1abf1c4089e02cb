import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { Range } from "./yaml-places.ts";

/** A mapping's key or a list's entry, and what stands below it. */
export interface KeyPlace {
  /** Undefined where only the composer knows: for the whole text, and for entries of lists that are no plain values. */
  readonly range: Range | undefined;
  readonly entries: ReadonlyMap<string, KeyPlace>;
}

/**
 * Where the keys of YAML stand that `loadPlainYaml` has read, as the composer has it but without loading it. Undefined
 * where a key may have another name than is written.
 */
export function locateKeys(text: string): KeyPlace | undefined {
  const [, ...events] = parseEvents(text, {});
  return new KeyReader(text, events).read(undefined);
}

/** Every place below one, with its path; undefined where the range of one is not known. */
export function listKeys(place: KeyPlace, prefix = ""): [path: string, range: Range][] | undefined {
  const found: [string, Range][] = [];
  for (const [name, inner] of place.entries) {
    const path = `${prefix}${name}`;
    const below = inner.range && listKeys(inner, `${path}.`);
    if (!inner.range || !below) return undefined;
    found.push([path, inner.range], ...below);
  }
  return found;
}

/** Keys that YAML takes for a number, a truth value or nothing, and which are then written in JavaScript's way. */
const NO_NAME = /^(?:[-+.\d].*|true|false|null|~|)$/is;

class KeyReader {
  readonly #text: string;
  readonly #events: readonly Event[];
  #at = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** Reads one node. */
  read(range: Range | undefined): KeyPlace | undefined {
    const event = this.#next();
    if (event?.type === EVENT_ID.MAPPING) return this.#readPairs(range);
    if (event?.type === EVENT_ID.SEQUENCE) return this.#readItems(range);
    return event?.type === EVENT_ID.SCALAR ? { range, entries: new Map() } : undefined;
  }

  #readPairs(range: Range | undefined): KeyPlace | undefined {
    const entries = new Map<string, KeyPlace>();
    for (let key = this.#next(); key?.type !== EVENT_ID.POP; key = this.#next()) {
      const name = key && this.#nameOf(key);
      const place = name === undefined || !key ? undefined : this.read(rangeOf(key));
      if (name === undefined || !place?.range) return undefined;
      entries.set(name, place);
    }
    return { range, entries };
  }

  #readItems(range: Range | undefined): KeyPlace | undefined {
    const entries = new Map<string, KeyPlace>();
    while (this.#events[this.#at]?.type !== EVENT_ID.POP) {
      const item = this.#events[this.#at];
      const place = item && this.read(rangeOf(item));
      if (!place) return undefined;
      entries.set(String(entries.size), place);
    }
    this.#at++;
    return { range, entries };
  }

  #nameOf(key: Event): string | undefined {
    if (key.type !== EVENT_ID.SCALAR || key.valueStart < 0) return undefined;
    const name = getScalarValue(this.#text, key);
    return key.style === SCALAR_STYLE.PLAIN && NO_NAME.test(name) ? undefined : name;
  }

  #next(): Event | undefined {
    return this.#events[this.#at++];
  }
}

/** Where a scalar stands, with its quotes. */
function rangeOf(event: Event): Range | undefined {
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  const { valueStart, valueEnd, style } = event;
  if (style === SCALAR_STYLE.PLAIN) return [valueStart, valueEnd];
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? [valueStart - 1, valueEnd + 1] : undefined;
}
