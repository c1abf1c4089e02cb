import type { Expression } from "../../ir/node.ts";
import { literal, member, UNDEFINED } from "./expressions.ts";
import { readFrame } from "./frame.ts";
import { type Lowering, suggestion } from "./lowering.ts";
import type { Scope } from "./scope.ts";

/** What stands in a tag's first place: a path, or a literal that Handlebars reads as a name. */
export type Callee = hbs.AST.PathExpression | hbs.AST.Literal;

/** A callee as a path: `{{true}}` and `{{"a b"}}` read variables of those names. */
export function asPath(callee: Callee): hbs.AST.PathExpression {
  if ("parts" in callee) return callee;
  const name = String((callee as { original?: unknown }).original);
  return { type: "PathExpression", data: false, depth: 0, parts: [name], original: name, loc: callee.loc };
}

// The same test as Handlebars': a name that ends in "this" counts as scoped there too.
function isScoped(path: hbs.AST.PathExpression): boolean {
  return /^\.|this\b/.test(path.original);
}

/** The name under which a callee may be a helper, or undefined where only a value can be meant. */
export function helperName(path: hbs.AST.PathExpression, scope: Scope): string | undefined {
  const [name] = path.parts;
  if (path.parts.length !== 1 || name === undefined || path.data || path.depth > 0 || isScoped(path))
    return undefined;
  return scope.locals.has(name) ? undefined : name;
}

/** The value of a path: a block parameter, an `@` variable, or a property of this or an outer context. */
export function lowerPath(lowering: Lowering, path: hbs.AST.PathExpression, scope: Scope): Expression {
  const [first, ...rest] = path.parts;
  if (first !== undefined) {
    const local = path.depth > 0 || isScoped(path) ? undefined : scope.locals.get(first);
    if (local) return members(lowering, local, rest, path, scope);
    if (path.data && first === "partial-block") return literal(scope.partialBlock !== undefined);
    if (path.data) return members(lowering, readFrame(scope.frame, first, path.depth), rest, path, scope);
  }
  // Asked for last: a level outwards is bound to a variable as soon as it is asked for.
  const context = path.depth > 0 ? scope.depths.at(path.depth) : scope.context;
  if (context === UNDEFINED && path.depth > 0) reportBeyond(lowering, path, scope);
  return members(lowering, context, path.parts, path, scope);
}

/** `../` outside of every block: no input can fill it. */
function reportBeyond(lowering: Lowering, path: hbs.AST.PathExpression, scope: Scope): void {
  const [name = ""] = path.parts;
  const known = lowering.schemas.closedNames(lowering.schemas.of(scope.context)) ?? [];
  lowering.report("undeclared-variable", scope, path.loc, {
    message: `\`${path.original}\` leads out of the outermost context.${suggestion(name, known)}`,
    help: "Take a `../` away: `{{#if}}` and `{{#unless}}` open no context, and a partial begins with its own.",
  });
}

function members(
  lowering: Lowering,
  object: Expression,
  names: readonly string[],
  path: hbs.AST.PathExpression,
  scope: Scope,
): Expression {
  return names.reduce((at, name) => {
    const known = lowering.schemas.closedNames(lowering.schemas.of(at));
    if (known && !known.includes(name)) {
      lowering.report("undeclared-variable", scope, path.loc, {
        message: `\`${path.original}\` is not in the input schema.${suggestion(name, known)}`,
      });
    }
    return member(at, name);
  }, object);
}
