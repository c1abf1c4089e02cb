import type { Expression, HelperBody, Node, PartialFunction } from "./node.ts";

/** The node lists that stand inside a node, in order. */
export function childNodes(node: Node): readonly (readonly Node[])[] {
  switch (node.kind) {
    case "if":
      return [node.then, node.otherwise];
    case "loop":
      return [node.body, node.otherwise];
    case "let":
    case "indent":
      return [node.body];
    case "define":
      return [node.function.body, node.body];
    case "text":
    case "value":
    case "role":
    case "media":
    case "history":
    case "section":
    case "cache":
    case "call":
      return [];
  }
}

/** The expressions that a node evaluates itself, without those of its children. */
export function nodeExpressions(node: Node): readonly Expression[] {
  switch (node.kind) {
    case "value":
    case "let":
      return [node.value];
    case "role":
      return [
        ...(typeof node.role === "string" ? [] : [node.role.value]),
        ...node.metadata.map((entry) => entry.value),
      ];
    case "media":
      return node.mimeType ? [node.url, node.mimeType] : [node.url];
    case "section":
      return [node.purpose];
    case "if":
      return [node.test];
    case "loop":
      return [node.over];
    case "call":
      return node.args;
    case "text":
    case "history":
    case "cache":
    case "indent":
    case "define":
      return [];
  }
}

/** The expressions inside an expression. Bodies of block helpers are listed by {@link helperBodies}. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "variable":
    case "literal":
    case "input":
    case "context":
      return [];
    case "member":
      return [expression.object];
    case "lookup":
      return [expression.object, expression.key];
    case "truthy":
      return expression.includeZero ? [expression.value, expression.includeZero] : [expression.value];
    case "filled":
    case "is-array":
    case "non-null":
      return [expression.value];
    case "equals":
    case "differs":
      return [expression.left, expression.right];
    case "choose":
      return [expression.test, expression.then, expression.otherwise];
    case "helper":
      return [
        expression.context,
        ...expression.args,
        ...expression.hash.map((entry) => entry.value),
        expression.frame,
      ];
    case "extend":
      return [expression.base, ...expression.entries.map((entry) => entry.value)];
    case "json":
      return expression.indent ? [expression.value, expression.indent] : [expression.value];
    case "section-items":
      return [expression.value, expression.context];
    case "frame":
      return [
        ...(expression.parent ? [expression.parent] : []),
        ...expression.entries.map((entry) => entry.value),
      ];
    case "frame-member":
      return [expression.frame];
  }
}

/** The bodies that an expression carries: those of a block helper. */
export function helperBodies(expression: Expression): readonly HelperBody[] {
  return expression.kind === "helper" && expression.block
    ? [expression.block.body, expression.block.inverse]
    : [];
}

/** What {@link visit} calls on its way, parents first. */
export interface Visitor {
  node?(node: Node): void;
  expression?(expression: Expression): void;
}

/** Walks nodes, their children, their expressions, and the bodies of block helpers. */
export function visit(nodes: readonly Node[], visitor: Visitor): void {
  for (const node of nodes) {
    visitor.node?.(node);
    for (const expression of nodeExpressions(node)) visitExpression(expression, visitor);
    for (const children of childNodes(node)) visit(children, visitor);
  }
}

function visitExpression(expression: Expression, visitor: Visitor): void {
  visitor.expression?.(expression);
  for (const child of childExpressions(expression)) visitExpression(child, visitor);
  for (const body of helperBodies(expression)) visit(body.nodes, visitor);
}

/** Ids of the variables that nodes read, at any depth. */
export function variablesRead(nodes: readonly Node[]): ReadonlySet<number> {
  const read = new Set<number>();
  visit(nodes, {
    expression: (expression) => {
      if (expression.kind === "variable") read.add(expression.id);
    },
  });
  return read;
}

/** Whether a node opens, adds or marks a message or part. */
export function isStructural(node: Node): boolean {
  switch (node.kind) {
    case "role":
    case "media":
    case "history":
    case "section":
    case "cache":
      return true;
    default:
      return false;
  }
}

/** Whether a list of nodes holds structure at any depth. `functions` says which called partials do. */
export function hasStructure(nodes: readonly Node[], functions: ReadonlySet<string>): boolean {
  return nodes.some(
    (node) =>
      isStructural(node) ||
      (node.kind === "call" && functions.has(node.callee)) ||
      childNodes(node).some((children) => hasStructure(children, functions)),
  );
}

/** Nodes, and the functions that they share. */
export interface FunctionBody {
  readonly nodes: readonly Node[];
  readonly functions: readonly PartialFunction[];
}

/** Every function of a body: those it shares and those made in place. */
export function listFunctions(body: FunctionBody): readonly PartialFunction[] {
  return [...body.functions, ...definedFunctions(body.nodes)];
}

/** Ids of a body's called partials that hold structure, directly or through one another. */
export function structuralFunctions(body: FunctionBody): ReadonlySet<string> {
  const functions = listFunctions(body);
  const structural = new Set<string>();
  for (let before = -1; before !== structural.size; ) {
    before = structural.size;
    for (const each of functions) if (hasStructure(each.body, structural)) structural.add(each.id);
  }
  return structural;
}

function definedFunctions(nodes: readonly Node[]): readonly PartialFunction[] {
  return nodes.flatMap((node) => [
    ...(node.kind === "define" ? [node.function] : []),
    ...childNodes(node).flatMap(definedFunctions),
  ]);
}
