import { CORE_SCHEMA, load } from "js-yaml";
import type { Json } from "../../runtime/types.ts";

/** Levels of nesting that are read here; more of them are for the composer to judge. */
const MAX_DEPTH = 50;

/** What the two parsers read differently, or what has limits of its own: any of it anywhere, in a string too. */
const SPECIAL: readonly RegExp[] = [
  // Tabs, null bytes, and byte order marks.
  /[\t\0\uFEFF]/,
  // Anchors, aliases, tags and directives.
  /(?:^|[\s{[,:-])[&*!%]/,
  // More documents than one.
  /(?:^|\s)(?:---|\.\.\.)/,
  // Keys that are empty, null, or more than a name.
  /(?:^|[\s{[,-])[?:]/,
  /(?:~|\bnull)["']?\s*:/i,
  // Numbers beyond those of JSON.
  /\.(?:inf|nan)\b/i,
  /[\d.]e\+?\d{3}|[\da-f]{100}/i,
];

/**
 * The value of YAML that is plain and sound, several times faster than with places. Undefined for all other: nothing is
 * said here about what is wrong. Never throws.
 */
export function loadPlainYaml(text: string): Json | undefined {
  if (SPECIAL.some((pattern) => pattern.test(text))) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA, maxDepth: MAX_DEPTH }) as Json | undefined;
  } catch {
    return undefined;
  }
}
