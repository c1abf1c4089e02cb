import type { Edit } from "./edits.ts";
import { insertLine, type Place } from "./places.ts";
import { type Item, type ItemSource, listItems } from "./program-items.ts";
import { programsIn, statementKind } from "./statements.ts";
import type { Heading, Tag } from "./structure.ts";
import { tagName } from "./tag-name.ts";

/** A section that is open, or an element of the author's. */
type Open =
  | { readonly kind: "section"; readonly heading: Heading; readonly name: string; last?: Place }
  | { readonly kind: "element"; readonly end: Tag };

/**
 * The edits that put sections into tags, a group for each section. A section ends at the latest where the body of its
 * block, its message or an element of the author's around it does.
 */
export function sectionEdits(source: ItemSource): Edit[][] {
  const { text } = source.template.source;
  const taken = writtenNames(text);
  return programsOf(source, source.template.program)
    .flatMap((program) => splitMessages(listItems(source, program)))
    .flatMap((items) => new SectionReader(items, text, taken).read());
}

function programsOf(source: ItemSource, program: hbs.AST.Program): hbs.AST.Program[] {
  const inside = program.body.flatMap((statement) =>
    statementKind(statement, source.helpers) === "value"
      ? []
      : programsIn(statement).flatMap((each) => programsOf(source, each)),
  );
  return [program, ...inside];
}

/** Names that stand behind a `<` anywhere: a tag of the same name could be taken for what the author speaks of. */
function writtenNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/<\/?([^\s<>/{}]+)/g)].map(([, name = ""]) => name.toLowerCase()));
}

function splitMessages(items: readonly Item[]): Item[][] {
  const messages: Item[][] = [[]];
  for (const item of items) {
    if (item.kind === "break") messages.push([]);
    else messages.at(-1)?.push(item);
  }
  return messages;
}

/** Reads the sections of one message, as far as they stand in one program. */
class SectionReader {
  readonly #open: Open[] = [];
  readonly #groups: Edit[][] = [];
  /** The end of each element of the author's that begins and ends here, by its beginning. */
  readonly #elements: ReadonlyMap<Tag, Tag>;

  constructor(
    private readonly items: readonly Item[],
    private readonly text: string,
    private readonly taken: ReadonlySet<string>,
  ) {
    this.#elements = pairTags(items.flatMap((item) => (item.kind === "tag" ? item.tag : [])));
  }

  read(): Edit[][] {
    for (const [index, item] of this.items.entries()) this.#readItem(item, index);
    this.#closeSections(1);
    while (this.#open.pop()) this.#closeSections(1);
    return this.#groups;
  }

  #readItem(item: Item, index: number): void {
    if (item.kind === "tag") this.#readTag(item.tag);
    if (item.kind === "tag" || item.kind === "break") return;
    if (item.kind === "heading") this.#closeSections(item.heading.depth);
    if (item.kind === "block" && item.lead && this.#onlyHeadingsFollow(index, item.lead)) {
      this.#closeSections(item.lead);
    }
    this.#touch(item.end);
    if (item.kind === "heading") this.#openSection(item.heading);
  }

  #readTag(tag: Tag): void {
    const end = this.#elements.get(tag);
    if (end) this.#open.push({ kind: "element", end });
    if (tag.kind === "open") return;
    const opened = this.#open.findLastIndex((each) => each.kind === "element" && each.end === tag);
    while (opened >= 0 && this.#open.length > opened) {
      this.#closeSections(1);
      this.#open.pop();
    }
    // Its beginning is in another body.
    if (opened < 0 && tag.isAlone) this.#closeSections(1);
  }

  #openSection(heading: Heading): void {
    const name = heading.isStatic && heading.words !== undefined ? tagName(heading.words) : undefined;
    if (name === undefined || this.taken.has(name)) return;
    this.#open.push({ kind: "section", heading, name });
  }

  /** Something stands here that belongs to every open section. */
  #touch(end: Place): void {
    for (const open of this.#open) if (open.kind === "section") open.last = end;
  }

  /** Closes the sections of a depth and below, down to the element around them. */
  #closeSections(depth: number): void {
    for (;;) {
      const open = this.#open.at(-1);
      if (open?.kind !== "section" || open.heading.depth < depth) return;
      this.#open.pop();
      // A heading without anything under it is of use only as it is: what it is about stands elsewhere.
      if (open.last) this.#groups.push(this.#editsOf(open.heading, open.name, open.last));
    }
  }

  #editsOf({ start, end }: Heading, name: string, last: Place): Edit[] {
    const opening: Edit = { start, end, text: `<${name}>`, was: this.text.slice(start, end) };
    return [opening, insertLine(last, `</${name}>`)];
  }

  /** Whether nothing stands behind a block, as far as the section around it reaches, that could belong to the section. */
  #onlyHeadingsFollow(index: number, depth: number): boolean {
    for (const item of this.items.slice(index + 1)) {
      if (item.kind === "heading") return item.heading.depth <= depth;
      if (item.kind === "tag") return item.tag.kind === "close";
      if (item.kind !== "block" || item.lead === undefined) return false;
    }
    return true;
  }
}

function pairTags(tags: readonly Tag[]): Map<Tag, Tag> {
  const pairs = new Map<Tag, Tag>();
  const open: Tag[] = [];
  for (const tag of tags) {
    if (tag.kind === "open") {
      open.push(tag);
      continue;
    }
    const index = open.findLastIndex(({ name }) => name === tag.name);
    if (index < 0) continue;
    pairs.set(open[index] as Tag, tag);
    open.splice(index);
  }
  return pairs;
}
