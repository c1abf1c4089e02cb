import type { Expression, HelperBody, Node, Origin } from "../../ir/node.ts";
import { dialectIds } from "../../runtime/dialect-ids.ts";
import { staticTest } from "./expressions.ts";
import type { Frame } from "./frame.ts";
import { STRUCTURE_HELPERS, VALUE_HELPERS } from "./helper-names.ts";
import { hasArguments, lowerExpression, lowerHash, lowerHelper, reportUnknown } from "./lower-expression.ts";
import { asPath, helperName, lowerPath } from "./lower-path.ts";
import { type Lowering, renameLiteral, suggestion } from "./lowering.ts";
import { bind, bindDepths, entry, type Inner, innerScope, type Scope, sameContext } from "./scope.ts";

type Block = hbs.AST.BlockStatement;
type Lower = (lowering: Lowering, block: Block, scope: Scope, origin: Origin) => Node[];

const LOWERED_BY: Readonly<Record<string, Lower>> = {
  if: (lowering, block, scope, origin) => lowerIf(lowering, block, scope, origin, false),
  unless: (lowering, block, scope, origin) => lowerIf(lowering, block, scope, origin, true),
  each: lowerEach,
  with: lowerWith,
  ifEquals: (lowering, block, scope, origin) => lowerEquals(lowering, block, scope, origin, false),
  unlessEquals: (lowering, block, scope, origin) => lowerEquals(lowering, block, scope, origin, true),
  dialect: lowerDialect,
};

/** A block: a built-in one, a registered helper's, or a section over a value. */
export function lowerBlock(lowering: Lowering, block: Block, scope: Scope): Node[] {
  const path = asPath(block.path);
  const name = helperName(path, scope);
  const origin = lowering.origin(scope, block.loc);
  if (name !== undefined && lowering.environment.helpers.has(name)) {
    return [{ kind: "value", value: lowerHelperBlock(lowering, name, block, scope), origin }];
  }
  const builtIn = name !== undefined && Object.hasOwn(LOWERED_BY, name) ? LOWERED_BY[name] : undefined;
  if (builtIn) return builtIn(lowering, block, scope, origin);
  if (name !== undefined && (STRUCTURE_HELPERS.has(name) || VALUE_HELPERS.has(name))) {
    lowering.report("helper-arguments", scope, block.loc, { message: `\`${name}\` has no block form.` });
    return [];
  }
  if (hasArguments(block)) {
    reportUnknown(lowering, path, block, scope);
    return [];
  }
  const value = lowerPath(lowering, path, scope);
  // Handlebars takes a raw block without a helper for a section, but nobody writes one over a value nobody declared.
  if (isRaw(block) && name !== undefined && !lowering.schemas.of(value)) {
    reportUnknown(lowering, path, block, scope);
  }
  return lowerSectionBlock(lowering, value, block, scope, origin);
}

/** Whether a block is written `{{{{name}}}}`: its tags alone cannot ask for whitespace to be stripped. */
function isRaw(block: Block): boolean {
  return !("open" in block.openStrip);
}

/** Checks the number of arguments; the built-in blocks of Handlebars throw on a wrong one. */
function takes(lowering: Lowering, block: Block, scope: Scope, count: number): boolean {
  if (block.params.length === count) return true;
  const name = asPath(block.path).original;
  const message = `\`{{#${name}}}\` takes ${count === 1 ? "one value" : `${count} values`}, not ${block.params.length}.`;
  lowering.report("helper-arguments", scope, block.loc, { message });
  return false;
}

/** Lowers a body that keeps the context around it. */
function sameBody(lowering: Lowering, program: hbs.AST.Program | undefined, scope: Scope): readonly Node[] {
  const own = sameContext(scope);
  const nodes = lowering.program(lowering, program, own);
  return own.depths === scope.depths ? nodes : bindDepths(own.depths, nodes);
}

/** Lowers a body that has its own context, and wraps it in the `../` levels it uses. */
function inner(
  lowering: Lowering,
  program: hbs.AST.Program | undefined,
  scope: Scope,
  added: Inner,
): readonly Node[] {
  const own = innerScope(scope, { ...added, names: program?.blockParams });
  return bindDepths(own.depths, lowering.program(lowering, program, own));
}

function lowerIf(lowering: Lowering, block: Block, scope: Scope, origin: Origin, negated: boolean): Node[] {
  if (!takes(lowering, block, scope, 1)) return [];
  const value = lowerExpression(lowering, block.params[0] as hbs.AST.Expression, scope);
  const includeZero = lowerHash(lowering, block.hash, scope).findLast(
    (pair) => pair.name === "includeZero",
  )?.value;
  return branch(lowering, { kind: "truthy", value, includeZero }, block, scope, origin, negated);
}

function lowerEquals(
  lowering: Lowering,
  block: Block,
  scope: Scope,
  origin: Origin,
  negated: boolean,
): Node[] {
  if (!takes(lowering, block, scope, 2)) return [];
  const [left, right] = block.params.map((param) => lowerExpression(lowering, param, scope));
  if (!left || !right) return [];
  return branch(lowering, { kind: "equals", left, right }, block, scope, origin, negated);
}

function branch(
  lowering: Lowering,
  test: Expression,
  block: Block,
  scope: Scope,
  origin: Origin,
  negated: boolean,
): Node[] {
  const known = staticTest(test);
  if (known !== undefined)
    return [...sameBody(lowering, known === negated ? block.inverse : block.program, scope)];
  const yes = sameBody(lowering, block.program, scope);
  const no = sameBody(lowering, block.inverse, scope);
  return [{ kind: "if", test, then: negated ? no : yes, otherwise: negated ? yes : no, origin }];
}

