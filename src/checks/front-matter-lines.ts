import { indexLines } from "../diagnostics/line-index.ts";
import type { Prompt } from "../ir/prompt.ts";

/** A line of front matter to put a new key on: its offset, and what the keys beside it stand behind. */
export interface KeyPlace {
  readonly offset: number;
  readonly indent: string;
  /** The line end that the file uses there. */
  readonly lineEnd: string;
}

const BLANK_OR_COMMENT = /^[ \t]*(?:#.*)?$/;
/** A byte order mark may stand before it. */
const FENCE = /^\uFEFF?---[ \t]*$/;

/** Where front matter takes another key: after the name, else at its top. Undefined where it is not written in lines. */
export function placeForKey({ spans }: Pick<Prompt, "spans">, source: string): KeyPlace | undefined {
  const lines = indexLines(source);
  const keys = Object.entries(spans());
  const [first] = keys;
  if (!first) return undefined;
  const [, { line: top, start }] = first;
  const indent = source.slice(lines.start(top), start);
  if (indent.trim() !== "") return undefined;
  let fence = top - 1;
  while (fence > 0 && BLANK_OR_COMMENT.test(lines.line(fence).text)) fence--;
  // Braces around the keys, or a mark of YAML before them.
  if (!FENCE.test(lines.line(fence).text)) return undefined;
  const lineEnd = source.slice(0, lines.start(top)).endsWith("\r\n") ? "\r\n" : "\n";
  const name = spans()["name"];
  const next = name && lines.line(name.line + 1).text;
  // A line that is set further in goes on with the value of the name.
  const isWhole = next !== undefined && !/^\s/.test(next.slice(indent.length));
  return { offset: lines.start(name && isWhole ? name.line + 1 : top), indent, lineEnd };
}
