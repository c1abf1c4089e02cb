import type { Expression, Node, PartialFunction } from "../ir/node.ts";
import type { Body } from "../ir/prompt.ts";
import { childExpressions, childNodes, helperBodies, listFunctions, nodeExpressions } from "../ir/visit.ts";

/** Which properties of the input a template reads. */
export interface InputsRead {
  /** Whether something takes the input as a whole, so that any property may be read. */
  readonly all: boolean;
  readonly names: ReadonlySet<string>;
}

/** Follows the input through a body: by its name, through variables that hold it, and into partials. */
export function inputsRead(body: Body): InputsRead {
  const reader = new InputReader(listFunctions(body));
  // A variable that turns out to hold the input may have been read before that was known.
  for (let before = -1; before !== reader.size; ) {
    before = reader.size;
    reader.readNodes(body.nodes);
    for (const { body: nodes } of body.functions) reader.readNodes(nodes);
  }
  return { all: reader.all, names: reader.names };
}

class InputReader {
  all = false;
  readonly names = new Set<string>();
  /** Ids of variables that may hold the input. */
  readonly #holders = new Set<number>();
  readonly #functions: ReadonlyMap<string, PartialFunction>;

  constructor(functions: readonly PartialFunction[]) {
    this.#functions = new Map(functions.map((each) => [each.id, each]));
  }

  /** Grows while something new is found. */
  get size(): number {
    return this.names.size + this.#holders.size + (this.all ? 1 : 0);
  }

  readNodes(nodes: readonly Node[]): void {
    for (const node of nodes) {
      this.#readNode(node);
      for (const children of childNodes(node)) this.readNodes(children);
    }
  }

  #readNode(node: Node): void {
    if (node.kind === "let") {
      this.#hand(node.value, node.variable.id);
    } else if (node.kind === "call") {
      const parameters = this.#functions.get(node.callee)?.parameters ?? [];
      node.args.forEach((arg, index) => {
        this.#hand(arg, parameters[index]?.id);
      });
    } else if (node.kind === "loop") {
      // `{{#name}}` runs its body over the context itself where the value is `true`.
      const { over } = node;
      if (over.kind !== "section-items") this.#read(over);
      else {
        this.#read(over.value);
        this.#hand(over.context, node.item.id);
      }
    } else {
      for (const expression of nodeExpressions(node)) this.#read(expression);
    }
  }

  /** Reads an expression whose value goes into a variable. */
  #hand(value: Expression, variable: number | undefined): void {
    if (variable !== undefined && this.#holdsInput(value)) this.#holders.add(variable);
    this.#readInside(value);
  }

  /** Reads an expression whose value is used. */
  #read(expression: Expression): void {
    if (this.#holdsInput(expression)) this.all = true;
    this.#readInside(expression);
  }

  #readInside(expression: Expression): void {
    switch (expression.kind) {
      case "member":
        if (this.#holdsInput(expression.object)) this.names.add(expression.name);
        this.#readInside(expression.object);
        break;
      case "lookup":
        this.#readLookup(expression);
        break;
      case "choose":
        this.#readInside(expression.test as Expression);
        this.#readInside(expression.then);
        this.#readInside(expression.otherwise);
        break;
      case "non-null":
        this.#readInside(expression.value);
        break;
      case "extend":
        this.#readInside(expression.base);
        for (const { value } of expression.entries) this.#read(value);
        break;
      case "differs":
        // Asks which of two contexts this is, and looks into neither.
        for (const side of [expression.left, expression.right]) this.#readInside(side);
        break;
      case "frame-member":
        // A frame that came as an object may have been given anything, `@root` among it.
        if (expression.name === "root") this.all = true;
        this.#readInside(expression.frame);
        break;
      default:
        for (const child of childExpressions(expression)) this.#read(child);
        for (const { nodes } of helperBodies(expression)) this.readNodes(nodes);
    }
  }

  #readLookup({ object, key }: Extract<Expression, { kind: "lookup" }>): void {
    const isInput = this.#holdsInput(object);
    if (isInput && key.kind === "literal") this.names.add(String(key.value));
    else if (isInput) this.all = true;
    this.#readInside(object);
    this.#read(key);
  }

  #holdsInput(expression: Expression): boolean {
    switch (expression.kind) {
      case "input":
        return true;
      case "variable":
        return this.#holders.has(expression.id);
      case "non-null":
        return this.#holdsInput(expression.value);
      case "choose":
        return this.#holdsInput(expression.then) || this.#holdsInput(expression.otherwise);
      case "extend":
        return this.#holdsInput(expression.base);
      default:
        return false;
    }
  }
}
