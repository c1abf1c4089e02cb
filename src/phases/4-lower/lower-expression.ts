import type { Entry, Expression, HelperExpression } from "../../ir/node.ts";
import { literal, UNDEFINED } from "./expressions.ts";
import { frameObject } from "./frame.ts";
import { BLOCK_HELPERS, STRUCTURE_HELPERS, VALUE_HELPERS } from "./helper-names.ts";
import { asPath, type Callee, helperName, lowerPath } from "./lower-path.ts";
import { type Lowering, suggestion } from "./lowering.ts";
import type { Scope } from "./scope.ts";

/** The parts that mustaches, blocks and subexpressions share. */
export interface Call {
  readonly path: Callee;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash;
  readonly loc: hbs.AST.SourceLocation;
}

/** The value of a parameter. */
export function lowerExpression(
  lowering: Lowering,
  expression: hbs.AST.Expression,
  scope: Scope,
): Expression {
  switch (expression.type) {
    case "PathExpression":
      return lowerPath(lowering, expression as hbs.AST.PathExpression, scope);
    case "SubExpression":
      return lowerCall(lowering, expression as hbs.AST.SubExpression as unknown as Call, scope, true);
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return literal(
        (expression as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value,
      );
    case "NullLiteral":
      return literal(null);
    default:
      return UNDEFINED;
  }
}

/** The value of a mustache or subexpression: a helper's result, or a variable. */
export function lowerCall(lowering: Lowering, call: Call, scope: Scope, isSubexpression = false): Expression {
  const path = asPath(call.path);
  const name = helperName(path, scope);
  if (name !== undefined && lowering.environment.helpers.has(name))
    return lowerHelper(lowering, name, call, scope);
  if (name !== undefined && VALUE_HELPERS.has(name)) return lowerValueHelper(lowering, name, call, scope);
  const misplaced = name !== undefined && (BLOCK_HELPERS.has(name) || STRUCTURE_HELPERS.has(name));
  if (misplaced) return reportMisplaced(lowering, name, call, scope);
  if (isSubexpression || hasArguments(call)) return reportUnknown(lowering, path, call, scope);
  return lowerPath(lowering, path, scope);
}

/** Whether a tag passes anything. */
export function hasArguments(call: Call): boolean {
  return call.params.length > 0 || (call.hash?.pairs.length ?? 0) > 0;
}

/** Hash arguments as entries, last first: the order in which Handlebars makes the object. */
export function lowerHash(lowering: Lowering, hash: hbs.AST.Hash | undefined, scope: Scope): Entry[] {
  return (hash?.pairs ?? [])
    .map((pair) => ({ name: pair.key, value: lowerExpression(lowering, pair.value, scope) }))
    .reverse();
}

/** A call of a registered helper, without bodies. */
export function lowerHelper(lowering: Lowering, name: string, call: Call, scope: Scope): HelperExpression {
  return {
    kind: "helper",
    name,
    context: scope.context,
    args: call.params.map((param) => lowerExpression(lowering, param, scope)),
    hash: lowerHash(lowering, call.hash, scope),
    frame: frameObject(scope.frame),
    block: undefined,
  };
}

function lowerValueHelper(lowering: Lowering, name: string, call: Call, scope: Scope): Expression {
  const [first, second] = call.params.map((param) => lowerExpression(lowering, param, scope));
  if (name === "log") return UNDEFINED;
  if (name === "json" && first && call.params.length === 1) {
    const indent = lowerHash(lowering, call.hash, scope).findLast((entry) => entry.name === "indent");
    return { kind: "json", value: first, indent: indent?.value };
  }
  if (name === "lookup" && first && second && call.params.length === 2) {
    return { kind: "lookup", object: first, key: second };
  }
  const wanted = name === "json" ? "one value" : "an object and a key";
  lowering.report("helper-arguments", scope, call.loc, { message: `\`${name}\` takes ${wanted}.` });
  return UNDEFINED;
}

function reportMisplaced(lowering: Lowering, name: string, call: Call, scope: Scope): Expression {
  const message = BLOCK_HELPERS.has(name)
    ? `\`${name}\` is a block: write \`{{#${name} …}}…{{/${name}}}\`.`
    : `\`${name}\` gives no value; it stands alone as \`{{${name} …}}\`.`;
  lowering.report("helper-arguments", scope, call.loc, { message });
  return UNDEFINED;
}

/** Reports a name that is called but not registered. */
export function reportUnknown(
  lowering: Lowering,
  path: hbs.AST.PathExpression,
  call: Call,
  scope: Scope,
): Expression {
  const known = [...lowering.environment.helpers, ...VALUE_HELPERS, ...BLOCK_HELPERS, ...STRUCTURE_HELPERS];
  lowering.report("unknown-helper", scope, call.loc, {
    message: `There is no helper named \`${path.original}\`.${suggestion(path.original, known)}`,
    ...(!lowering.environment.inProject && { severity: "warning" as const }),
  });
  return UNDEFINED;
}
