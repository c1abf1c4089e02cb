import type { Entry, Expression, HelperBody, Node } from "../../src/ir/node.ts";

/** Nodes in one line, to be compared in tables: `"Hi " {$.name} if $.vip ["!"]`. The input is `$`. */
export function showNodes(nodes: readonly Node[]): string {
  return nodes.map(showNode).join(" ");
}

const list = (nodes: readonly Node[]): string => `[${showNodes(nodes)}]`;
const otherwise = (nodes: readonly Node[]): string => (nodes.length > 0 ? ` else ${list(nodes)}` : "");

function showNode(node: Node): string {
  switch (node.kind) {
    case "text":
      return JSON.stringify(node.text);
    case "value":
      return `{${showExpression(node.value)}}`;
    case "role": {
      const role = typeof node.role === "string" ? node.role : showChoice(node.role);
      return `<${["role", role, ...node.metadata.map(showEntry)].join(" ")}>`;
    }
    case "media":
      return `<media ${[node.url, ...(node.mimeType ? [node.mimeType] : [])].map(showExpression).join(" ")}>`;
    case "history":
      return "<history>";
    case "section":
      return `<section ${showExpression(node.purpose)}>`;
    case "cache":
      return node.ttl === undefined ? "<cache>" : `<cache ${node.ttl}>`;
    case "if":
      return `if ${showExpression(node.test)} ${list(node.then)}${otherwise(node.otherwise)}`;
    case "loop":
      return `each ${showExpression(node.over)} as ${showExpression(node.item)} ${list(node.body)}${otherwise(node.otherwise)}`;
    case "let":
      return `let ${showExpression(node.variable)} = ${showExpression(node.value)} ${list(node.body)}`;
    case "define":
      return `define ${node.function.id} ${list(node.function.body)} in ${list(node.body)}`;
    case "call":
      return `${node.callee}(${node.args.map(showExpression).join(", ")})`;
    case "indent":
      return `indent ${JSON.stringify(node.indent)} ${list(node.body)}`;
  }
}

function showChoice({ value, roles }: { value: Expression; roles: ReadonlyMap<string, string> }): string {
  return `${showExpression(value)} of ${[...roles].map(([name, role]) => `${name}:${role}`).join(" ")}`;
}

const showEntry = ({ name, value }: Entry): string => `${name}=${showExpression(value)}`;

/** An expression as nodes show it: `$.a.b`, `@name`, `(a ≠ b ? c : d)`. A variable is its hint and its id. */
export function showExpression(expression: Expression): string {
  switch (expression.kind) {
    case "variable":
      return `${expression.hint}${expression.id}`;
    case "literal":
      return String(JSON.stringify(expression.value));
    case "input":
      return "$";
    case "context":
      return `@${expression.name}`;
    case "member":
      return `${showExpression(expression.object)}.${expression.name}`;
    case "lookup":
      return `${showExpression(expression.object)}[${showExpression(expression.key)}]`;
    case "truthy":
      return `${showExpression(expression.value)}${expression.includeZero ? ` or 0 by ${showExpression(expression.includeZero)}` : ""}`;
    case "filled":
      return `filled ${showExpression(expression.value)}`;
    case "is-array":
      return `array ${showExpression(expression.value)}`;
    case "equals":
      return `${showExpression(expression.left)} = ${showExpression(expression.right)}`;
    case "differs":
      return `${showExpression(expression.left)} ≠ ${showExpression(expression.right)}`;
    case "choose": {
      const { test, then, otherwise: other } = expression;
      return `(${showExpression(test)} ? ${showExpression(then)} : ${showExpression(other)})`;
    }
    case "helper": {
      const { block, name, args, hash } = expression;
      const given = [...args.map(showExpression), ...hash.map(showEntry)].join(", ");
      return `${name}(${given})${block ? ` ${showBody(block.body)} else ${showBody(block.inverse)}` : ""}`;
    }
    case "extend":
      return `{...${[showExpression(expression.base), ...expression.entries.map(showEntry)].join(", ")}}`;
    case "json":
      return `json(${[expression.value, ...(expression.indent ? [expression.indent] : [])].map(showExpression).join(", ")})`;
    case "non-null":
      return `${showExpression(expression.value)}!`;
    case "section-items":
      return `items(${showExpression(expression.value)})`;
    case "frame":
      return `frame(${[...(expression.parent ? [showExpression(expression.parent)] : []), ...expression.entries.map(showEntry)].join(", ")})`;
    case "frame-member":
      return `${showExpression(expression.frame)}@${"../".repeat(expression.up)}${expression.name}`;
  }
}

const showBody = ({ nodes }: HelperBody): string => list(nodes);
