import { block, type Code, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import type { Node, RoleNode } from "../../ir/node.ts";
import type { Body } from "../../ir/prompt.ts";
import { structuralFunctions } from "../../ir/visit.ts";
import { CONTEXT, type EmitContext, emitText, emitValue, HISTORY, INPUT } from "./emit-expression.ts";
import {
  emitFunction,
  emitSteps,
  emitTextFunction,
  type Sink,
  textExpression,
  textSink,
} from "./emit-text.ts";
import { type MessagePlan, type PlannedMessage, type PlannedPart, planMessages } from "./message-plan.ts";
import { variableName } from "./names.ts";

/** A body with its plan, if it has one, and what emitting it needs. */
export interface EmittableBody {
  readonly body: Body;
  readonly plan: MessagePlan | undefined;
  readonly to: EmitContext;
}

/** Prepares a body for emission. */
export function emittableBody(
  body: Body,
  shared: Pick<EmitContext, "imports" | "helpersFrom" | "staticText">,
): EmittableBody {
  const structural = structuralFunctions(body);
  const to: EmitContext = { ...shared, structural, textFunctionBody: (nodes) => emitTextFunction(nodes, to) };
  return { body, plan: planMessages(body.nodes, structural), to };
}

/** A function of input, context and history that returns the neutral messages of a body. */
export function emitMessagesFunction(name: Code, { body, plan, to }: EmittableBody): Code {
  const lines = plan ? emitPlan(plan, body, to) : emitComposition(body, to);
  return js`function ${name}(${[INPUT, CONTEXT, HISTORY]}) {\n${block(lines)}\n}`;
}

/** What stands before the texts of a planned body: functions of partials, and names. */
export function emitPrelude(plan: MessagePlan, body: Body, to: EmitContext): Code[] {
  const sink = textSink(identifier("result"), to);
  const lines = body.functions.map((each) => emitFunction(each, sink, to));
  for (const node of plan.prelude) {
    lines.push(
      node.kind === "let"
        ? js`const ${variableName(node.variable)} = ${emitValue(node.value, to)};`
        : emitFunction(node.function, sink, to),
    );
  }
  return lines;
}

function emitPlan(plan: MessagePlan, body: Body, to: EmitContext): readonly Code[] {
  const lines = emitPrelude(plan, body, to);
  const texts = new TextVariables(to);
  const items = plan.items.map((item) =>
    item === "history" ? js`...${to.imports.runtime("past")}(${HISTORY})` : emitMessage(item, texts, to),
  );
  const list = js`[\n${block(items.map((item) => js`${item},`))}\n]`;
  const messages = items.length === 0 ? js`[]` : list;
  const whole = body.hasHistory
    ? messages
    : js`${to.imports.runtime("withHistory")}(${messages}, ${HISTORY})`;
  return [...lines, ...texts.lines, js`return ${whole};`];
}

/** Texts that need statements, each under a name of its own, before the messages that hold them. */
export class TextVariables {
  readonly lines: Code[] = [];
  #count = 0;

  constructor(private readonly to: EmitContext) {}

  /** The text as an expression; as a name where it is read more than once. */
  of(nodes: readonly Node[], named = false): Code {
    const whole = textExpression(nodes, this.to);
    if (whole && !named) return whole;
    const name = identifier(`text${++this.#count}_`);
    if (whole) this.lines.push(js`const ${name} = ${whole};`);
    else this.lines.push(js`let ${name} = "";`, ...emitSteps(nodes, textSink(name, this.to), this.to));
    return name;
  }
}

function emitMessage(message: PlannedMessage, texts: TextVariables, to: EmitContext): Code {
  const parts = message.parts.map((part) => emitPart(part, texts, to));
  const metadata = message.opened ? emitMetadata(message.opened, to) : undefined;
  const fields = js`role: ${emitRole(message.role, to)}, parts: [${joinCode(parts, ", ")}]`;
  return metadata ? js`{ ${fields}, metadata: ${metadata} }` : js`{ ${fields} }`;
}

function emitRole(role: PlannedMessage["role"], to: EmitContext): Code {
  if (typeof role === "string") return literal(role);
  const roles = [...role.roles].map(([name, value]) => js`[${name}, ${value}]`);
  return js`${to.imports.runtime("chooseRole")}(${emitValue(role.value, to)}, [${joinCode(roles, ", ")}])`;
}

function emitMetadata(role: RoleNode, to: EmitContext): Code | undefined {
  if (role.metadata.length === 0) return undefined;
  const entries = role.metadata.map((entry) => js`[${entry.name}, ${emitValue(entry.value, to)}]`);
  return js`${to.imports.runtime("extend")}({}, [${joinCode(entries, ", ")}])`;
}

function emitPart(part: PlannedPart, texts: TextVariables, to: EmitContext): Code {
  const cache = part.cache ? js`{ cache: ${cacheMark(part.cache)} }` : undefined;
  if (part.kind === "text") {
    const fields = js`type: "text", text: ${texts.of(part.nodes)}`;
    return cache ? js`{ ${fields}, metadata: ${cache} }` : js`{ ${fields} }`;
  }
  const plain = partCode(part.node, to);
  return cache ? js`{ ...${plain}, metadata: ${cache} }` : plain;
}

function partCode(node: Extract<Node, { kind: "media" | "section" }>, to: EmitContext): Code {
  if (node.kind === "section") return js`{ type: "section", purpose: ${emitText(node.purpose, to)} }`;
  const mimeType = node.mimeType ? emitText(node.mimeType, to) : literal("");
  return js`${to.imports.runtime("media")}(${[emitText(node.url, to), mimeType]})`;
}

function cacheMark(node: Extract<Node, { kind: "cache" }>): Code {
  return literal(node.ttl === undefined ? {} : { ttl: node.ttl });
}

const COMPOSER = identifier("composer");

function emitComposition(body: Body, to: EmitContext): readonly Code[] {
  const sink = composerSink(to);
  return [
    js`const ${COMPOSER} = new ${to.imports.runtime("Composer")}(${HISTORY});`,
    ...body.functions.map((each) => emitFunction(each, sink, to)),
    ...emitSteps(body.nodes, sink, to),
    js`return ${COMPOSER}.messages();`,
  ];
}

function composerSink(to: EmitContext): Sink {
  const sink: Sink = {
    text: (text) => js`${COMPOSER}.text(${text});`,
    value: (text) => js`${COMPOSER}.value(${text});`,
    structure: (node) => [composeStructure(node, to)],
    indent: (indent, body) => [js`${COMPOSER}.indent(${indent});`, ...body(sink), js`${COMPOSER}.outdent();`],
    parameter: COMPOSER,
  };
  return sink;
}

function composeStructure(node: Node, to: EmitContext): Code {
  switch (node.kind) {
    case "role": {
      const metadata = emitMetadata(node, to);
      const args = [emitRole(node.role, to), ...(metadata ? [metadata] : [])];
      return js`${COMPOSER}.role(${args});`;
    }
    case "media":
    case "section":
      return js`${COMPOSER}.part(${partCode(node, to)});`;
    case "cache":
      return js`${COMPOSER}.cache(${cacheMark(node)});`;
    case "history":
      return js`${COMPOSER}.history();`;
    default:
      throw new Error(`Not structure: ${node.kind}`);
  }
}
