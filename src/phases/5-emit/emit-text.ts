import { block, type Code, identifier, js, literal } from "../../codegen/code.ts";
import type { LoopNode, Node, PartialFunction, Variable } from "../../ir/node.ts";
import { variablesRead } from "../../ir/visit.ts";
import {
  CONTEXT,
  type EmitContext,
  emitTest,
  emitText,
  emitTextValue,
  emitValue,
  INPUT,
} from "./emit-expression.ts";
import { variableName } from "./names.ts";
import { printPieces } from "./pieces.ts";
import type { Piece, TextForm } from "./text-form.ts";

/** Where emitted steps put text and structure: a string under construction, or a message composer. */
export interface Sink {
  /** Text of the template's own, as an expression. */
  text(text: Code): Code;
  /** Text that comes from a value, as an expression. */
  value(text: Code): Code;
  /** A node that only this kind of sink can take. */
  structure(node: Node): readonly Code[];
  /** Runs lines whose text is to be indented. */
  indent(indent: string, body: (sink: Sink) => readonly Code[]): readonly Code[];
  /** Parameter through which called partials reach the sink, where there is one. */
  readonly parameter: Code | undefined;
}

/** Statements that add the nodes' text and structure to a sink; neighbours that are text go in one statement. */
export function emitSteps(nodes: readonly Node[], sink: Sink, to: EmitContext): readonly Code[] {
  const steps: Code[] = [];
  let run: Node[] = [];
  const flush = () => {
    if (run.length > 0) steps.push(emitRun(run, sink, to));
    run = [];
  };
  for (const node of nodes) {
    if (node.kind === "text" || node.kind === "value") {
      run.push(node);
      continue;
    }
    flush();
    steps.push(...emitStep(node, sink, to));
  }
  flush();
  return steps;
}

function emitRun(run: readonly Node[], sink: Sink, to: EmitContext): Code {
  const text = textExpression(run, to) ?? literal("");
  return run.every((node) => node.kind === "text") ? sink.text(text) : sink.value(text);
}

function emitStep(node: Node, sink: Sink, to: EmitContext): readonly Code[] {
  switch (node.kind) {
    case "if":
      return [emitIf(node, sink, to)];
    case "loop":
      return emitLoop(node, sink, to);
    case "let":
      return [
        js`const ${variableName(node.variable)} = ${emitValue(node.value, to)};`,
        ...emitSteps(node.body, sink, to),
      ];
    case "define":
      return [emitFunction(node.function, sink, to), ...emitSteps(node.body, sink, to)];
    case "call":
      return [
        emitCall(
          node.callee,
          node.args.map((argument) => emitValue(argument, to)),
          sink,
          to,
        ),
      ];
    case "indent":
      return sink.indent(node.indent, (inner) => emitSteps(node.body, inner, to));
    default:
      return sink.structure(node);
  }
}

function emitIf(node: Extract<Node, { kind: "if" }>, sink: Sink, to: EmitContext): Code {
  const then = block(emitSteps(node.then, sink, to));
  if (node.otherwise.length === 0) return js`if (${emitTest(node.test, to)}) {\n${then}\n}`;
  const otherwise = block(emitSteps(node.otherwise, sink, to));
  return js`if (${emitTest(node.test, to)}) {\n${then}\n} else {\n${otherwise}\n}`;
}

/** A loop. Variables that the body never reads are not made. */
function emitLoop(node: LoopNode, sink: Sink, to: EmitContext): readonly Code[] {
  const read = variablesRead(node.body);
  const list = identifier(`list${node.item.id}`);
  const at = identifier(`at${node.item.id}`);
  const over =
    node.over.kind === "section-items"
      ? emitValue(node.over, to)
      : js`${to.imports.runtime("items")}(${emitValue(node.over, to)})`;
  const keys = identifier(`keys${node.item.id}`);
  const declared: readonly (readonly [Variable, Code])[] = [
    [node.item, js`${list}[${at}]`],
    [node.loop.key, js`${keys} ? ${keys}[${at}] : ${at}`],
    [node.loop.index, at],
    [node.loop.first, js`${at} === 0`],
    [node.loop.last, js`${at} === ${list}.length - 1`],
  ];
  const names = declared
    .filter(([variable]) => read.has(variable.id))
    .map(([variable, value]) => js`const ${variableName(variable)} = ${value};`);
  const body = block([...names, ...emitSteps(node.body, sink, to)]);
  const lines = [js`const ${list} = ${over};`];
  if (read.has(node.loop.key.id)) {
    lines.push(
      js`const ${keys} = ${to.imports.runtime("keys")}(${emitValue(node.over.kind === "section-items" ? node.over.value : node.over, to)});`,
    );
  }
  lines.push(js`for (let ${at} = 0; ${at} < ${list}.length; ${at}++) {\n${body}\n}`);
  if (node.otherwise.length > 0) {
    lines.push(js`if (${list}.length === 0) {\n${block(emitSteps(node.otherwise, sink, to))}\n}`);
  }
  return lines;
}

