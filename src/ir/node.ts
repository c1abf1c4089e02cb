import type { Span } from "../diagnostics/span.ts";
import type { Json, Role } from "../runtime/types.ts";

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

/** A name that the compiler made up; unique within one body. */
export interface Variable {
  readonly kind: "variable";
  readonly id: number;
  /** A hint for readable output: `item`, `index`. */
  readonly hint: string;
  /** Whether the value may be undefined, which input never holds but a missing name gives. */
  readonly mayBeUndefined: boolean;
  /** For a partial's context with hash arguments: what it was made from, so that they can be read directly. */
  readonly extension?: Extract<Expression, { kind: "extend" }>;
}

/** What a template can compute. Pure; evaluated against the input, the context and registered helpers. */
export type Expression =
  | Variable
  /** A constant; `undefined` is what an unknown name gives. */
  | { readonly kind: "literal"; readonly value: Json | undefined }
  /** The whole input, after defaults. */
  | { readonly kind: "input" }
  /** An `@` variable that the caller passed as `context`. */
  | { readonly kind: "context"; readonly name: string }
  /** An own property, by a name known at compile time. Of null or undefined: the object itself. */
  | { readonly kind: "member"; readonly object: Expression; readonly name: string }
  /** An own property, by a computed name: Handlebars' `lookup`. */
  | { readonly kind: "lookup"; readonly object: Expression; readonly key: Expression }
  | TestExpression
  | {
      readonly kind: "choose";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | HelperExpression
  /** Own properties of `base`, then the entries: a partial's context with hash arguments. */
  | { readonly kind: "extend"; readonly base: Expression; readonly entries: readonly Entry[] }
  /** JSON text of a value: the `json` helper. */
  | { readonly kind: "json"; readonly value: Expression; readonly indent: Expression | undefined }
  /** `value`, or the empty object that Handlebars gives block bodies whose context is null. */
  | { readonly kind: "non-null"; readonly value: Expression }
  /** What `{{#name}}` runs over: an array's items, the value itself, the context for `true`, or nothing. */
  | { readonly kind: "section-items"; readonly value: Expression; readonly context: Expression }
  /** A frame of `@` variables as an object, where a body is called from elsewhere. */
  | { readonly kind: "frame"; readonly parent: Expression | undefined; readonly entries: readonly Entry[] }
  /** An `@` variable read from a frame object, `up` frames out. */
  | { readonly kind: "frame-member"; readonly frame: Expression; readonly name: string; readonly up: number };

/** A named value. */
export interface Entry {
  readonly name: string;
  readonly value: Expression;
}

/** A yes-or-no question about values. */
export type TestExpression =
  /** What `{{#if}}` asks: not falsy, not an empty array; zero counts where `includeZero` is truthy. */
  | { readonly kind: "truthy"; readonly value: Expression; readonly includeZero: Expression | undefined }
  /** What `{{#with}}` asks: truthy, or zero. */
  | { readonly kind: "filled"; readonly value: Expression }
  | { readonly kind: "is-array"; readonly value: Expression }
  /** Strict equality: `ifEquals`. */
  | { readonly kind: "equals"; readonly left: Expression; readonly right: Expression }
  /** Loose inequality: how Handlebars decides whether a block opens a new `../` level. */
  | { readonly kind: "differs"; readonly left: Expression; readonly right: Expression };

/** A call of a registered helper. */
export interface HelperExpression {
  readonly kind: "helper";
  readonly name: string;
  /** Becomes `this` of the helper. */
  readonly context: Expression;
  readonly args: readonly Expression[];
  readonly hash: readonly Entry[];
  /** Becomes `options.data`. */
  readonly frame: Expression;
  readonly block: HelperBlock | undefined;
}

/** The bodies of a block helper: text only, as functions of what the helper passes to `fn`. */
export interface HelperBlock {
  readonly body: HelperBody;
  readonly inverse: HelperBody;
}

/** One body: `options.fn(context, { data, blockParams })`. */
export interface HelperBody {
  readonly context: Variable;
  readonly frame: Variable;
  readonly blockParameters: readonly Variable[];
  readonly nodes: readonly Node[];
}
