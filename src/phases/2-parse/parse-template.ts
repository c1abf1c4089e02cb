import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import { parser as grammar, parse } from "./handlebars-parser.ts";
import type { Template, TemplateText } from "./template.ts";
import { templatePlaces } from "./template-places.ts";
import { findUnclosedBlocks } from "./unclosed-blocks.ts";

/** Blocks inside blocks beyond this depth are refused: each level costs stack in every later phase. */
export const MAX_NESTING = 100;

/** Parses a template with Handlebars' own grammar and whitespace rules. */
export function parseTemplate(source: TemplateText): { template?: Template; diagnostics: Diagnostic[] } {
  const places = templatePlaces(source);
  const problem = (
    code: "nesting-too-deep" | "template-syntax" | "unclosed-block",
    span: Span,
    message: string,
  ) => diagnose(code, { message, path: source.path, span });

  const unclosed = findUnclosedBlocks(source.text);
  if (unclosed.deepest > MAX_NESTING) {
    const message = `Blocks are nested ${unclosed.deepest} deep; the limit is ${MAX_NESTING}.`;
    return {
      diagnostics: [
        problem("nesting-too-deep", places.range(unclosed.deepestAt, unclosed.deepestAt), message),
      ],
    };
  }
  try {
    const program = parse(source.text);
    return { template: { path: source.path, source, program, spanOf: places.span }, diagnostics: [] };
  } catch (error) {
    if (unclosed.blocks.length > 0) {
      return {
        diagnostics: unclosed.blocks.map((block) =>
          problem(
            "unclosed-block",
            places.range(block.start, block.end),
            `\`{{#${block.name}}}\` is never closed by \`{{/${block.name}}}\`.`,
          ),
        ),
      };
    }
    const { span, message } = syntaxProblem(error, source.text, places);
    return { diagnostics: [problem("template-syntax", span, message)] };
  }
}

/** What the parser knows of a problem. Where it cannot even read a token, that is the line alone, from 0. */
type GrammarHash =
  | {
      readonly token: string;
      readonly expected: readonly string[];
      readonly loc: { readonly last_line: number; readonly last_column: number };
    }
  | { readonly token: null; readonly line: number };

/** Handlebars throws two kinds of error: its own, with line and column, and the grammar's, with a drawn arrow. */
function syntaxProblem(error: unknown, text: string, places: ReturnType<typeof templatePlaces>) {
  const own = error as { message: string; lineNumber?: number; column?: number };
  if (own.lineNumber !== undefined && own.column !== undefined) {
    const message = own.message.replace(/ - \d+:\d+$/, "");
    return { span: places.point(own.lineNumber, own.column), message: `${sentence(message)}.` };
  }
  const hash = grammarProblem(text);
  if (!hash) return { span: places.point(1, 0), message: "The template cannot be read." };
  if (hash.token === null) {
    const at = text.indexOf("\0");
    if (at >= 0) return { span: places.range(at, at + 1), message: "A null byte stands in the template." };
    const message = "A comment or a raw block that opens here is never closed.";
    return { span: places.point(hash.line + 1, 0), message };
  }
  if (hash.token === "INVALID") {
    return {
      span: places.point(hash.loc.last_line, hash.loc.last_column),
      message: "This tag cannot be read: it is not closed, or it holds a character that no tag can hold.",
    };
  }
  const found = hash.token === "EOF" ? "the end of the template" : describeToken(hash.token);
  const expected = [...new Set(hash.expected.map((token) => describeToken(token.replaceAll("'", ""))))];
  return {
    span: places.point(hash.loc.last_line, hash.loc.last_column),
    message: `Found ${found} where ${listed(expected)} should stand.`,
  };
}

/** Parses again with an error hook that keeps the grammar's own record of the problem. */
function grammarProblem(text: string): GrammarHash | undefined {
  const parser = Object.create(grammar) as {
    parse(text: string): unknown;
    parseError(message: string, hash: GrammarHash): never;
  };
  let found: GrammarHash | undefined;
  parser.parseError = (message, hash) => {
    found = hash;
    throw new Error(message);
  };
  try {
    parser.parse(text);
  } catch {
    // The record is what matters; the same text has just failed in the same way.
  }
  return found;
}

const TOKEN_WORDS: Readonly<Record<string, string>> = {
  ID: "a name",
  STRING: "a string",
  NUMBER: "a number",
  BOOLEAN: "true or false",
  UNDEFINED: "undefined",
  NULL: "null",
  DATA: "an `@` variable",
  SEP: "`.` or `/`",
  EQUALS: "`=`",
  CLOSE: "`}}`",
  CLOSE_UNESCAPED: "`}}}`",
  CLOSE_RAW_BLOCK: "`}}}}`",
  CLOSE_BLOCK_PARAMS: "`|`",
  OPEN_BLOCK_PARAMS: "`as |`",
  OPEN_SEXPR: "`(`",
  CLOSE_SEXPR: "`)`",
  OPEN: "`{{`",
  OPEN_UNESCAPED: "`{{{`",
  OPEN_BLOCK: "`{{#`",
  OPEN_ENDBLOCK: "`{{/`",
  OPEN_INVERSE: "`{{^`",
  OPEN_INVERSE_CHAIN: "`{{else …}}`",
  OPEN_PARTIAL: "`{{>`",
  OPEN_PARTIAL_BLOCK: "`{{#>`",
  OPEN_RAW_BLOCK: "`{{{{`",
  END_RAW_BLOCK: "the end of the raw block",
  INVERSE: "`{{else}}`",
  CONTENT: "text",
  COMMENT: "a comment",
  EOF: "the end",
  INVALID: "a character that cannot stand there",
};

function describeToken(token: string): string {
  return TOKEN_WORDS[token] ?? token;
}

const MOST_EXPECTED = 6;

function listed(words: readonly string[]): string {
  if (words.length > MOST_EXPECTED) return "something else";
  return words.length < 2
    ? (words[0] ?? "something else")
    : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
