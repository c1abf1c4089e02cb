import { createRequire } from "node:module";
import { once } from "../phases/once.ts";
import { condense } from "./condense.ts";

/** Where something stands in a Markdown text: UTF-16 units from 0. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A heading. */
export interface MarkdownHeading extends Range {
  readonly depth: number;
  /** What stands between the markers; without extent where nothing does. */
  readonly inner: Range;
  /** Its words; undefined where it holds more than words, such as a link. */
  readonly words: string | undefined;
  /** Whether it stands in no list, quote or other block. */
  readonly isTop: boolean;
}

/** The markers of an emphasized stretch. */
export interface MarkdownEmphasis {
  readonly open: Range;
  readonly close: Range;
}

/** A node of a parsed text. */
export interface MarkdownNode {
  readonly type: string;
  readonly depth?: number;
  readonly children?: readonly MarkdownNode[];
  readonly position: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
}

/** What stands within a line: half of the work of reading a text, and nothing that makes a heading. */
const INLINE = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "hardBreakEscape",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
];

/** Parsers are made when the first text is read: most projects restyle nothing, and need none. */
const parseBlocks = once(() => createParser(INLINE));
const parseAll = once(() => createParser([]));

function createParser(disabled: readonly string[]): (text: string) => MarkdownNode {
  const require = createRequire(import.meta.url);
  const { unified } = require("unified") as typeof import("unified");
  const remarkParse = require("remark-parse") as typeof import("remark-parse");
  const processor = unified()
    .use(remarkParse.default)
    .data("micromarkExtensions", [{ disable: { null: [...disabled] } }])
    .freeze();
  return (text) => processor.parse(text) as unknown as MarkdownNode;
}

/** A line that may be a heading, or underline one. */
const MAY_BE_HEADING = /^[-*+>\d.) \t]*(?:#|[=-]+[ \t]*$)/m;

/** Texts that were parsed, in short: on most ways through its blocks, a template has the same headings. */
export type ParsedTexts = Map<string, MarkdownNode>;

/** Reads the headings and the blocks of code of a Markdown text. Without headings, code is not looked for. */
export function readHeadings(
  text: string,
  parsed: ParsedTexts = new Map(),
): {
  readonly headings: readonly MarkdownHeading[];
  readonly code: readonly Range[];
} {
  const headings: MarkdownHeading[] = [];
  const code: Range[] = [];
  if (!MAY_BE_HEADING.test(text)) return { headings, code };
  const condensed = condense(text);
  const before = ({ start, end }: Range): Range => ({
    start: condensed.offsetBefore(start),
    end: condensed.offsetBefore(end),
  });
  const visit = (node: MarkdownNode, isTop: boolean): void => {
    if (node.type === "heading") headings.push({ ...headingOf(node, text, before), isTop });
    if (node.type === "code") code.push(before(rangeOf(node)));
    for (const child of node.children ?? []) visit(child, node.type === "root");
  };
  const tree = parsed.get(condensed.text) ?? parseBlocks()(condensed.text);
  parsed.set(condensed.text, tree);
  visit(tree, false);
  return { headings, code };
}

/** Reads what is emphasized in a Markdown text. */
export function readEmphases(text: string): readonly MarkdownEmphasis[] {
  const emphases: MarkdownEmphasis[] = [];
  if (!/[*_]/.test(text)) return emphases;
  const visit = (node: MarkdownNode): void => {
    if (node.type === "emphasis" || node.type === "strong") {
      const { start, end } = rangeOf(node);
      const inner = innerOf(node);
      emphases.push({ open: { start, end: inner.start }, close: { start: inner.end, end } });
    }
    node.children?.forEach(visit);
  };
  visit(parseAll()(text));
  return emphases;
}

function rangeOf({ position }: MarkdownNode): Range {
  return { start: position.start.offset, end: position.end.offset };
}

function innerOf(node: MarkdownNode): Range {
  const [first, last] = [node.children?.[0], node.children?.at(-1)];
  const { end } = rangeOf(node);
  return { start: first ? rangeOf(first).start : end, end: last ? rangeOf(last).end : end };
}

function headingOf(
  node: MarkdownNode,
  text: string,
  before: (range: Range) => Range,
): Omit<MarkdownHeading, "isTop"> {
  const inner = before(innerOf(node));
  const words = text.slice(inner.start, inner.end);
  // Links, images and tags are more than words.
  const isPlain = !/[<>[\]]/.test(words);
  return { ...before(rangeOf(node)), depth: node.depth ?? 1, inner, words: isPlain ? words : undefined };
}
