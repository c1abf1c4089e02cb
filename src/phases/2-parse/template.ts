/// <reference types="handlebars" preserve="true" />
import type { LineIndex } from "../../diagnostics/line-index.ts";
import type { Span } from "../../diagnostics/span.ts";

/** A parsed template: its syntax tree, and where each node stands in the file. */
export interface Template {
  /** Path of the file, relative to the project. */
  readonly path: string;
  /** What `program` was parsed from. */
  readonly source: TemplateText;
  readonly program: hbs.AST.Program;
  /** Turns a node's place in the template into a place in the file. */
  spanOf(location: hbs.AST.SourceLocation): Span;
}

/** The text of a template within its file. */
export interface TemplateText {
  readonly path: string;
  /** Lines of the whole file. */
  readonly lines: LineIndex;
  /** The template alone. */
  readonly text: string;
  /** Offset of `text` in the file. */
  readonly start: number;
}
