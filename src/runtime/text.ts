/**
 * A value as text: null and undefined are empty, arrays are joined by commas, objects print as JavaScript prints
 * them. Never throws, whatever names the value's properties have.
 */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? value.map(text).join(",") : "[object Object]";
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
