import { readMedia } from "../../runtime/media.ts";
import { isObject, objectInput, type Tell, type Turn } from "../../runtime/turns.ts";
import type { Json, ToolCallPart, ToolResultPart } from "../../runtime/types.ts";

/** Where a text of a conversation comes from. */
export interface Leaf {
  /** A `label` says nothing that does not stand elsewhere too, so that a template may leave it out. */
  readonly kind: "text" | "reasoning" | "call" | "result" | "tool" | "label";
  /** The role of its turn; absent for tools. */
  readonly role?: Turn["role"];
  /** The part, or the tool. */
  readonly part: object;
  readonly tell: Tell;
  /** The name of the tool. */
  readonly subject?: string;
}

/** Writes one text of a conversation; what it returns stands in its place. */
export type Put = (text: string, leaf: Leaf) => string;

/** What templates disagree about. */
export interface ConversationForm {
  /** What the content of a turn that only calls is. */
  readonly emptyContent: "" | null;
  /** The name under which reasoning is read. */
  readonly reasoning: "reasoning_content" | "thinking";
  /** Whether the template knows the role `developer`. */
  readonly developer: boolean;
}

/** A message as chat templates read it. */
export interface TemplateMessage {
  readonly role: string;
  content: string | null;
  readonly [field: string]: unknown;
}

/** A message, and the turn that it comes from. */
export interface WrittenMessage {
  readonly turn: Turn;
  readonly message: TemplateMessage;
}

/** Writes turns in the form of Chat Completions with arguments as objects, which is what templates are made for. */
export function writeConversation(
  turns: readonly Turn[],
  form: ConversationForm,
  put: Put,
): WrittenMessage[] {
  return turns.flatMap((turn) =>
    turn.role === "tool"
      ? turn.parts.flatMap(({ part, tell }) =>
          part.type === "tool-result" ? [{ turn, message: writeResult(part, tell, put) }] : [],
        )
      : [{ turn, message: writeTurn(turn, form, put) }],
  );
}

function writeTurn({ role, parts, developer, tell: tellTurn }: Turn, form: ConversationForm, put: Put) {
  const calls: object[] = [];
  let content = "";
  let reasoning = "";
  let hasText = false;
  for (const { part, tell } of parts) {
    const leaf = { role, part, tell };
    if (part.type === "text") {
      if (calls.length) tell("part-order", "adapted");
      content += put(part.text, { ...leaf, kind: "text" });
      hasText = true;
    } else if (part.type === "tool-call") {
      calls.push(writeCall(part, tell, put));
    } else if (part.type === "reasoning") {
      if (content || calls.length) tell("part-order", "adapted");
      reasoning += (reasoning && part.text && "\n\n") + put(part.text, { ...leaf, kind: "reasoning" });
      if (part.redacted) tell("reasoning-dropped", "lossy");
      else if (part.signature) tell("reasoning-signature", "adapted");
    } else if (part.type === "media") {
      const { mimeType, kind } = readMedia(part);
      tell("media-type", "refused", mimeType ?? kind);
    }
  }
  if (developer && !form.developer) tellTurn("developer-role", "adapted");
  return {
    role: developer && form.developer ? "developer" : role,
    content: calls.length && !hasText ? form.emptyContent : content,
    ...(reasoning && { [form.reasoning]: reasoning }),
    ...(calls.length && { tool_calls: calls }),
  };
}

function writeCall(part: ToolCallPart, tell: Tell, put: Put): object {
  const { id, name } = part;
  const write: PutText = (text) => put(text, { kind: "call", role: "assistant", part, tell, subject: name });
  const args = writeJson(objectInput(part, tell), write);
  return { id, type: "function", function: { name: write(name), arguments: args } };
}

/** The form has no error flag, so an error is wrapped. */
function writeResult(part: ToolResultPart, tell: Tell, put: Put): TemplateMessage {
  const { id, name, output, isError } = part;
  if (isError) tell("tool-error", "adapted");
  const write: PutText = (text) => put(text, { kind: "result", role: "tool", part, tell, subject: name });
  const value = writeJson(isError ? { error: output } : output, write);
  const content = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return {
    role: "tool",
    content,
    name: put(name, { kind: "label", role: "tool", part, tell }),
    tool_call_id: id,
  };
}

/** A tool in the form of Chat Completions. */
export interface FunctionTool {
  readonly type: "function";
  readonly function: { readonly name: string; readonly [field: string]: Json };
}

/** Writes the names and descriptions of tools; the rest of a schema says nothing by itself. */
export function writeTools(tools: readonly FunctionTool[], tell: Tell, put: Put): object[] {
  return tools.map((part) => {
    const { name, ...rest } = part.function;
    const label: Leaf = { kind: "label", part, tell, subject: name };
    const write = (value: Json, key?: string): Json => {
      if (typeof value === "string")
        return put(value, key === "description" ? { ...label, kind: "tool" } : label);
      if (Array.isArray(value)) return value.map((item) => write(item));
      if (!isObject(value)) return value;
      const entries = Object.entries(value as { [key: string]: Json });
      return Object.fromEntries(entries.map(([name, item]) => [put(name, label), write(item, name)]));
    };
    const written = write(rest) as { [field: string]: Json };
    return { type: part.type, function: { name: put(name, { ...label, kind: "tool" }), ...written } };
  });
}

/** Writes one text, wherever it stands. */
export type PutText = (text: string) => string;

/** A JSON value with every text of it written, keys included. Keys stay apart. */
export function writeJson(value: Json, put: PutText): Json {
  if (typeof value === "string") return put(value);
  if (Array.isArray(value)) return value.map((item) => writeJson(item, put));
  if (!isObject(value)) return value;
  const written = new Map<string, Json>();
  for (const [key, item] of Object.entries(value as { [key: string]: Json })) {
    let name = put(key);
    while (written.has(name)) name += " ";
    written.set(name, writeJson(item, put));
  }
  return Object.fromEntries(written);
}
