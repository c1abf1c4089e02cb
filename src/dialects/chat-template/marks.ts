import type { Leaf, Put } from "./conversation.ts";
import type { Rendering } from "./template-engine.ts";

// Characters of private use, which have no case and no white space, and which no JSON escapes.
const OPEN = "\uE000";
const CLOSE = "\uE001";

/** Stands right behind the text that a model is to continue. */
export const END = "\uE002";

/** Texts under marks: each gets one of its own, a blank one none, since nothing of it can be lost. */
export class Marks {
  readonly leaves: Leaf[] = [];

  /** Marks a text. */
  readonly put: Put = (text, leaf) => {
    if (text.trim() === "" || leaf.kind === "label") return text;
    return `${OPEN}${this.leaves.push(leaf) - 1}${CLOSE}`;
  };
}

/** Where each mark first stands in a rendering, by number; undefined for one that the template leaves out. */
export function findMarks(text: string, count: number): (number | undefined)[] {
  const places: (number | undefined)[] = new Array(count).fill(undefined);
  for (const found of text.matchAll(/\uE000(\d+)\uE001/g)) places[Number(found[1])] ??= found.index;
  return places;
}

/** A rendering up to where the model is to continue; undefined where the template drops that place. */
export function cutAtEnd(rendering: Rendering): Rendering | undefined {
  if ("error" in rendering) return rendering;
  const end = rendering.text.lastIndexOf(END);
  return end < 0 ? undefined : { text: rendering.text.slice(0, end) };
}
