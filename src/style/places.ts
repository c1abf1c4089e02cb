import type { Template } from "../phases/2-parse/template.ts";
import type { Edit } from "./edits.ts";
import { type Content, rangeIn } from "./statements.ts";

/** Where a line can be put in, and what has to stand around it there. */
export interface Place {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** A line put in at a place. */
export function insertLine({ offset, before, after }: Place, line: string): Edit {
  return { start: offset, end: offset, text: before + line + after, was: "" };
}

/** The line end of a text. */
export function lineEndOf({ source }: Template): string {
  return /\r?\n/.exec(source.text)?.[0] ?? "\n";
}

/**
 * The place of a line behind a statement that is no text, so that Handlebars strips the same whitespace as before: what
 * it strips behind the statement stays next to it, and a tag that has its line for itself keeps it, as one that has not
 * gets none.
 */
export function placeAfter(template: Template, program: hbs.AST.Program, index: number): Place {
  const statement = program.body[index] as hbs.AST.Statement;
  const next = program.body[index + 1];
  const { end } = rangeIn(template, statement);
  const lineEnd = lineEndOf(template);
  const isMustache = statement.type === "MustacheStatement";
  const isLast = index + 2 >= program.body.length && program === template.program;
  if (next?.type !== "ContentStatement") {
    return { offset: end, before: isMustache || (isLast && !next) ? lineEnd : "", after: "" };
  }
  const { original, rightStripped } = next as Content;
  const stripped = rightStripped ? strippedBy(statement, original) : "";
  if (stripped !== "") return { offset: end + stripped.length, before: "", after: lineEnd };
  const isLineEnd = (isLast ? /^\s*?(?:\r?\n|$)/ : /^\s*?\r?\n/).test(original);
  return { offset: end, before: isMustache || isLineEnd ? lineEnd : "", after: "" };
}

function strippedBy(statement: hbs.AST.Statement, text: string): string {
  const { strip, closeStrip } = statement as { strip?: hbs.AST.StripFlags; closeStrip?: hbs.AST.StripFlags };
  if ((closeStrip ?? strip)?.close) return /^\s*/.exec(text)?.[0] ?? "";
  // Of a line that ends the text, nothing is left behind which a tag could stand.
  return /^[ \t]*\r?\n/.exec(text)?.[0] ?? "";
}
