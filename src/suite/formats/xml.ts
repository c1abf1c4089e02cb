/** Attributes of an element by name. */
export interface Attributes {
  readonly [name: string]: string | number;
}

/** An element with attributes and a text, or elements inside. Values may be any text. Ends with a line end. */
export function element(name: string, attributes: Attributes, inside: string | readonly string[]): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `<${name}${given.join("")}`;
  if (inside.length === 0) return `${start}/>\n`;
  if (typeof inside === "string") return `${start}>${escapeXml(inside)}</${name}>\n`;
  const lines = inside.join("").replace(/^(?= *<)/gm, "  ");
  return `${start}>\n${lines}</${name}>\n`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A text as XML 1.0 can hold it: what it has no way to write, control characters and halves of pairs, is left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter((character) => isXml(character.codePointAt(0) ?? 0))
    .map((character) => ESCAPES[character] ?? character)
    .join("");
}

/** The characters of XML 1.0, without those that it advises against. */
function isXml(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  if (code >= 0x7f && code <= 0x9f) return code === 0x85;
  return code < 0xd800 || (code >= 0xe000 && (code & 0xfffe) !== 0xfffe);
}
