import type { Entry, Expression, Node, Variable } from "../../ir/node.ts";
import type { Template } from "../2-parse/template.ts";
import type { Depths } from "./depths.ts";
import { mayBeUndefined, nonNull } from "./expressions.ts";
import type { Frame } from "./frame.ts";

/** What names mean at a place of a template. */
export interface Scope {
  readonly template: Template;
  /** `this`. */
  readonly context: Expression;
  readonly depths: Depths;
  /** The `../` levels of inline partials written here: those outside the block, none in a template's own body. */
  readonly outerDepths: Depths | undefined;
  /** Block parameters. */
  readonly locals: ReadonlyMap<string, Expression>;
  readonly frame: Frame;
  readonly inlines: ReadonlyMap<string, InlinePartial>;
  /** What `{{> @partial-block}}` runs. */
  readonly partialBlock: PartialBlock | undefined;
  /** The custom block helper around this place: its bodies hold text only. */
  readonly insideHelper: string | undefined;
  /** Partials being copied in around this place, by what tells one use from another. */
  readonly expanding: readonly Expansion[];
}

/** `{{#*inline "name"}}`: a body, and the scope in which it was written. */
export interface InlinePartial {
  readonly program: hbs.AST.Program;
  readonly scope: Scope;
}

/** The body of `{{#> partial}}`, and the scope in which it was written. */
export interface PartialBlock {
  readonly program: hbs.AST.Program;
  readonly scope: Scope;
}

/** One use of a partial: the same program with the same surroundings gives the same nodes. */
export interface Expansion {
  readonly program: hbs.AST.Program;
  readonly inlines: ReadonlyMap<string, InlinePartial>;
  readonly partialBlock: PartialBlock | undefined;
  /** Set when the partial turned out to call itself, so that a copy cannot stand for it. */
  recursive?: boolean;
}

/** Whether two uses give the same nodes. */
export function isSameExpansion(a: Expansion, b: Expansion): boolean {
  return a.program === b.program && a.inlines === b.inlines && a.partialBlock === b.partialBlock;
}

/**
 * The scope of a block body that keeps its context. For an undefined context Handlebars puts an empty object in its
 * place, and opens a `../` level for that; for null it does not.
 */
export function sameContext(scope: Scope): Scope {
  const context = nonNull(scope.context);
  const depths = mayBeUndefined(scope.context) ? scope.depths.push(context) : scope.depths;
  return { ...scope, context, depths, outerDepths: scope.depths };
}

/** What a block body with its own context adds. */
export interface Inner {
  readonly context: Expression;
  readonly frame?: Frame;
  /** Names from `as |a b|`, with the values the block gives them. */
  readonly names?: readonly string[] | undefined;
  readonly values?: readonly Expression[];
}

/** The scope of a block body with its own context. */
export function innerScope(scope: Scope, inner: Inner): Scope {
  const locals = new Map(scope.locals);
  inner.names?.forEach((name, index) => {
    locals.set(name, inner.values?.[index] ?? { kind: "literal", value: undefined });
  });
  return {
    ...scope,
    context: inner.context,
    depths: scope.depths.push(inner.context),
    outerDepths: scope.depths,
    frame: inner.frame ?? scope.frame,
    locals,
  };
}

/** Wraps nodes in the bindings that their scope's `../` levels turned out to need. */
export function bindDepths(depths: Depths, nodes: readonly Node[]): readonly Node[] {
  return depths.bindings.reduceRight<readonly Node[]>(
    (body, { variable, value }) => [{ kind: "let", variable, value, body }],
    nodes,
  );
}

/** A let node. */
export function bind(variable: Variable, value: Expression, body: readonly Node[]): Node {
  return { kind: "let", variable, value, body };
}

/** An entry of a frame or hash. */
export function entry(name: string, value: Expression): Entry {
  return { name, value };
}
