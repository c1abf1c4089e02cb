import type { Code } from "../../codegen/code.ts";

/** How a text is written: as it is, or as it stands between the quotes of a JSON string. */
export type TextForm = "plain" | "json";

/** A piece of text: known text, or an expression that gives text. */
export type Piece = string | Code;

/** Static text in a form. */
export function inForm(text: string, form: TextForm): string {
  return form === "plain" ? text : JSON.stringify(text).slice(1, -1);
}
