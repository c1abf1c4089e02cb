import type { Leaf } from "./conversation.ts";

/** What of a conversation a template leaves out, by the kind of text. */
const losses = {
  text: "template-dropped",
  reasoning: "reasoning-dropped",
  call: "tool-turns",
  result: "tool-turns",
  tool: "hidden-tools",
  label: "template-dropped",
} as const;

/**
 * Tells what a template leaves out of a marked conversation, once for each part, and which system text it moves before
 * turns that came earlier. `places` says where each text stands in the rendering.
 */
export function tellLosses(
  leaves: readonly { readonly leaf: Leaf }[],
  places: readonly (number | undefined)[],
  { isMoved }: { readonly isMoved: boolean },
): void {
  const told = new Set<object>();
  const shown = new Set(leaves.filter((_, at) => places[at] !== undefined).map(({ leaf }) => leaf.part));
  let latest = -1;
  for (const [at, { leaf }] of leaves.entries()) {
    const place = places[at];
    if (place === undefined && !told.has(leaf.part)) {
      // A tool of which anything is shown is not hidden.
      const id = leaf.kind === "tool" && shown.has(leaf.part) ? "template-dropped" : losses[leaf.kind];
      leaf.tell(id, "lossy", leaf.subject);
      told.add(leaf.part);
    }
    if (place === undefined || leaf.kind === "tool") continue;
    if (leaf.role !== "system") latest = Math.max(latest, place);
    else if (isMoved && place < latest && !told.has(leaf.part)) {
      leaf.tell("late-system", "adapted");
      told.add(leaf.part);
    }
  }
}
