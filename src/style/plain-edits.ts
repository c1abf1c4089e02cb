import type { Edit } from "./edits.ts";
import type { Range } from "./markdown.ts";
import { findEmphases, type Structure } from "./structure.ts";

/** The edits that take the markers of headings and emphasis away, a group for each heading and each emphasis. */
export function plainEdits({ headings, texts }: Structure, text: string): Edit[][] {
  const cut = ({ start, end }: Range): Edit => ({ start, end, text: "", was: text.slice(start, end) });
  return [
    ...headings.map(({ markers }) => markers.map(cut)),
    ...findEmphases(texts).map(({ open, close }) => [cut(open), cut(close)]),
  ];
}
