import type { Template } from "../phases/2-parse/template.ts";
import type { Range } from "./markdown.ts";
import { alternativesOf, type Content, rangeIn, statementKind, textStart } from "./statements.ts";

/** A stretch of a document, and the statement that it comes from. */
export interface Piece {
  /** Where it begins in the document. */
  readonly at: number;
  readonly text: string;
  readonly statement: hbs.AST.Statement;
  /** Where it begins in the source. */
  readonly source: number;
  /** Whether it stands letter by letter in the source. */
  readonly isStatic: boolean;
}

/** A message as it may be rendered, with a letter for each value. */
export interface MessageText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Stands for a value: to Markdown, a letter like any other. */
const VALUE = "\uE000";

/**
 * The messages that a program may render to, so many that each body of each block stands in one of them. Whether a line
 * is a heading depends on what stands before it, so blocks can't be read by themselves.
 */
export function listMessageTexts(
  template: Template,
  program: hbs.AST.Program,
  helpers: ReadonlySet<string>,
): MessageText[] {
  const choices = new Choices(helpers);
  const texts: MessageText[] = [];
  do {
    const writer = new Writer(template, helpers);
    writer.write(program, choices);
    texts.push(...writer.finish().filter((text) => !texts.some((known) => isSame(known, text))));
  } while (!choices.areTaken(program));
  return texts;
}

/** Whether no choice made a difference to a message. */
function isSame(a: MessageText, b: MessageText): boolean {
  return (
    a.text === b.text && a.pieces.every((piece, index) => piece.statement === b.pieces[index]?.statement)
  );
}

/** Which bodies of blocks have stood in a text. */
class Choices {
  readonly #taken = new Map<hbs.AST.BlockStatement, Set<0 | 1>>();
  readonly #done = new Set<hbs.AST.Program>();

  constructor(private readonly helpers: ReadonlySet<string>) {}

  /** The body to be written next: one in which something has not been written yet. */
  take(block: hbs.AST.BlockStatement): hbs.AST.Program | undefined {
    const open = ([0, 1] as const).find((index) => !this.#isTaken(block, index)) ?? 0;
    const taken = this.#taken.get(block) ?? new Set();
    this.#taken.set(block, taken.add(open));
    return alternativesOf(block)[open];
  }

  /** Whether every body inside has been written. */
  areTaken(program: hbs.AST.Program): boolean {
    if (this.#done.has(program)) return true;
    const areTaken = program.body.every(
      (statement) =>
        statementKind(statement, this.helpers) !== "block" ||
        ([0, 1] as const).every((index) => this.#isTaken(statement as hbs.AST.BlockStatement, index)),
    );
    if (areTaken) this.#done.add(program);
    return areTaken;
  }

  #isTaken(block: hbs.AST.BlockStatement, index: 0 | 1): boolean {
    const program = alternativesOf(block)[index];
    return (this.#taken.get(block)?.has(index) ?? false) && (!program || this.areTaken(program));
  }
}

class Writer {
  readonly #texts: MessageText[] = [];
  #text = "";
  #pieces: Piece[] = [];

  constructor(
    private readonly template: Template,
    private readonly helpers: ReadonlySet<string>,
  ) {}

  write(program: hbs.AST.Program, choices: Choices): void {
    for (const statement of program.body) {
      switch (statementKind(statement, this.helpers)) {
        case "text":
          this.#writeContent(statement as Content);
          break;
        case "value":
          this.#add(statement, VALUE, rangeIn(this.template, statement).start, false);
          break;
        case "partial":
          this.#writePartial(statement);
          break;
        case "break":
          this.#break();
          break;
        case "block": {
          const body = choices.take(statement as hbs.AST.BlockStatement);
          if (body) this.write(body, choices);
        }
      }
    }
  }

  finish(): MessageText[] {
    this.#break();
    return this.#texts;
  }

  #writeContent(content: Content): void {
    const start = textStart(this.template, content);
    if (start !== undefined) this.#add(content, content.value, start, true);
    else this.#add(content, content.value, rangeIn(this.template, content).start, false);
  }

  #writePartial(statement: hbs.AST.Statement): void {
    const range = rangeIn(this.template, statement);
    // Handlebars takes the line end away from a partial that has its line for itself; the partial brings its own.
    const text = hasOwnLines(this.template.source.text, range) ? `${VALUE}\n` : VALUE;
    this.#add(statement, text, range.start, false);
  }

  #add(statement: hbs.AST.Statement, text: string, source: number, isStatic: boolean): void {
    if (text === "") return;
    this.#pieces.push({ at: this.#text.length, text, statement, source, isStatic });
    this.#text += text;
  }

  #break(): void {
    if (this.#pieces.length > 0) this.#texts.push({ text: this.#text, pieces: this.#pieces });
    this.#text = "";
    this.#pieces = [];
  }
}

function hasOwnLines(text: string, { start, end }: Range): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return before.trim() === "" && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
}

/** Where a stretch of a document stands in the source. */
export interface SourceRange extends Range {
  /** The statement in which it begins. */
  readonly statement: hbs.AST.Statement;
  /** Whether all of it stands in one text of the template. */
  readonly isStatic: boolean;
}

/** Finds a stretch of a document in the source. */
export function findInSource({ pieces }: MessageText, { start, end }: Range): SourceRange | undefined {
  const index = pieces.findLastIndex(({ at }) => at <= start);
  const first = pieces[index];
  if (!first) return undefined;
  const isStatic = first.isStatic && end <= first.at + first.text.length;
  const from = first.isStatic ? first.source + start - first.at : first.source;
  return { start: from, end: isStatic ? from + end - start : from, statement: first.statement, isStatic };
}
