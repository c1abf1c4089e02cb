import type { Template } from "../phases/2-parse/template.ts";
import type { Outline } from "./outline.ts";
import { lineEndOf, type Place, placeAfter } from "./places.ts";
import { type Content, rangeIn, statementKind, textStart } from "./statements.ts";
import type { Heading, Structure, Tag } from "./structure.ts";

/** What sections are made of, in the order of one program. `end` is where a line can be put in behind it. */
export type Item =
  | { readonly kind: "break" }
  | { readonly kind: "heading"; readonly heading: Heading; readonly end: Place }
  | { readonly kind: "tag"; readonly tag: Tag }
  | { readonly kind: "text"; readonly end: Place }
  | { readonly kind: "block"; readonly lead: number | undefined; readonly end: Place };

/** What items are read from. */
export interface ItemSource {
  readonly template: Template;
  readonly structure: Structure;
  readonly outline: Outline;
  readonly helpers: ReadonlySet<string>;
}

/** Lists the items of a program, without those inside its blocks. Blank text is none. */
export function listItems(source: ItemSource, program: hbs.AST.Program): Item[] {
  return program.body.flatMap((statement, index): Item[] => {
    const end = () => placeAfter(source.template, program, index);
    switch (statementKind(statement, source.helpers)) {
      case "text":
        return textItems(source, statement as Content);
      case "nothing":
        return [];
      case "break":
        return [{ kind: "break" }];
      case "block":
      case "partial": {
        const { breaks, lead } = source.outline.factsOf(statement);
        const block: Item = { kind: "block", lead, end: end() };
        return breaks ? [{ kind: "break" }, block, { kind: "break" }] : [block];
      }
      default:
        return [{ kind: "text", end: end() }];
    }
  });
}

function textItems({ template, structure }: ItemSource, content: Content): Item[] {
  const start = textStart(template, content);
  const before = lineEndOf(template);
  const placeAt = (offset: number): Place => ({ offset, before, after: "" });
  if (start === undefined) return [{ kind: "text", end: placeAt(rangeIn(template, content).end) }];
  const { value } = content;
  const items: Item[] = [];
  const addText = (from: number, to: number) => {
    const text = value.slice(from - start, to - start).trimEnd();
    if (text.trim() !== "") items.push({ kind: "text", end: placeAt(from + text.length) });
  };
  let at = start;
  for (const mark of marksIn(structure, content)) {
    addText(at, mark.start);
    at = mark.start;
    if ("kind" in mark) items.push({ kind: "tag", tag: mark });
    else {
      items.push({ kind: "heading", heading: mark, end: placeAt(mark.end) });
      // What is not all in one text is read on as text, so that it counts for what it stands in.
      if (mark.isStatic) at = mark.end;
    }
  }
  addText(at, start + value.length);
  return items;
}

function marksIn({ headings, tags }: Structure, content: Content): (Heading | Tag)[] {
  const own = headings.filter(({ isTop, statement }) => isTop && statement === content);
  return [...own, ...tags.filter(({ statement }) => statement === content)].sort((a, b) => a.start - b.start);
}
