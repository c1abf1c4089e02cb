import type { Json } from "../runtime/types.ts";

/** A name that the compiler made up; unique within one body. */
export interface Variable {
  readonly kind: "variable";
  readonly id: number;
  /** A hint for readable output: `item`, `index`. */
  readonly hint: string;
}

/** What a template can compute. Pure; evaluated against the input, the context and registered helpers. */
export type Expression =
  | Variable
  | { readonly kind: "literal"; readonly value: Json | undefined }
  /** The whole input, after defaults. */
  | { readonly kind: "input" }
  /** An `@` variable that the caller passed as `context`. */
  | { readonly kind: "context"; readonly name: string }
  /** An own property, by a name known at compile time. */
  | { readonly kind: "member"; readonly object: Expression; readonly name: string }
  /** An own property, by a computed name: Handlebars' `lookup`. */
  | { readonly kind: "lookup"; readonly object: Expression; readonly key: Expression }
  | TestExpression
  | HelperExpression
  /** Own properties of `base`, then the entries: a partial's hash arguments, or an object of hash values. */
  | {
      readonly kind: "extend";
      readonly base: Expression | undefined;
      readonly entries: readonly { readonly name: string; readonly value: Expression }[];
    }
  /** JSON text of a value: the `json` helper. */
  | { readonly kind: "json"; readonly value: Expression; readonly indent: Expression | undefined }
  /** `value`, or the stand-in object that Handlebars gives block bodies whose context is null. */
  | { readonly kind: "non-null"; readonly value: Expression }
  /** The list of enclosing contexts, innermost first; pushes `context` unless it equals the head. */
  | { readonly kind: "push"; readonly depths: Expression | undefined; readonly context: Expression }
  /** The n-th enclosing context. */
  | { readonly kind: "depth"; readonly depths: Expression; readonly level: number };

/** A yes-or-no question about values. */
export type TestExpression =
  /** What `{{#if}}` asks: not falsy, not an empty array. */
  | { readonly kind: "truthy"; readonly value: Expression; readonly includeZero: Expression | undefined }
  /** What `{{#with}}` asks: truthy, or zero. */
  | { readonly kind: "filled"; readonly value: Expression }
  /** What `{{#name}}` asks first: neither null, undefined nor false, nor an empty array. */
  | { readonly kind: "present"; readonly value: Expression }
  /** `true` exactly. */
  | { readonly kind: "is-true"; readonly value: Expression }
  | { readonly kind: "is-array"; readonly value: Expression }
  /** Strict equality: `ifEquals`. */
  | { readonly kind: "equals"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly value: Expression };

/** A call of a registered helper. */
export interface HelperExpression {
  readonly kind: "helper";
  readonly name: string;
  readonly context: Expression;
  readonly args: readonly Expression[];
  readonly hash: readonly { readonly name: string; readonly value: Expression }[];
  /** Frame variables (`@index` …) visible at the call, for `options.data`. */
  readonly frame: readonly { readonly name: string; readonly value: Expression }[];
  readonly block: HelperBlock | undefined;
}

/** The bodies of a block helper: text only, as functions of the context that the helper passes. */
export interface HelperBlock {
  readonly context: Variable;
  readonly frame: Variable;
  readonly blockParameters: readonly Variable[];
  readonly body: readonly import("./node.ts").Node[];
  readonly inverse: readonly import("./node.ts").Node[];
}
