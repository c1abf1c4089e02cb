import { composeYaml } from "./compose-yaml.ts";
import { loadPlainYaml } from "./load-plain-yaml.ts";
import type { ParsedYaml, YamlPlace } from "./parsed-yaml.ts";

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
  let composed: ParsedYaml | undefined;
  const spans = () => {
    composed ??= composeYaml(text, place);
    return composed.spans;
  };
  return {
    value,
    spans: {
      key: (path) => spans().key(path),
      value: (path) => spans().value(path),
      keys: () => spans().keys(),
    },
    diagnostics: [],
  };
}
