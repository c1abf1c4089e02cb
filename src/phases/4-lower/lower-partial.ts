import type { Expression, Node, PartialFunction } from "../../ir/node.ts";
import type { Template } from "../2-parse/template.ts";
import { partialName } from "../3-analyze/analyze-template.ts";
import { Depths } from "./depths.ts";
import { literal } from "./expressions.ts";
import { type Frame, frameObject } from "./frame.ts";
import { collectInlines } from "./inlines.ts";
import { lowerExpression, lowerHash } from "./lower-expression.ts";
import { type Lowering, suggestion } from "./lowering.ts";
import { bind, bindDepths, type Expansion, isSameExpansion, type PartialBlock, type Scope } from "./scope.ts";

type Statement = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement;

/** What a partial call runs: a file's template, an inline partial, or the block that a partial was given. */
interface Callee {
  readonly program: hbs.AST.Program;
  readonly template: Template;
  /** The scope in which the body was written, where it sees the names around it. */
  readonly written: { readonly scope: Scope; readonly depths: Depths | undefined } | undefined;
}

/** `{{> name}}` and `{{#> name}}…{{/name}}`. */
export function lowerPartial(lowering: Lowering, statement: Statement, scope: Scope): Node[] {
  if (statement.params.length > 1) {
    lowering.report("helper-arguments", scope, statement.loc, {
      message: "A partial takes one context at most.",
    });
    return [];
  }
  const name = partialName(statement);
  const nodes =
    name === undefined
      ? lowerChosenPartial(lowering, statement, scope)
      : lowerNamed(lowering, name, statement, scope);
  const indent = "indent" in statement ? statement.indent : "";
  if (!indent || nodes.length === 0) return nodes;
  return [{ kind: "indent", indent, body: nodes, origin: lowering.origin(scope, statement.loc) }];
}

/** A computed name: one branch for each value that the schema allows. */
function lowerChosenPartial(lowering: Lowering, statement: Statement, scope: Scope): Node[] {
  const value = lowerExpression(lowering, statement.name as hbs.AST.Expression, scope);
  const choices = lowering.schemas.choices(value);
  if (!choices) {
    lowering.report("dynamic-partial", scope, statement.name.loc, {
      message: "The partial's name comes from a value that is not an enum.",
    });
    return [];
  }
  const origin = lowering.origin(scope, statement.loc);
  return choices.reduceRight<Node[]>((otherwise, choice) => {
    const then = lowerNamed(lowering, choice, statement, scope);
    return [
      { kind: "if", test: { kind: "equals", left: value, right: literal(choice) }, then, otherwise, origin },
    ];
  }, []);
}

function lowerNamed(lowering: Lowering, name: string, statement: Statement, scope: Scope): Node[] {
  const block = blockOf(lowering, statement, scope);
  if (name === "@partial-block") return lowerGivenBlock(lowering, statement, scope);
  const callee = findCallee(lowering, name, scope);
  if (callee) return invoke(lowering, callee, statement, scope, block);
  if (block) return runBlock(lowering, block, statement, scope);
  const known = [...lowering.environment.partialNames, ...scope.inlines.keys()];
  lowering.report("unknown-partial", scope, statement.name.loc, {
    message: `There is no partial named \`${name}\`.${suggestion(name, known)}`,
  });
  return [];
}

function blockOf(lowering: Lowering, statement: Statement, scope: Scope): PartialBlock | undefined {
  if (statement.type !== "PartialBlockStatement") return undefined;
  const { program } = statement as hbs.AST.PartialBlockStatement;
  const inlines = collectInlines(lowering, program, { ...scope, outerDepths: scope.depths });
  return { program, scope: { ...scope, inlines, outerDepths: scope.depths } };
}

function findCallee(lowering: Lowering, name: string, scope: Scope): Callee | undefined {
  const inline = scope.inlines.get(name);
  if (inline) {
    const written = { scope: inline.scope, depths: inline.scope.outerDepths };
    return { program: inline.program, template: inline.scope.template, written };
  }
  const template = lowering.environment.partial(name);
  if (template) lowering.usedPartials.add(name);
  return template && { program: template.program, template, written: undefined };
}

function lowerGivenBlock(lowering: Lowering, statement: Statement, scope: Scope): Node[] {
  if (scope.partialBlock) return runBlock(lowering, scope.partialBlock, statement, scope);
  lowering.report("unknown-partial", scope, statement.name.loc, {
    message: "`{{> @partial-block}}` stands where no block was given.",
    help: "Call the partial as `{{#> name}}…{{/name}}`, or guard the place with `{{#if @partial-block}}`.",
  });
  return [];
}

function runBlock(lowering: Lowering, block: PartialBlock, statement: Statement, scope: Scope): Node[] {
  const written = { scope: block.scope, depths: block.scope.depths };
  const callee = { program: block.program, template: block.scope.template, written };
  return invoke(
    lowering,
    callee,
    statement,
    { ...scope, frame: level(scope.frame) },
    block.scope.partialBlock,
    block,
  );
}

// Handlebars makes a frame for each partial block, which `@../` can count.
function level(parent: Frame): Frame {
  return { kind: "level", parent, entries: [] };
}

/**
 * Copies the callee's body in, so that its structure is known at the place of the call. A callee that calls itself
 * becomes a function, as does one that is used very often.
 */
