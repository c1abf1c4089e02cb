import { callError, type InputError, PortabilityError } from "./errors.ts";
import type { JsonObject, Message, Note, Report } from "./types.ts";

/** What a dialect's runtime module exports under this name. */
export type LowerMessages<Rules> = (messages: readonly Message[], rules: Rules, report: Report) => JsonObject;

/**
 * Lowers messages and deals with what is lost, as {@link tell} does. Throws `InputError` where no message is left.
 */
export function lower<Rules>(
  lowerMessages: LowerMessages<Rules>,
  messages: readonly Message[],
  rules: Rules,
  accepted: readonly string[],
  onFinding: Report | undefined,
): JsonObject {
  const notes: Note[] = [];
  const fields = lowerMessages(messages, rules, (note) => notes.push(note));
  tell(notes, accepted, onFinding);
  if (isEmpty(fields)) throw emptyConversation();
  return fields;
}

/** Whether the message fields of a body hold no message. */
export function isEmpty(fields: JsonObject): boolean {
  const turns = fields["messages"] ?? fields["contents"] ?? fields["input"];
  return Array.isArray(turns) && turns.length === 0;
}

/**
 * Says what is lost: `onFinding` hears of it, or, where there is none, lossy content and what the dialect refuses
 * throws {@link PortabilityError}. Findings that the prompt accepts never throw.
 */
export function tell(
  notes: readonly Note[],
  accepted: readonly string[],
  onFinding: Report | undefined,
): void {
  for (const note of notes) onFinding?.(note);
  if (onFinding) return;
  const fatal = notes.filter((note) => isFatal(note) && !accepted.includes(note.id));
  if (fatal.length > 0) throw new PortabilityError(fatal);
}

/** Whether a note stops a call that does not listen to findings. */
export function isFatal(note: Note): boolean {
  return note.level === "refused" || (note.level === "lossy" && note.category === "content");
}

/** The error of a conversation that a dialect leaves without a message. */
export function emptyConversation(): InputError {
  return callError("leaves the conversation without a message");
}

/** Refuses earlier turns for a prompt that does not say where they stand. */
export function noHistory(history: readonly Message[]): void {
  if (history.length) throw callError("has history, for which the prompt has no {{history}}");
}

/** The row of the first entry that is a prefix of the model id, or the id itself, written `=id`; else the first row. */
export function pickRow(table: readonly (readonly [prefix: string, row: number])[], model: string): number {
  return table.find(([prefix]) => model.startsWith(prefix) || prefix === `=${model}`)?.[1] ?? 0;
}

/** Throws where neither a call nor the project names a model. */
export function requireModel(model: string | undefined): void {
  if (model === undefined) throw callError("needs a model: no target of the project speaks this dialect");
}
