import type { Expression, HelperExpression, Node, PartialFunction } from "../../ir/node.ts";
import { variablesRead } from "../../ir/visit.ts";
import { text } from "../../runtime/text.ts";

/** Resolves what is static: constants become text, neighbours are joined, and unread variables vanish. */
export function foldNodes(
  nodes: readonly Node[],
  functions: readonly PartialFunction[],
): { nodes: readonly Node[]; functions: readonly PartialFunction[] } {
  let read: ReadonlySet<number> | undefined;
  // Most templates name nothing, and then nobody asks.
  const isRead: IsRead = (id) => {
    read ??= variablesRead([...nodes, ...functions.flatMap((each) => each.body)]);
    return read.has(id);
  };
  const fold = (list: readonly Node[]) => foldList(list, isRead);
  return { nodes: fold(nodes), functions: functions.map((each) => ({ ...each, body: fold(each.body) })) };
}

/** Whether anything reads the variable of that id. */
type IsRead = (id: number) => boolean;

function foldList(nodes: readonly Node[], isRead: IsRead): readonly Node[] {
  const folded: Node[] = [];
  for (const node of nodes.flatMap((each) => foldNode(each, isRead))) {
    const last = folded.at(-1);
    if (last?.kind === "text" && node.kind === "text" && last.origin.path === node.origin.path) {
      folded[folded.length - 1] = { ...last, text: last.text + node.text };
    } else folded.push(node);
  }
  return folded;
}

function foldNode(node: Node, isRead: IsRead): readonly Node[] {
  const fold = (list: readonly Node[]) => foldList(list, isRead);
  switch (node.kind) {
    case "value": {
      const value = foldExpression(node.value, isRead);
      if (value.kind !== "literal") return [{ ...node, value }];
      const constant = text(value.value);
      // An empty constant still is a value of the author's: it goes, as an unknown name would print nothing.
      return constant === "" ? [] : [{ kind: "text", text: constant, origin: node.origin }];
    }
    case "let":
      return isRead(node.variable.id) ? [{ ...node, body: fold(node.body) }] : fold(node.body);
    case "if": {
      const [then, otherwise] = [fold(node.then), fold(node.otherwise)];
      return then.length + otherwise.length === 0 ? [] : [{ ...node, then, otherwise }];
    }
    case "loop": {
      const [body, otherwise] = [fold(node.body), fold(node.otherwise)];
      return body.length + otherwise.length === 0 ? [] : [{ ...node, body, otherwise }];
    }
    case "indent":
      return [{ ...node, body: fold(node.body) }];
    case "define": {
      const made = { ...node.function, body: fold(node.function.body) };
      return [{ ...node, function: made, body: fold(node.body) }];
    }
    default:
      return [node];
  }
}

function foldExpression(expression: Expression, isRead: IsRead): Expression {
  return expression.kind === "helper" && expression.block ? foldBlock(expression, isRead) : expression;
}

function foldBlock(helper: HelperExpression, isRead: IsRead): HelperExpression {
  const { block } = helper;
  if (!block) return helper;
  const body = { ...block.body, nodes: foldList(block.body.nodes, isRead) };
  const inverse = { ...block.inverse, nodes: foldList(block.inverse.nodes, isRead) };
  return { ...helper, block: { body, inverse } };
}
