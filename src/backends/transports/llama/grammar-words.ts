/** Rules that grammars of schemas are made of, in GBNF. Each stands with those that it needs. */
export const words: {
  readonly [name: string]: { readonly body: string; readonly needs?: readonly string[] };
} = {
  // Bounded: a small model would write white space forever.
  space: { body: String.raw`(" " | "\n" [ \t]{0,16})?` },
  hex: { body: "[0-9a-fA-F]" },
  // One character of the text, however it is written, so that lengths can be counted.
  character: {
    body: String.raw`[^"\\\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" ([0-9a-cA-CefEF] hex hex hex | [dD] [0-7] hex hex))`,
    needs: ["hex"],
  },
  string: { body: String.raw`"\"" character* "\""`, needs: ["character"] },
  digits: { body: `"0" | [1-9] [0-9]{0,14}` },
  integer: { body: `"-"? digits`, needs: ["digits"] },
  number: { body: `"-"? digits ("." [0-9]{1,15})? ([eE] [-+]? [0-9]{1,2})?`, needs: ["digits"] },
  boolean: { body: `"true" | "false"` },
  null: { body: `"null"` },
  object: {
    body: `"{" space (member (space "," space member)*)? space "}"`,
    needs: ["space", "member"],
  },
  member: { body: `string space ":" space value`, needs: ["string", "space", "value"] },
  array: {
    body: `"[" space (value (space "," space value)*)? space "]"`,
    needs: ["space", "value"],
  },
  value: {
    body: "object | array | string | number | boolean | null",
    needs: ["object", "array", "string", "number", "boolean", "null"],
  },
  date: {
    body: `[0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | [12] [0-9] | "3" [01])`,
  },
  clock: {
    body: `([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] ("." [0-9]{1,3})? ("Z" | [-+] ([01] [0-9] | "2" [0-3]) ":" [0-5] [0-9])`,
  },
  uuid: { body: `hex{8} "-" hex{4} "-" hex{4} "-" hex{4} "-" hex{12}`, needs: ["hex"] },
};

/** Formats of texts that a grammar holds a model to. */
export const formats: {
  readonly [format: string]: { readonly body: string; readonly needs: readonly string[] };
} = {
  date: { body: String.raw`"\"" date "\""`, needs: ["date"] },
  time: { body: String.raw`"\"" clock "\""`, needs: ["clock"] },
  "date-time": { body: String.raw`"\"" date "T" clock "\""`, needs: ["date", "clock"] },
  uuid: { body: String.raw`"\"" uuid "\""`, needs: ["uuid"] },
};
