import { once } from "../once.ts";
import { composeYaml } from "./compose-yaml.ts";
import { loadPlainYaml } from "./load-plain-yaml.ts";
import { listKeys, locateKeys } from "./locate-keys.ts";
import type { ParsedYaml, YamlPlace } from "./parsed-yaml.ts";
import { findPlace, type Range } from "./yaml-places.ts";

/**
 * Parses YAML 1.2 (core schema) to JSON. Never throws.
 *
 * Most files are plain and have nothing wrong with them, and then only their values are read: the places of keys and
 * values are worked out when the first one is asked for.
 */
export function parseYaml(text: string, place: YamlPlace): ParsedYaml {
  return parsePlainYaml(text, place) ?? composeYaml(text, place);
}

/** What {@link parseYaml} gives for YAML that is plain and sound; undefined for all other. */
export function parsePlainYaml(text: string, place: YamlPlace): ParsedYaml | undefined {
  const value = loadPlainYaml(text);
  if (value === undefined) return undefined;
  const composed = once(() => composeYaml(text, place).spans);
  const located = once(() => locateKeys(text));
  const spanOf = ([start, end]: Range) => place.lines.span(place.offset + start, place.offset + end);
  return {
    value,
    spans: {
      key: (path) => {
        const root = located();
        const range = root && findPlace(root, path).range;
        return range ? spanOf(range) : composed().key(path);
      },
      value: (path) => composed().value(path),
      keys: () => {
        const root = located();
        const keys = root && listKeys(root);
        return keys ? keys.map(([path, range]) => [path, spanOf(range)]) : composed().keys();
      },
    },
    diagnostics: [],
  };
}
