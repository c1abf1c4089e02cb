/** Helpers that give a value. */
export const VALUE_HELPERS: ReadonlySet<string> = new Set(["json", "lookup", "log"]);

/** Helpers that exist as blocks alone. */
export const BLOCK_HELPERS: ReadonlySet<string> = new Set([
  "if",
  "unless",
  "each",
  "with",
  "ifEquals",
  "unlessEquals",
  "dialect",
]);

/** Helpers that make structure: messages, parts and marks. */
export const STRUCTURE_HELPERS: ReadonlySet<string> = new Set([
  "role",
  "media",
  "history",
  "section",
  "cache",
]);
