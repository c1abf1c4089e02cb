import { indexLines, type LineIndex } from "../../diagnostics/line-index.ts";
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
export function templatePlaces(source: TemplateText): TemplatePlaces {
  const starts = lineStarts(source.text);
  let file: LineIndex | undefined;
  const offset = (line: number, column: number) =>
    Math.min((starts[line - 1] ?? source.text.length) + column, source.text.length);
  const range = (start: number, end: number): Span => {
    file ??= indexLines(source.file);
    return file.span(source.start + start, source.start + end);
  };
  return {
    range,
    point: (line, column) => range(offset(line, column), offset(line, column)),
    span: ({ start, end }) => range(offset(start.line, start.column), offset(end.line, end.column)),
  };
}

// Handlebars' lexer takes these three as one line break each.
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
