import type { Template } from "../phases/2-parse/template.ts";
import { findInSource, listMessageTexts, type MessageText, type SourceRange } from "./documents.ts";
import {
  type MarkdownHeading,
  type ParsedTexts,
  type Range,
  readEmphases,
  readHeadings,
} from "./markdown.ts";
import { programsIn, statementKind } from "./statements.ts";

/** A heading of a template, by places in its source. */
export interface Heading extends Pick<MarkdownHeading, "depth" | "words" | "isTop">, SourceRange {
  /** What makes it a heading; none where that is not all static, and where it has no words. */
  readonly markers: readonly Range[];
}

/** A pair of emphasis markers. */
export interface Emphasis {
  readonly open: SourceRange;
  readonly close: SourceRange;
}

/** A tag that the author wrote. */
export interface Tag extends SourceRange {
  readonly name: string;
  readonly kind: "open" | "close";
  /** Whether nothing else stands on its line. */
  readonly isAlone: boolean;
}

/** The sections of a template, in the order of the source. */
export interface Structure {
  readonly headings: readonly Heading[];
  readonly tags: readonly Tag[];
  /** The messages that the template may render. */
  readonly texts: readonly MessageText[];
}

/** Finds the headings of a template. What is one on one way through the blocks and none on another is left out. */
export function readStructure(template: Template, helpers: ReadonlySet<string>): Structure {
  const texts = separatePrograms(template.program, helpers).flatMap((program) =>
    listMessageTexts(template, program, helpers),
  );
  const visits = countVisits(texts);
  const headings = new Marks<Heading>(visits, joinHeadings);
  const tags = new Marks<Tag>(visits);
  const parsed: ParsedTexts = new Map();
  for (const text of texts) {
    const found = readHeadings(text.text, parsed);
    for (const heading of found.headings) {
      const place = findInSource(text, heading);
      if (!place || isUnderlinedText(text.text, heading, place)) continue;
      const { depth, words, isTop } = heading;
      const markers = findMarkers(text, heading);
      headings.add(keyOf(place.start, depth), { depth, words, isTop, ...place, markers });
    }
    if (found.headings.length > 0) for (const tag of findTags(text, found.code)) tags.add(keyOf(tag), tag);
  }
  return { headings: headings.list(({ statement }) => [statement]), tags: tags.list(() => []), texts };
}

/** Finds the emphasis in a template's messages, as far as its markers are static on every way through the blocks. */
export function findEmphases(texts: readonly MessageText[]): Emphasis[] {
  const emphases = new Marks<Emphasis>(countVisits(texts));
  for (const text of texts) {
    for (const emphasis of readEmphases(text.text)) {
      const [open, close] = [findInSource(text, emphasis.open), findInSource(text, emphasis.close)];
      if (open?.isStatic && close?.isStatic) emphases.add(keyOf(open, close), { open, close });
    }
  }
  return emphases.list(({ open, close }) => [open.statement, close.statement]);
}

/** How many of the texts each statement stands in. */
function countVisits(texts: readonly MessageText[]): ReadonlyMap<hbs.AST.Statement, number> {
  const visits = new Map<hbs.AST.Statement, number>();
  for (const { statement } of texts.flatMap(({ pieces }) => pieces)) {
    visits.set(statement, (visits.get(statement) ?? 0) + 1);
  }
  return visits;
}

/** Programs whose text does not stand where they do: inline partials, and what partials are given. */
function separatePrograms(
  program: hbs.AST.Program,
  helpers: ReadonlySet<string>,
  isOwn = true,
): hbs.AST.Program[] {
  const inside = program.body.flatMap((statement) => {
    const kind = statementKind(statement, helpers);
    if (kind === "value") return [];
    return programsIn(statement).flatMap((each) => separatePrograms(each, helpers, kind !== "block"));
  });
  return isOwn ? [program, ...inside] : inside;
}

/** Marks by their places, each with the number of texts that it was found in. */
class Marks<Mark> {
  readonly #found = new Map<string, { mark: Mark; count: number }>();

  constructor(
    private readonly visits: ReadonlyMap<hbs.AST.Statement, number>,
    /** What is so in both of two texts. */
    private readonly join: (a: Mark, b: Mark) => Mark = (a) => a,
  ) {}

  add(key: string, mark: Mark): void {
    const known = this.#found.get(key);
    if (!known) this.#found.set(key, { mark, count: 1 });
    else Object.assign(known, { mark: this.join(known.mark, mark), count: known.count + 1 });
  }

  /** Those that were found in every text in which their statements stand. */
  list(statements: (mark: Mark) => readonly hbs.AST.Statement[]): Mark[] {
    return [...this.#found.values()]
      .filter(({ mark, count }) => statements(mark).every((each) => this.visits.get(each) === count))
      .map(({ mark }) => mark);
  }
}

function joinHeadings(a: Heading, b: Heading): Heading {
  if (a.end === b.end && a.isStatic && b.isStatic) return a;
  const isInBoth = (marker: Range) => b.markers.some((other) => keyOf(other) === keyOf(marker));
  return { ...a, end: a.start, isStatic: false, markers: a.markers.filter(isInBoth) };
}

function keyOf(...parts: readonly (Range | number)[]): string {
  return parts.map((part) => (typeof part === "number" ? part : `${part.start}-${part.end}`)).join();
}

function findMarkers(text: MessageText, { start, end, inner }: MarkdownHeading): Range[] {
  if (inner.start === inner.end) return [];
  const ranges = [
    { start, end: inner.start },
    { start: inner.end, end },
  ].filter((range) => text.text.slice(range.start, range.end).trim() !== "");
  const markers = ranges.flatMap((range) => findInSource(text, range) ?? []);
  return markers.every(({ isStatic }) => isStatic) ? markers : [];
}

/**
 * Whether an underlined heading is rather text above a line of dashes, which prompts use to set data off: several lines,
 * a value, or words that end as a sentence does.
 */
function isUnderlinedText(text: string, { start, inner }: MarkdownHeading, place: SourceRange): boolean {
  const isUnderlined = inner.start === start && inner.end > start;
  const words = text.slice(inner.start, inner.end);
  return isUnderlined && (!place.isStatic || /[\r\n]/.test(words) || /[.:;,!?…]$/.test(words));
}

const TAG = /<(\/?)([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>/g;

/** Tags that are not opened and closed in one line. */
function findTags(message: MessageText, code: readonly Range[]): Tag[] {
  const isCode = (at: number) => code.some(({ start, end }) => start <= at && at < end);
  return [...message.text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: written, index: lineStart }) => {
    const line = written.replace(/(`+)[^`]+\1/g, (inCode) => " ".repeat(inCode.length));
    const open: (Pick<Tag, "name" | "kind" | "isAlone"> & { at: number })[] = [];
    for (const { 0: tag, 1: slash, 2: name = "", index } of line.matchAll(TAG)) {
      const at = lineStart + index;
      if (isCode(at) || tag.endsWith("/>")) continue;
      const pair = slash ? open.findLastIndex((each) => each.kind === "open" && each.name === name) : -1;
      if (pair >= 0) open.splice(pair);
      else open.push({ name, kind: slash ? "close" : "open", isAlone: written.trim() === tag, at });
    }
    return open.flatMap(({ at, ...tag }) => {
      const place = findInSource(message, { start: at, end: at + 1 });
      return place?.isStatic ? [{ ...tag, ...place }] : [];
    });
  });
}