function lowerEach(lowering: Lowering, block: Block, scope: Scope, origin: Origin): Node[] {
  if (!takes(lowering, block, scope, 1)) return [];
  const over = lowerExpression(lowering, block.params[0] as hbs.AST.Expression, scope);
  const { item, loop, frame } = loopVariables(lowering, over, scope);
  return [
    {
      kind: "loop",
      over,
      item,
      loop,
      body: inner(lowering, block.program, scope, { context: item, frame, values: [item, loop.key] }),
      otherwise: sameBody(lowering, block.inverse, scope),
      origin,
    },
  ];
}

function loopVariables(lowering: Lowering, over: Expression, scope: Scope) {
  const item = lowering.variables.make("item");
  lowering.schemas.define(item, lowering.schemas.items(lowering.schemas.of(over)));
  const loop = {
    key: lowering.variables.make("key"),
    index: lowering.variables.make("index"),
    first: lowering.variables.make("first"),
    last: lowering.variables.make("last"),
  };
  const entries = Object.entries(loop).map(([name, variable]) => entry(name, variable));
  const frame: Frame = { kind: "level", parent: scope.frame, entries };
  return { item, loop, frame };
}

function lowerWith(lowering: Lowering, block: Block, scope: Scope, origin: Origin): Node[] {
  if (!takes(lowering, block, scope, 1)) return [];
  const value = lowerExpression(lowering, block.params[0] as hbs.AST.Expression, scope);
  const variable = lowering.variables.make("context");
  lowering.schemas.define(variable, lowering.schemas.of(value));
  const then = inner(lowering, block.program, scope, { context: variable, values: [variable] });
  const otherwise = sameBody(lowering, block.inverse, scope);
  return [
    bind(variable, value, [
      { kind: "if", test: { kind: "filled", value: variable }, then, otherwise, origin },
    ]),
  ];
}

/** `{{#name}}`: runs over an array, into an object, or as a condition, whichever the value turns out to be. */
function lowerSectionBlock(
  lowering: Lowering,
  value: Expression,
  block: Block,
  scope: Scope,
  origin: Origin,
): Node[] {
  const variable = lowering.variables.make("section");
  lowering.schemas.define(variable, lowering.schemas.of(value));
  const { item, loop, frame } = loopVariables(lowering, variable, scope);
  const isArray: Expression = { kind: "is-array", value: variable };
  const either: Frame = { kind: "either", test: isArray, then: frame, otherwise: scope.frame };
  const node: Node = {
    kind: "loop",
    over: { kind: "section-items", value: variable, context: scope.context },
    item,
    loop,
    body: inner(lowering, block.program, scope, { context: item, frame: either, values: [item, loop.key] }),
    // Unlike `{{#if}}`, Handlebars hands a section's `{{else}}` its context as it is, null included.
    otherwise: lowering.program(lowering, block.inverse, { ...scope, outerDepths: scope.depths }),
    origin,
  };
  return [bind(variable, value, [node])];
}

/** `{{#dialect "a" "b"}}` is decided while compiling; outside any dialect the `{{else}}` counts. */
function lowerDialect(lowering: Lowering, block: Block, scope: Scope): Node[] {
  lowering.dependsOnDialect = true;
  const names = block.params.map((param) => (param as { value?: unknown }).value);
  for (const [index, name] of names.entries()) {
    if (typeof name === "string" && DIALECT_NAMES.includes(name)) continue;
    const isText = typeof name === "string";
    const shown = isText ? `\`${name}\`` : "A computed name";
    const loc = block.params[index]?.loc ?? block.loc;
    const fix = isText && renameLiteral(lowering.origin(scope, loc), name, DIALECT_NAMES);
    lowering.report("unknown-dialect", scope, loc, {
      message: `${shown} is not a dialect.${isText ? suggestion(name, DIALECT_NAMES) : ""}`,
      ...(fix || {}),
    });
  }
  if (names.length === 0)
    lowering.report("helper-arguments", scope, block.loc, {
      message: "`{{#dialect}}` takes the name of a dialect.",
    });
  const taken = lowering.dialect !== undefined && names.includes(lowering.dialect);
  return [...lowering.program(lowering, taken ? block.program : block.inverse, scope)];
}

const DIALECT_NAMES: readonly string[] = dialectIds;

function lowerHelperBlock(lowering: Lowering, name: string, block: Block, scope: Scope): Expression {
  const call = lowerHelper(lowering, name, block, scope);
  const bodyOf = (program: hbs.AST.Program | undefined) => helperBody(lowering, name, program, scope);
  return { ...call, block: { body: bodyOf(block.program), inverse: bodyOf(block.inverse) } };
}

function helperBody(
  lowering: Lowering,
  name: string,
  program: hbs.AST.Program | undefined,
  scope: Scope,
): HelperBody {
  const context = lowering.variables.makeParameter("context");
  const frame = lowering.variables.make("frame");
  const blockParameters = (program?.blockParams ?? []).map((hint) => lowering.variables.make(hint));
  const nodes = inner(
    lowering,
    program,
    { ...scope, insideHelper: name },
    {
      context,
      frame: { kind: "object", value: frame },
      values: blockParameters,
    },
  );
  return { context, frame, blockParameters, nodes };
}
