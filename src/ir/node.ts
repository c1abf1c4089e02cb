import type { Span } from "../diagnostics/span.ts";
import type { Role } from "../runtime/types.ts";
import type { Entry, Expression, Variable } from "./expression.ts";

/** A place in a file other than the prompt itself is named by `path`. */
export interface Origin {
  readonly path: string;
  readonly span: Span;
}

/** A step of the template: text, structure or control flow. Structure never comes from a value. */
export type Node =
  | { readonly kind: "text"; readonly text: string; readonly origin: Origin }
  | { readonly kind: "value"; readonly value: Expression; readonly origin: Origin }
  | RoleNode
  | MediaNode
  | { readonly kind: "history"; readonly origin: Origin }
  | { readonly kind: "section"; readonly purpose: Expression; readonly origin: Origin }
  | { readonly kind: "cache"; readonly ttl: string | undefined; readonly origin: Origin }
  | IfNode
  | LoopNode
  | LetNode
  | DefineNode
  | CallNode
  | IndentNode;

/** Opens a message. `role` is an expression only where the schema makes it an enum. */
export interface RoleNode {
  readonly kind: "role";
  readonly role: Role | RoleChoice;
  readonly metadata: readonly Entry[];
  readonly origin: Origin;
}

/** A role chosen by an enum input. */
export interface RoleChoice {
  readonly value: Expression;
  readonly roles: ReadonlyMap<string, Role>;
}

/** A media part. */
export interface MediaNode {
  readonly kind: "media";
  readonly url: Expression;
  readonly mimeType: Expression | undefined;
  readonly origin: Origin;
}

/** A branch. */
export interface IfNode {
  readonly kind: "if";
  readonly test: Expression;
  readonly then: readonly Node[];
  readonly otherwise: readonly Node[];
  readonly origin: Origin;
}

/** A loop over an array's items or an object's own values; `otherwise` runs where there are none. */
export interface LoopNode {
  readonly kind: "loop";
  readonly over: Expression;
  readonly item: Variable;
  readonly loop: LoopVariables;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
  readonly origin: Origin;
}

/** Variables of a loop; absent ones are never read. */
export interface LoopVariables {
  readonly key: Variable;
  readonly index: Variable;
  readonly first: Variable;
  readonly last: Variable;
}

/** Names a value for the nodes in `body`. */
export interface LetNode {
  readonly kind: "let";
  readonly variable: Variable;
  readonly value: Expression;
  readonly body: readonly Node[];
}

/** Makes a function that can be called in `body`; it sees the variables around it. */
export interface DefineNode {
  readonly kind: "define";
  readonly function: PartialFunction;
  readonly body: readonly Node[];
}

/** Runs a partial's function. */
export interface CallNode {
  readonly kind: "call";
  readonly callee: string;
  readonly args: readonly [context: Expression, frame: Expression];
  readonly origin: Origin;
}

/** Indents every line of its body's text: a standalone partial that stands indented. */
export interface IndentNode {
  readonly kind: "indent";
  readonly indent: string;
  readonly body: readonly Node[];
  readonly origin: Origin;
}

/** A partial that is called rather than copied in, because it calls itself or is used very often. */
export interface PartialFunction {
  readonly id: string;
  /** The context, and the frame of `@` variables. */
  readonly parameters: readonly [context: Variable, frame: Variable];
  readonly body: readonly Node[];
}
