import type { Span } from "../../diagnostics/span.ts";
import type { TemplateText } from "./template.ts";

/** Places in a template, as places in its file. */
export interface TemplatePlaces {
  /** From a syntax tree's lines and columns. */
  span(location: hbs.AST.SourceLocation): Span;
  /** A place without extent: line from 1, column from 0, as Handlebars counts. */
  point(line: number, column: number): Span;
  /** From offsets within the template. */
  range(start: number, end: number): Span;
}

/** Handlebars counts lines within the template; files are read from their first line. */
export function templatePlaces({ text, start, lines }: TemplateText): TemplatePlaces {
  const end = start + text.length;
  const linesBefore = lines.position(start).line - 1;
  // Handlebars' lexer ends lines where files do: at LF, CRLF and a lone CR.
  const offset = (line: number, column: number) =>
    Math.min((line === 1 ? start : lines.start(linesBefore + line)) + column, end);
  return {
    range: (from, to) => lines.span(start + from, start + to),
    point: (line, column) => lines.span(offset(line, column), offset(line, column)),
    span: (location) =>
      lines.span(
        offset(location.start.line, location.start.column),
        offset(location.end.line, location.end.column),
      ),
  };
}
