import { block, Code, identifier, joinCode, js, literal, propertyKey } from "../../codegen/code.ts";
import type { Entry, Expression, HelperBody, HelperExpression, Node } from "../../ir/node.ts";
import type { Imports } from "./imports.ts";
import type { ModuleConstants } from "./module-constants.ts";
import { helperName, isSafeName, variableName } from "./names.ts";

/** What emitting expressions needs: imports, and a way to emit the bodies of block helpers. */
export interface EmitContext {
  readonly imports: Imports;
  /** Module that registered helpers come from. */
  readonly helpersFrom: string | undefined;
  readonly constants: ModuleConstants;
  /** Ids of called partials that hold structure. */
  readonly structural: ReadonlySet<string>;
  /** Statements that end in `return` of the nodes' text. */
  textFunctionBody(nodes: readonly Node[]): readonly Code[];
}

/** The prepared input: like the next two, a parameter of every emitted body. */
export const INPUT = identifier("input");

/** The caller's `@` variables. */
export const CONTEXT = identifier("context");

/** The caller's earlier turns. */
export const HISTORY = identifier("history");

/** An expression's exact value. */
export function emitValue(expression: Expression, to: EmitContext): Code {
  switch (expression.kind) {
    case "variable":
      return variableName(expression);
    case "literal":
      return literal(expression.value);
    case "input":
      return INPUT;
    case "context":
      return js`${to.imports.runtime("get")}(${CONTEXT}, ${expression.name})`;
    case "member":
      return emitMember(expression.object, expression.name, to);
    case "lookup":
      return js`${to.imports.runtime("lookup")}(${emitValue(expression.object, to)}, ${emitValue(expression.key, to)})`;
    case "truthy":
    case "filled":
    case "is-array":
    case "equals":
    case "differs":
      return emitTest(expression, to);
    case "choose":
      return js`(${emitTest(expression.test, to)} ? ${emitValue(expression.then, to)} : ${emitValue(expression.otherwise, to)})`;
    case "helper":
      return emitHelper(expression, to);
    case "extend":
      return js`${to.imports.runtime("extend")}(${emitValue(expression.base, to)}, ${emitEntries(expression.entries, to)})`;
    case "json":
      return emitJson(expression.value, expression.indent, to);
    case "non-null":
      return js`${to.imports.runtime("nonNull")}(${emitValue(expression.value, to)})`;
    case "section-items":
      return js`${to.imports.runtime("sectionItems")}(${emitValue(expression.value, to)}, ${emitValue(expression.context, to)})`;
    case "frame":
      return emitFrame(expression.parent, expression.entries, to);
    case "frame-member":
      return js`${to.imports.runtime("frameMember")}(${emitValue(expression.frame, to)}, ${expression.name}, ${expression.up})`;
  }
}

/** A yes-or-no question. Values that are not tests are asked for their truth in JavaScript's sense. */
export function emitTest(test: Expression, to: EmitContext): Code {
  switch (test.kind) {
    case "truthy": {
      const zero = test.includeZero ? [emitValue(test.includeZero, to)] : [];
      return js`${to.imports.runtime("truthy")}(${[emitLoose(test.value, to), ...zero]})`;
    }
    case "filled":
      return js`${to.imports.runtime("filled")}(${emitLoose(test.value, to)})`;
    case "is-array":
      return js`Array.isArray(${emitLoose(test.value, to)})`;
    case "equals":
      return js`${emitValue(test.left, to)} === ${emitValue(test.right, to)}`;
    case "differs":
      return js`${to.imports.runtime("differs")}(${[emitValue(test.left, to), emitValue(test.right, to)]})`;
    default:
      return emitValue(test, to);
  }
}

/** An expression's text. */
export function emitText(expression: Expression, to: EmitContext): Code {
  const value = emitTextValue(expression, to);
  return expression.kind === "json" ? value : js`${to.imports.runtime("text")}(${value})`;
}

/** A value that is about to become text: as {@link emitText}, but left to the function that it is handed to. */
export function emitTextValue(expression: Expression, to: EmitContext): Code {
  return expression.kind === "json" ? emitValue(expression, to) : emitLoose(expression, to);
}

/** A value where null and undefined mean the same, so that a chain of properties may end early. */
export function emitLoose(expression: Expression, to: EmitContext): Code {
  if (expression.kind !== "member" || !isSafeName(expression.name)) return emitValue(expression, to);
  // Reading from the stand-in for null gives nothing, as reading from null does.
  const from = expression.object.kind === "non-null" ? expression.object.value : expression.object;
  const object = emitLoose(from, to);
  const optional = from.kind !== "input";
  const key = propertyKey(expression.name);
  const isName = /^[A-Za-z_$]/.test(key);
  const dot = optional ? (isName ? "?." : "?.[") : isName ? "." : "[";
  return js`${object}${new Code(`${dot}${key}${isName ? "" : "]"}`)}`;
}

function emitMember(object: Expression, name: string, to: EmitContext): Code {
  if (object.kind === "input" && isSafeName(name)) return emitLoose({ kind: "member", object, name }, to);
  return js`${to.imports.runtime("get")}(${emitValue(object, to)}, ${name})`;
}

function emitJson(value: Expression, indent: Expression | undefined, to: EmitContext): Code {
  const space = indent ? [emitValue(indent, to)] : [];
  return js`${to.imports.runtime("json")}(${[emitValue(value, to), ...space]})`;
}

function emitEntries(entries: readonly Entry[], to: EmitContext): Code {
  const pairs = entries.map((entry) => js`[${entry.name}, ${emitValue(entry.value, to)}]`);
  return js`[${joinCode(pairs, ", ")}]`;
}

function emitFrame(parent: Expression | undefined, entries: readonly Entry[], to: EmitContext): Code {
  if (!parent) return js`${to.imports.runtime("rootFrame")}(${CONTEXT}, ${INPUT})`;
  return js`${to.imports.runtime("frame")}(${emitValue(parent, to)}, ${emitEntries(entries, to)})`;
}

function emitHelper(helper: HelperExpression, to: EmitContext): Code {
  const { imports, helpersFrom } = to;
  const helperFunction =
    helpersFrom === undefined
      ? js`undefined`
      : imports.from(helpersFrom, helper.name, helperName(helper.name));
  const args = helper.args.map((argument) => emitValue(argument, to));
  const bodies = helper.block
    ? [emitHelperBody(helper.block.body, to), emitHelperBody(helper.block.inverse, to)]
    : [];
  return js`${imports.runtime("callHelper")}(${[
    helperFunction,
    literal(helper.name),
    emitValue(helper.context, to),
    js`[${joinCode(args, ", ")}]`,
    emitEntries(helper.hash, to),
    emitValue(helper.frame, to),
    ...bodies,
  ]})`;
}

function emitHelperBody(body: HelperBody, to: EmitContext): Code {
  const parameters = js`[${joinCode(body.blockParameters.map(variableName), ", ")}]`;
  const names = [variableName(body.context), variableName(body.frame), parameters];
  return js`(${names}) => {\n${block(to.textFunctionBody(body.nodes))}\n}`;
}