function emitCall(callee: string, args: readonly Code[], sink: Sink, to: EmitContext): Code {
  const name = identifier(callee);
  const isStructural = to.structural.has(callee) && sink.parameter;
  return isStructural
    ? js`${name}(${[sink.parameter, ...args] as Code[]});`
    : sink.value(js`${name}(${args})`);
}

/** A called partial: a function that returns text, or, where it holds structure, one that adds to a composer. */
export function emitFunction(partial: PartialFunction, sink: Sink, to: EmitContext): Code {
  const parameters = partial.parameters.map(variableName);
  const name = identifier(partial.id);
  if (to.structural.has(partial.id) && sink.parameter) {
    const body = block(emitSteps(partial.body, sink, to));
    return js`const ${name} = (${[sink.parameter, ...parameters]}) => {\n${body}\n};`;
  }
  return js`const ${name} = (${parameters}) => {\n${block(emitTextFunction(partial.body, to))}\n};`;
}

/** Statements that return the nodes' text. */
export function emitTextFunction(nodes: readonly Node[], to: EmitContext): readonly Code[] {
  const whole = textExpression(nodes, to);
  if (whole) return [js`return ${whole};`];
  const result = identifier("result");
  return [js`let ${result} = "";`, ...emitSteps(nodes, textSink(result, to), to), js`return ${result};`];
}

/** A sink that appends to a string variable. */
export function textSink(variable: Code, to: EmitContext): Sink {
  return {
    text: (text) => js`${variable} += ${text};`,
    value: (text) => js`${variable} += ${text};`,
    structure: () => [],
    indent: (indent, body) => {
      const inner = identifier(`${variable.text}_`);
      const lines = [js`let ${inner} = "";`, ...body(textSink(inner, to))];
      lines.push(js`${variable} += ${to.imports.runtime("indent")}(${inner}, ${indent});`);
      return [js`{\n${block(lines)}\n}`];
    },
    parameter: undefined,
  };
}

/** The nodes' text as one expression, or undefined where a loop or a name needs statements. */
export function textExpression(nodes: readonly Node[], to: EmitContext): Code | undefined {
  const pieces = textPieces(nodes, to, "plain");
  return pieces && printPieces(pieces);
}

/** The nodes' text in pieces, or undefined where a loop or a name needs statements. */
export function textPieces(nodes: readonly Node[], to: EmitContext, form: TextForm): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    const piece = textPiece(node, to, form);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return pieces;
}

/**
 * The text of nodes that see no names but the input and the context, in pieces: what needs statements becomes a
 * function of the module, which plain and JSON forms share.
 */
export function hoistedPieces(nodes: readonly Node[], to: EmitContext, form: TextForm): Piece[] {
  const pieces = nodes.map((node) => textPiece(node, to, form));
  const isText = (piece: Piece | undefined) => piece !== undefined;
  if (pieces.every(isText)) return pieces;
  const first = pieces.indexOf(undefined);
  const end = pieces.lastIndexOf(undefined) + 1;
  const body = block(emitTextFunction(nodes.slice(first, end), to));
  const name = to.constants.textFunction((own) => js`function ${own}(${[INPUT, CONTEXT]}) {\n${body}\n}`);
  return [
    ...pieces.slice(0, first).filter(isText),
    valueIn(js`${name}(${[INPUT, CONTEXT]})`, to, form),
    ...pieces.slice(end).filter(isText),
  ];
}

/** A string in a form. */
export function valueIn(text: Code, to: EmitContext, form: TextForm): Code {
  return form === "plain" ? text : js`${to.imports.runtime("jsonText")}(${text})`;
}

function textPiece(node: Node, to: EmitContext, form: TextForm): Piece | undefined {
  switch (node.kind) {
    case "text":
      return to.constants.text(node.text, form);
    case "value":
      return form === "plain" ? emitText(node.value, to) : valueIn(emitTextValue(node.value, to), to, form);
    case "call": {
      const args = node.args.map((argument) => emitValue(argument, to));
      return valueIn(js`${identifier(node.callee)}(${args})`, to, form);
    }
    case "if": {
      const [then, otherwise] = [textPieces(node.then, to, form), textPieces(node.otherwise, to, form)];
      const test = then && otherwise && emitTest(node.test, to);
      return test && js`(${test} ? ${printPieces(then)} : ${printPieces(otherwise)})`;
    }
    case "indent": {
      const inner = textExpression(node.body, to);
      return inner && valueIn(js`${to.imports.runtime("indent")}(${inner}, ${node.indent})`, to, form);
    }
    default:
      return undefined;
  }
}
