import { block, type Code, identifier, joinCode, js, literal } from "../../codegen/code.ts";
import type { Node, RoleNode } from "../../ir/node.ts";
import type { Body } from "../../ir/prompt.ts";
import { structuralFunctions } from "../../ir/visit.ts";
import { CONTEXT, type EmitContext, emitText, emitValue, HISTORY, INPUT } from "./emit-expression.ts";
import {
  emitFunction,
  emitSteps,
  emitTextFunction,
  hoistedPieces,
  type Sink,
  textPieces,
  textSink,
  valueIn,
} from "./emit-text.ts";
import { type MessagePlan, type PlannedMessage, type PlannedPart, planMessages } from "./message-plan.ts";
import { variableName } from "./names.ts";
import { printPieces } from "./pieces.ts";
import { asTextConversation, type TextConversation } from "./specialize.ts";
import type { Piece, TextForm } from "./text-form.ts";

/** A body with its plan, if it has one, and what emitting it needs. */
export interface EmittableBody {
  readonly body: Body;
  readonly plan: MessagePlan | undefined;
  /** The plan as a conversation of texts, if it is one. */
  readonly conversation: TextConversation | undefined;
  readonly to: EmitContext;
  /** Texts that every dialect's functions write alike, by form. */
  readonly hoisted: Readonly<Record<TextForm, Map<readonly Node[], readonly Piece[]>>>;
}

/** Prepares a body for emission. */
export function emittableBody(
  body: Body,
  shared: Pick<EmitContext, "imports" | "helpersFrom" | "constants">,
): EmittableBody {
  const structural = structuralFunctions(body);
  const to: EmitContext = { ...shared, structural, textFunctionBody: (nodes) => emitTextFunction(nodes, to) };
  const plan = planMessages(body.nodes, structural);
  const conversation = plan && asTextConversation(plan);
  return { body, plan, conversation, to, hoisted: { plain: new Map(), json: new Map() } };
}

/** A function of input, context and history that returns the neutral messages of a body. */
export function emitMessagesFunction(name: Code, emittable: EmittableBody): Code {
  const { body, plan, to } = emittable;
  const lines = plan ? emitPlan(plan, emittable) : emitComposition(body, to);
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

function emitPlan(plan: MessagePlan, emittable: EmittableBody): readonly Code[] {
  const { body, to } = emittable;
  const lines = emitPrelude(plan, body, to);
  const texts = new PlannedTexts(emittable);
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

/** The texts of a plan as expressions, with the statements that stand before the first of them. */
export class PlannedTexts {
  readonly lines: Code[] = [];
  readonly #names = new Map<readonly Node[], Code>();
  readonly #to: EmitContext;
  readonly #hoisted: EmittableBody["hoisted"];
  readonly #isHoistable: boolean;

  constructor({ body, plan, to, hoisted }: EmittableBody) {
    this.#to = to;
    this.#hoisted = hoisted;
    // A function of the module sees no names that are bound before the messages.
    this.#isHoistable = body.functions.length === 0 && plan?.prelude.length === 0;
  }

  /** The text in pieces. */
  of(nodes: readonly Node[], form: TextForm): readonly Piece[] {
    const name = this.#names.get(nodes);
    if (name) return [valueIn(name, this.#to, form)];
    if (this.#isHoistable) return this.#hoist(nodes, form);
    return textPieces(nodes, this.#to, form) ?? [valueIn(this.name(nodes), this.#to, form)];
  }

  /** The name of a constant that holds the text: for a text that is read more than once. */
  name(nodes: readonly Node[]): Code {
    const known = this.#names.get(nodes);
    if (known) return known;
    const name = identifier(`text${this.#names.size + 1}_`);
    const pieces = this.#isHoistable ? this.#hoist(nodes, "plain") : textPieces(nodes, this.#to, "plain");
    this.lines.push(
      ...(pieces
        ? [js`const ${name} = ${printPieces(pieces)};`]
        : [js`let ${name} = "";`, ...emitSteps(nodes, textSink(name, this.#to), this.#to)]),
    );
    this.#names.set(nodes, name);
    return name;
  }

  #hoist(nodes: readonly Node[], form: TextForm): readonly Piece[] {
    const known = this.#hoisted[form].get(nodes);
    const pieces = known ?? hoistedPieces(nodes, this.#to, form);
    if (!known) this.#hoisted[form].set(nodes, pieces);
    return pieces;
  }
}

function emitMessage(message: PlannedMessage, texts: PlannedTexts, to: EmitContext): Code {
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

function emitPart(part: PlannedPart, texts: PlannedTexts, to: EmitContext): Code {
  const cache = part.cache ? js`{ cache: ${cacheMark(part.cache)} }` : undefined;
  if (part.kind === "text") {
    const fields = js`type: "text", text: ${printPieces(texts.of(part.nodes, "plain"))}`;
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