function invoke(
  lowering: Lowering,
  callee: Callee,
  statement: Statement,
  scope: Scope,
  partialBlock: PartialBlock | undefined,
  running?: PartialBlock,
): Node[] {
  const given = partialBlock ?? (running ? undefined : scope.partialBlock);
  const caller = partialBlock && !running ? { ...scope, frame: level(scope.frame) } : scope;
  const inlines = running ? running.scope.inlines : (blockInlines(statement, partialBlock) ?? scope.inlines);
  const expansion: Expansion = { program: callee.program, inlines, partialBlock: given };
  const context = contextOf(lowering, statement, scope);
  const called = existingFunction(lowering, expansion);
  if (called) return [callNode(lowering, called, context, statement, caller)];
  const outer = scope.expanding.find((other) => isSameExpansion(other, expansion));
  if (outer) {
    outer.recursive = true;
    return [];
  }
  const captures = callee.written !== undefined || inlines.size > 0 || given !== undefined;
  const count = lowering.countCopy();
  if (count === "stop") return reportTooMany(lowering, statement, scope);
  if (count === "call" && !captures)
    return callShared(lowering, callee, expansion, context, statement, caller);
  const nodes = copyIn(lowering, callee, expansion, context, caller);
  if (!expansion.recursive) return [...nodes];
  return captures
    ? callDefined(lowering, callee, expansion, context, statement, caller)
    : callShared(lowering, callee, expansion, context, statement, caller);
}

/** Inline partials written inside `{{#> name}}` are seen by the partial that is called. */
function blockInlines(statement: Statement, block: PartialBlock | undefined) {
  return statement.type === "PartialBlockStatement" ? block?.scope.inlines : undefined;
}

function contextOf(lowering: Lowering, statement: Statement, scope: Scope): Expression {
  const [param] = statement.params;
  const base = param ? lowerExpression(lowering, param, scope) : scope.context;
  const entries = lowerHash(lowering, statement.hash, scope);
  return entries.length > 0 ? { kind: "extend", base, entries } : base;
}

function calleeScope(
  callee: Callee,
  expansion: Expansion,
  context: Expression,
  caller: Scope,
  root: Depths,
): Scope {
  return {
    template: callee.template,
    context,
    depths: callee.written?.depths?.push(context) ?? root,
    outerDepths: callee.written?.depths,
    locals: callee.written?.scope.locals ?? new Map(),
    frame: caller.frame,
    inlines: expansion.inlines,
    partialBlock: expansion.partialBlock,
    insideHelper: caller.insideHelper,
    expanding: [...caller.expanding, expansion],
  };
}

function copyIn(
  lowering: Lowering,
  callee: Callee,
  expansion: Expansion,
  context: Expression,
  caller: Scope,
): readonly Node[] {
  // A context with hash arguments is one object, by whose identity `../` levels are told apart.
  const own = context.kind === "extend" ? lowering.variables.makeExtension(context) : context;
  const scope = calleeScope(callee, expansion, own, caller, Depths.root(own, lowering.nameOuter));
  const nodes = bindDepths(scope.depths, lowering.program(lowering, callee.program, scope));
  return own.kind === "variable" && own !== context ? [bind(own, context, nodes)] : nodes;
}

function existingFunction(lowering: Lowering, expansion: Expansion): string | undefined {
  const isIt = (other: { expansion: Expansion }) => isSameExpansion(other.expansion, expansion);
  return (lowering.functions.find(isIt) ?? lowering.defining.findLast(isIt))?.id;
}

function callNode(
  lowering: Lowering,
  callee: string,
  context: Expression,
  at: Statement,
  caller: Scope,
): Node {
  const origin = lowering.origin(caller, at.loc);
  return { kind: "call", callee, args: [context, frameObject(caller.frame)], origin };
}

/** Calls a function of the whole body: it sees nothing but its parameters, so every place can share it. */
function callShared(
  lowering: Lowering,
  callee: Callee,
  expansion: Expansion,
  context: Expression,
  statement: Statement,
  caller: Scope,
): Node[] {
  const shared: (typeof lowering.functions)[number] = { expansion, id: lowering.nextFunctionId() };
  lowering.functions.push(shared);
  shared.function = functionOf(lowering, shared.id, callee, expansion, caller);
  return [callNode(lowering, shared.id, context, statement, caller)];
}

/** Calls a function that is made at this place, because its body sees names around it. */
function callDefined(
  lowering: Lowering,
  callee: Callee,
  expansion: Expansion,
  context: Expression,
  statement: Statement,
  caller: Scope,
): Node[] {
  const id = lowering.nextFunctionId();
  lowering.defining.push({ expansion, id });
  const made = functionOf(lowering, id, callee, expansion, caller);
  lowering.defining.pop();
  return [{ kind: "define", function: made, body: [callNode(lowering, id, context, statement, caller)] }];
}

function functionOf(
  lowering: Lowering,
  id: string,
  callee: Callee,
  expansion: Expansion,
  caller: Scope,
): PartialFunction {
  const context = lowering.variables.makeParameter("context");
  const frame = lowering.variables.make("frame");
  const inside: Scope = { ...caller, frame: { kind: "object", value: frame }, expanding: [] };
  return { id, parameters: [context, frame], body: copyIn(lowering, callee, expansion, context, inside) };
}

function reportTooMany(lowering: Lowering, statement: Statement, scope: Scope): Node[] {
  lowering.report("nesting-too-deep", scope, statement.loc, {
    message: "Partials include partials so often that the prompt cannot be compiled.",
  });
  return [];
}
