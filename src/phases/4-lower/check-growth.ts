import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import type { CallNode, Node } from "../../ir/node.ts";
import type { Bodies } from "../../ir/prompt.ts";

/** Partials that a prompt may run without any loop or recursion that its data asks for. */
const MAX_CALLS = 10_000;

/**
 * Refuses partials that include partials until one rendering would not end: two calls in each of thirty files are a
 * billion. Loops count once and recursion not at all, since data decides on both.
 */
export function checkGrowth(id: string, bodies: Bodies): Diagnostic[] {
  for (const body of [bodies.neutral, ...Object.values(bodies.dialects)]) {
    const functions = new Map(body.functions.map((each) => [each.id, each.body]));
    const growth: Growth = { functions, known: new Map(), calls: [] };
    const [first] = countCalls(body.nodes, growth) > MAX_CALLS ? growth.calls : [];
    if (!first) continue;
    const message = `Partials include partials so often that \`${id}\` would run more than ${MAX_CALLS} of them.`;
    return [diagnose("nesting-too-deep", { ...first.origin, message })];
  }
  return [];
}

interface Growth {
  readonly functions: Map<string, readonly Node[]>;
  /** Calls below each function; 0 while it is being counted. */
  readonly known: Map<string, number>;
  readonly calls: CallNode[];
}

function countCalls(nodes: readonly Node[], growth: Growth): number {
  return nodes.reduce((sum, node) => sum + countIn(node, growth), 0);
}

function countIn(node: Node, growth: Growth): number {
  switch (node.kind) {
    case "call":
      growth.calls.push(node);
      return 1 + countBelow(node.callee, growth);
    case "if":
      return Math.max(countCalls(node.then, growth), countCalls(node.otherwise, growth));
    case "loop":
      return Math.max(countCalls(node.body, growth), countCalls(node.otherwise, growth));
    case "define":
      growth.functions.set(node.function.id, node.function.body);
      return countCalls(node.body, growth);
    case "let":
    case "indent":
      return countCalls(node.body, growth);
    default:
      return 0;
  }
}

function countBelow(callee: string, growth: Growth): number {
  const known = growth.known.get(callee);
  if (known !== undefined) return known;
  growth.known.set(callee, 0);
  const count = countCalls(growth.functions.get(callee) ?? [], growth);
  growth.known.set(callee, count);
  return count;
}
