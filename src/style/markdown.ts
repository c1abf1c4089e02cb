import { createRequire } from "node:module";

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

/** What restyling asks of a Markdown text. */
export interface MarkdownMarks {
  readonly headings: readonly MarkdownHeading[];
  /** The two markers of each emphasized stretch. */
  readonly emphases: readonly { readonly open: Range; readonly close: Range }[];
  readonly code: readonly Range[];
}

interface MarkdownNode {
  readonly type: string;
  readonly depth?: number;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
  readonly position: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
}

/** Made when the first text is read: most projects restyle nothing, and need no parser. */
const parse = once(() => {
  const require = createRequire(import.meta.url);
  const { unified } = require("unified") as typeof import("unified");
  const remarkParse = require("remark-parse") as typeof import("remark-parse");
  const processor = unified().use(remarkParse.default).freeze();
  return (text: string) => processor.parse(text) as unknown as MarkdownNode;
});

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Reads headings, emphasis and code of a Markdown text. */
export function readMarkdown(text: string): MarkdownMarks {
  const headings: MarkdownHeading[] = [];
  const emphases: { open: Range; close: Range }[] = [];
  const code: Range[] = [];
  const visit = (node: MarkdownNode, isTop: boolean): void => {
    if (node.type === "heading") headings.push({ ...headingOf(node), isTop });
    if (node.type === "code" || node.type === "inlineCode") code.push(rangeOf(node));
    if (node.type === "emphasis" || node.type === "strong") {
      const { start, end } = rangeOf(node);
      const inner = innerOf(node);
      emphases.push({ open: { start, end: inner.start }, close: { start: inner.end, end } });
    }
    for (const child of node.children ?? []) visit(child, node.type === "root");
  };
  visit(parse()(text), false);
  return { headings, emphases, code };
}

function rangeOf({ position }: MarkdownNode): Range {
  return { start: position.start.offset, end: position.end.offset };
}

function innerOf(node: MarkdownNode): Range {
  const [first, last] = [node.children?.[0], node.children?.at(-1)];
  const { end } = rangeOf(node);
  return { start: first ? rangeOf(first).start : end, end: last ? rangeOf(last).end : end };
}

function headingOf(node: MarkdownNode) {
  return { ...rangeOf(node), depth: node.depth ?? 1, inner: innerOf(node), words: wordsOf(node) };
}

const WORDS: ReadonlySet<string> = new Set(["heading", "text", "inlineCode", "emphasis", "strong"]);

function wordsOf(node: MarkdownNode): string | undefined {
  if (!WORDS.has(node.type)) return undefined;
  const parts = node.children?.map(wordsOf) ?? [node.value ?? ""];
  return parts.includes(undefined) ? undefined : parts.join("");
}
