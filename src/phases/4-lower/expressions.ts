import type { Expression, Variable } from "../../ir/node.ts";
import type { Json } from "../../runtime/types.ts";

/** A constant. */
export function literal(value: Json | undefined): Expression {
  return { kind: "literal", value };
}

/** What an unknown name gives. */
export const UNDEFINED: Expression = literal(undefined);

/** An own property of a value. */
export function member(object: Expression, name: string): Expression {
  if (object.kind === "literal" && object.value == null) return object;
  const extension = object.kind === "variable" ? object.extension : undefined;
  // An array's or string's own length is not copied into an extended context.
  if (extension && name !== "length") {
    const entry = extension.entries.findLast((candidate) => candidate.name === name);
    return entry ? entry.value : member(nonNull(extension.base), name);
  }
  return { kind: "member", object, name };
}

/** `then` or `otherwise`; one of them where both are the same. */
export function choose(test: Expression, then: Expression, otherwise: Expression): Expression {
  return then === otherwise ? then : { kind: "choose", test, then, otherwise };
}

/** Whether a context can be undefined. */
export function mayBeUndefined(context: Expression): boolean {
  return context.kind === "variable"
    ? context.mayBeUndefined
    : context.kind !== "input" && context.kind !== "non-null";
}

/** A context as block bodies see it. */
export function nonNull(context: Expression): Expression {
  return context.kind === "input" || context.kind === "non-null"
    ? context
    : { kind: "non-null", value: context };
}

/** What a test gives where its values are constants, or undefined where data decides. */
export function staticTest(test: Expression): boolean | undefined {
  if (test.kind === "truthy" && test.value.kind === "literal" && test.includeZero === undefined) {
    const { value } = test.value;
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  }
  if (test.kind === "equals" && test.left.kind === "literal" && test.right.kind === "literal") {
    return test.left.value === test.right.value;
  }
  return undefined;
}

/** Hands out variables that are unique within a body. */
export class Variables {
  #next = 0;

  /** A variable whose value is never undefined. */
  make(hint: string): Variable {
    return { kind: "variable", id: this.#next++, hint, mayBeUndefined: false };
  }

  /** A variable whose value comes from a caller, who may pass nothing. */
  makeParameter(hint: string): Variable {
    return { kind: "variable", id: this.#next++, hint, mayBeUndefined: true };
  }

  /** A variable for a context with hash arguments. */
  makeExtension(extension: Extract<Expression, { kind: "extend" }>): Variable {
    return { kind: "variable", id: this.#next++, hint: "context", mayBeUndefined: false, extension };
  }
}
