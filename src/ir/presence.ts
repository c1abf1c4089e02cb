import type { Node } from "./node.ts";

/** Whether a stretch of text makes a part: always, never, or as branches decide. */
export type Presence = "always" | "never" | "depends";

/**
 * Whether nodes without structure make a text part. A value does, empty or not, since no value may decide structure;
 * static text does unless it is blank.
 */
export function presenceOf(nodes: readonly Node[]): Presence {
  let presence: Presence = "never";
  for (const node of nodes) {
    const own = nodePresence(node);
    if (own === "always") return "always";
    if (own === "depends") presence = "depends";
  }
  return presence;
}

function nodePresence(node: Node): Presence {
  switch (node.kind) {
    case "text":
      return node.text.trim() === "" ? "never" : "always";
    case "value":
    case "call":
      return "always";
    case "let":
    case "define":
    case "indent":
      return presenceOf(node.body);
    case "if":
      return eitherPresence(node.then, node.otherwise);
    case "loop":
      return eitherPresence(node.body, node.otherwise);
    default:
      return "never";
  }
}

/** The presence of one of two bodies: a loop runs its body at least once, or the other one. */
function eitherPresence(first: readonly Node[], second: readonly Node[]): Presence {
  const [one, other] = [presenceOf(first), presenceOf(second)];
  return one === other ? one : "depends";
}
