import { block, Code, identifier, joinCode, js, literal, propertyKey } from "../../codegen/code.ts";
import type { Dialect, MessageRules } from "../../dialects/dialect.ts";
import type { Node } from "../../ir/node.ts";
import type { Json, JsonObject } from "../../runtime/types.ts";
import { CONTEXT, INPUT } from "./emit-expression.ts";
import { type EmittableBody, emitPrelude, TextVariables } from "./emit-messages.ts";
import type { MessagePlan } from "./message-plan.ts";
import { specializeMessages, splitMarks } from "./specialize.ts";

/** The model for which a body is written out, and what differs for it. */
export interface DirectModel {
  readonly dialect: Dialect;
  readonly model: string;
  readonly rules: MessageRules;
  readonly head: JsonObject;
}

/**
 * A function of input and context that returns the whole body as one object literal, for a prompt whose messages are
 * the same for every input; undefined for any other. It returns nothing where a text that the dialect would leave out
 * is blank.
 */
export function emitDirectFunction(
  name: Code,
  emittable: EmittableBody,
  given: DirectModel,
): Code | undefined {
  const { body, plan, to } = emittable;
  const specialized = plan && specializeMessages(plan, given.dialect, given.rules);
  if (!specialized) return undefined;
  const uses = countUses(specialized.fields);
  const variables = new TextVariables(to);
  const guards: Code[] = [];
  const texts = listTexts(plan).map((nodes, text) => {
    const isGuarded = specialized.guarded.has(text) && mayBeBlank(nodes);
    const code = variables.of(nodes, isGuarded || (uses.get(text) ?? 0) > 1);
    if (isGuarded) guards.push(js`${code}.trim() === ""`);
    return code;
  });
  const lines = [
    ...emitPrelude(plan, body, to),
    ...variables.lines,
    ...(guards.length > 0 ? [js`if (${joinCode(guards, " || ")}) return undefined;`] : []),
    js`return ${emitBody(given, specialized.fields, texts)};`,
  ];
  return js`function ${name}(${[INPUT, CONTEXT]}) {\n${block(lines)}\n}`;
}

function listTexts(plan: MessagePlan): (readonly Node[])[] {
  return plan.items.flatMap((item) =>
    item === "history" ? [] : item.parts.flatMap((part) => (part.kind === "text" ? [part.nodes] : [])),
  );
}

function mayBeBlank(nodes: readonly Node[]): boolean {
  return !nodes.some((node) => node.kind === "text" && node.text.trim() !== "");
}

function countUses(fields: Json): Map<number, number> {
  const uses = new Map<number, number>();
  const count = (value: Json): void => {
    if (typeof value === "string") {
      for (const piece of splitMarks(value)) {
        if (typeof piece === "number") uses.set(piece, (uses.get(piece) ?? 0) + 1);
      }
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(count);
  };
  count(fields);
  return uses;
}

/** Model, message fields and head as one literal. The head comes last, and holds no marks, whatever its strings are. */
function emitBody({ dialect, model, head }: DirectModel, fields: JsonObject, texts: readonly Code[]): Code {
  const entries = new Map<string, Code>();
  if (dialect.modelIn === "body") entries.set("model", literal(model));
  for (const [key, value] of Object.entries(fields)) entries.set(key, emitJson(value, texts));
  for (const [key, value] of Object.entries(head)) entries.set(key, literal(value));
  const lines = [...entries].map(([key, value]) => new Code(`${propertyKey(key)}: ${value.text},`));
  return js`{\n${block(lines)}\n}`;
}

/** JSON as an object literal, with texts in place of their marks. */
function emitJson(value: Json, texts: readonly Code[]): Code {
  if (typeof value === "string") {
    const pieces = splitMarks(value).map((piece) =>
      typeof piece === "number" ? (texts[piece] ?? literal("")) : literal(piece),
    );
    return joinCode(pieces, " + ");
  }
  if (typeof value !== "object" || value === null) return literal(value);
  if (Array.isArray(value))
    return js`[${joinCode(
      value.map((item) => emitJson(item, texts)),
      ", ",
    )}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => new Code(`${propertyKey(key)}: ${emitJson(item, texts).text}`),
  );
  return entries.length === 0 ? js`{}` : js`{ ${joinCode(entries, ", ")} }`;
}

/** The name of a dialect's direct function. */
export function directName(dialect: Dialect): Code {
  return identifier(`$direct_${dialect.exportName}`);
}
