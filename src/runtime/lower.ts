import { InputError, PortabilityError } from "./errors.ts";
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
  const turns = fields["messages"] ?? fields["contents"];
  if (Array.isArray(turns) && turns.length === 0) throw emptyConversation();
  return fields;
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
  return new InputError([{ path: "", message: "leaves the conversation without a message" }]);
}

/** Refuses earlier turns for a prompt that does not say where they stand. */
export function noHistory(history: readonly Message[]): void {
  if (history.length > 0) {
    throw new InputError([{ path: "", message: "has history, for which the prompt has no {{history}}" }]);
  }
}

/** The row of the first entry that is a prefix of the model id, or the id itself, written `=id`; else the first row. */
export function pickRow(table: readonly (readonly [prefix: string, row: number])[], model: string): number {
  for (const [prefix, row] of table) {
    if (model.startsWith(prefix) || prefix === `=${model}`) return row;
  }
  return 0;
}

/** Throws where neither a call nor the project names a model. */
export function requireModel(model: string | undefined): void {
  if (model === undefined) {
    throw new InputError([
      { path: "", message: "needs a model: no target of the project speaks this dialect" },
    ]);
  }
}
