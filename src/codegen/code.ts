/** JavaScript source text that is known to be source text. Everything else is escaped on its way in. */
export class Code {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a {@link js} template: code as it is, data as a literal, lists of code joined by commas. */
export type CodeValue = Code | readonly Code[] | string | number | boolean | null | undefined | object;

/** Source text with values: `Code` goes in unquoted, anything else as a literal. */
export function js(strings: TemplateStringsArray, ...values: readonly CodeValue[]): Code {
  let text = strings[0] ?? "";
  values.forEach((value, index) => {
    text += codeOf(value).text + (strings[index + 1] ?? "");
  });
  return new Code(text);
}

function codeOf(value: CodeValue): Code {
  if (value instanceof Code) return value;
  const isList = Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Code);
  return isList ? joinCode(value as readonly Code[], ", ") : literal(value);
}

/** A name: must be an identifier, since it is not escaped. */
export function identifier(name: string): Code {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) throw new Error(`Not an identifier: ${name}`);
  return new Code(name);
}

/** Code with a separator between. */
export function joinCode(parts: readonly Code[], separator: string): Code {
  return new Code(parts.map((part) => part.text).join(separator));
}

/**
 * A JSON value as a JavaScript literal. Line separators, lone surrogates and `__proto__` keys are written so that
 * they mean what they mean in JSON. `replace` may write an object or array in its own way.
 */
export function literal(value: unknown, replace?: (part: object) => Code | undefined): Code {
  return new Code(printLiteral(value, replace));
}

function printLiteral(value: unknown, replace: ((part: object) => Code | undefined) | undefined): string {
  if (value === undefined) return "undefined";
  if (value === null || typeof value !== "object") return scalar(value);
  const replaced = replace?.(value);
  if (replaced) return replaced.text;
  if (Array.isArray(value)) return `[${value.map((item) => printLiteral(item ?? null, replace)).join(", ")}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${propertyKey(key)}: ${printLiteral(item, replace)}`).join(", ")} }`;
}

// What cannot stand in a string literal as it is, quotes aside.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const ESCAPED = /[\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/;

function scalar(value: unknown): string {
  if (typeof value === "string" && !ESCAPED.test(value)) {
    if (!value.includes('"')) return `"${value}"`;
    if (!value.includes("'")) return `'${value}'`;
  }
  const printed = JSON.stringify(value);
  if (printed === undefined) throw new Error(`Not a JSON value: ${typeof value}`);
  const escaped = printed.replace(
    /[\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
  );
  return printed.includes('\\"') && !printed.includes("'") ? singleQuoted(escaped) : escaped;
}

/** A printed string between the quotes that it does not hold: JSON text stays readable. */
function singleQuoted(printed: string): string {
  // Cut at escaped backslashes, so that what is left of a backslash before a quote escapes the quote.
  const pieces = printed.slice(1, -1).split("\\\\");
  return `'${pieces.map((piece) => piece.replaceAll('\\"', '"')).join("\\\\")}'`;
}

/** A property key of an object literal. */
export function propertyKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : scalar(key);
}

/** A property of an object. */
export function member(object: Code, key: string): Code {
  const printed = propertyKey(key);
  return new Code(/^[A-Za-z_$]/.test(printed) ? `${object}.${printed}` : `${object}[${literal(key)}]`);
}

/** Indents every line but empty ones. */
export function block(lines: readonly Code[]): Code {
  const text = lines.map((line) => line.text).join("\n");
  const indented = text === "" ? "" : `  ${text.replaceAll("\n", "\n  ")}`;
  return new Code(indented.includes("\n  \n") ? indented.replace(/^ +$/gm, "") : indented);
}
