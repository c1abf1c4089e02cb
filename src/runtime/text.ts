/**
 * A value as text: null and undefined are empty, arrays are joined by commas, objects print as JavaScript prints
 * them. Never throws, whatever names the value's properties have.
 */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? joinTexts(value) : "[object Object]";
}

/** The texts of a nested array, as JavaScript joins them: an empty array is one empty text. */
function joinTexts(array: readonly unknown[]): string {
  let items = array;
  // A level at a time: values may be too deep for recursion.
  while (items.some(Array.isArray)) {
    items = items.flatMap((item) => (Array.isArray(item) && !item.length ? "" : item));
  }
  return items.map(text).join(",");
}

// What JSON must escape in a string: quotes, backslashes, controls and, since it may be alone, each surrogate.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNSAFE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A value's text as it stands between the quotes of a JSON string. */
export function jsonText(value: unknown): string {
  const plain = typeof value === "string" ? value : text(value);
  return UNSAFE.test(plain) ? JSON.stringify(plain).slice(1, -1) : plain;
}

/** Puts `prefix` before every line; a last line without text stays empty. */
export function indent(block: string, prefix: string): string {
  return block === "" ? "" : prefix + block.replace(/\n(?!$)/g, `\n${prefix}`);
}

/** JSON text of a value, or nothing for what JSON cannot say. */
export function json(value: unknown, space?: unknown): string {
  const width = typeof space === "number" || typeof space === "string" ? space : undefined;
  return JSON.stringify(value, null, width) ?? "";
}
