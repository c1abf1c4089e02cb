import type { Expression, Node } from "../ir/node.ts";
import type { Prompt } from "../ir/prompt.ts";
import type { Json, JsonObject } from "../runtime/types.ts";
import { bodyOf, type CheckedCase } from "./check.ts";

/**
 * A number of characters that the body of a case does not exceed, found without rendering it; infinite where only
 * rendering can tell.
 */
export function mostCharacters(prompt: Prompt, one: CheckedCase): number {
  const { history, target } = one;
  const given = givenTo(prompt, one);
  // No value prints more than the JSON of all that is given, and a word for each object in it.
  const most = JSON.stringify(given).length + OBJECT * countObjects(given);
  const leaf = (node: Node) => {
    if (node.kind === "text") return node.text.length;
    return node.kind === "value" ? boundValue(node.value, most) : 0;
  };
  const beside = [history, prompt.tools, prompt.output ?? null, prompt.config.providerFields];
  return (
    JSON.stringify(beside).length + bound(bodyOf(prompt, target).nodes, { items: mostItems(given), leaf })
  );
}

/** A number of media parts that a case does not exceed. */
export function mostMedia(prompt: Prompt, one: CheckedCase): number {
  const { history, target } = one;
  const leaf = ({ kind }: Node) => (kind === "media" ? 1 : 0);
  const items = mostItems(givenTo(prompt, one));
  // A part is an object, and so is each thing inside it.
  return countObjects([...history] as unknown as Json) + bound(bodyOf(prompt, target).nodes, { items, leaf });
}

function givenTo({ input: { defaults } }: Prompt, { input, context }: CheckedCase): JsonObject {
  return { input, context, defaults };
}

/** What is added up over a template. */
interface Sum {
  /** No loop runs more often than the longest collection has items. */
  readonly items: number;
  /** What a node without others inside it adds. */
  readonly leaf: (node: Node) => number;
}

/** An object prints as a word of its own, which can be longer than its JSON. */
const OBJECT = "[object Object]".length;

function countObjects(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce<number>((sum, item) => sum + countObjects(item), 0);
  return inside + (Array.isArray(value) ? 0 : 1);
}

function mostItems(value: Json): number {
  if (typeof value !== "object" || value === null) return 1;
  const items = Object.values(value);
  return items.reduce<number>((most, item) => Math.max(most, mostItems(item)), Math.max(1, items.length));
}

function bound(nodes: readonly Node[], sum: Sum): number {
  return nodes.reduce((total, node) => total + boundNode(node, sum), 0);
}

function boundNode(node: Node, sum: Sum): number {
  switch (node.kind) {
    case "if":
      return Math.max(bound(node.then, sum), bound(node.otherwise, sum));
    case "loop":
      return Math.max(sum.items * bound(node.body, sum), bound(node.otherwise, sum));
    case "let":
    case "define":
      return bound(node.body, sum);
    case "indent":
      // Every character may be the end of a line.
      return (1 + node.indent.length) * (1 + bound(node.body, sum));
    case "call":
      return Number.POSITIVE_INFINITY;
    default:
      return sum.leaf(node);
  }
}

function boundValue(value: Expression, most: number): number {
  switch (value.kind) {
    case "literal":
      return JSON.stringify(value.value ?? "").length;
    case "choose":
      return Math.max(boundValue(value.then, most), boundValue(value.otherwise, most));
    case "json":
      return value.indent ? Number.POSITIVE_INFINITY : most;
    case "helper":
      return Number.POSITIVE_INFINITY;
    default:
      return most;
  }
}
