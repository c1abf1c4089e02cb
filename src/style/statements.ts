import type { Template } from "../phases/2-parse/template.ts";
import type { Range } from "./markdown.ts";

/** What a statement of a template is to the structure of its text. */
export type StatementKind =
  | "text"
  /** Becomes text that is known only when the prompt is rendered. */
  | "value"
  /** A part of the same message. */
  | "part"
  /** Nothing of it is sent. */
  | "nothing"
  /** Another message begins. */
  | "break"
  /** Its bodies stand in the text around them. */
  | "block"
  | "partial";

/** Mustaches that are no values, unless a helper of the project has the name. */
const MUSTACHES: Readonly<Record<string, StatementKind>> = {
  role: "break",
  history: "break",
  media: "part",
  section: "part",
  cache: "nothing",
};

/** Says what a statement is. What helpers of the project make of a block's text is not known. */
export function statementKind(statement: hbs.AST.Statement, helpers: ReadonlySet<string>): StatementKind {
  switch (statement.type) {
    case "ContentStatement":
      return "text";
    case "MustacheStatement": {
      const name = nameOf(statement as hbs.AST.MustacheStatement);
      return (helpers.has(name) || !Object.hasOwn(MUSTACHES, name) ? undefined : MUSTACHES[name]) ?? "value";
    }
    case "BlockStatement": {
      const block = statement as hbs.AST.BlockStatement;
      const isRaw = !("open" in block.openStrip);
      return isRaw || helpers.has(nameOf(block)) ? "value" : "block";
    }
    case "PartialStatement":
    case "PartialBlockStatement":
      return "partial";
    default:
      return "nothing";
  }
}

function nameOf({ path }: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): string {
  return String((path as hbs.AST.PathExpression).original);
}

/** The two bodies of a block; undefined for nothing at all. */
export function alternativesOf(
  block: hbs.AST.BlockStatement,
): readonly [hbs.AST.Program | undefined, hbs.AST.Program | undefined] {
  // Of `{{^name}}`, Handlebars leaves the program out, against its types.
  return [block.program as hbs.AST.Program | undefined, block.inverse as hbs.AST.Program | undefined];
}

/** The bodies that a statement holds, whatever they are for. */
export function programsIn(statement: hbs.AST.Statement): hbs.AST.Program[] {
  const { program, inverse } = statement as Partial<hbs.AST.BlockStatement>;
  return [program, inverse].filter((each) => each !== undefined && each !== null);
}

/** Where a statement stands in the template's source. */
export function rangeIn({ source, spanOf }: Template, { loc }: hbs.AST.Statement): Range {
  const { start, end } = spanOf(loc);
  return { start: start - source.start, end: end - source.start };
}

/** A text as Handlebars leaves it. */
export type Content = hbs.AST.ContentStatement & {
  readonly original: string;
  /** Whether the statement before it took whitespace away. */
  readonly rightStripped?: boolean;
};

/**
 * Where what is left of a text, after whitespace control, begins in the source. Undefined where the source says it
 * otherwise.
 */
export function textStart(template: Template, content: Content): number | undefined {
  const { start } = rangeIn(template, content);
  const { original, value } = content;
  if (!template.source.text.startsWith(original, start)) return undefined;
  const lead = (text: string) => text.length - text.trimStart().length;
  return start + lead(original) - lead(value);
}
