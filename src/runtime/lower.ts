import { callError, type InputError, PortabilityError } from "./errors.ts";
import { modelName } from "./model-name.ts";
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
  if (fields["prompt"] === "") return true;
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

/** Rows by the prefix of a model's name. */
type ModelRows = readonly (readonly [prefix: string, row: number])[];

/**
 * The row of the first entry that is a prefix of the model's name, or its whole id, written `=id`; else the first row.
 */
export function pickRow(table: ModelRows, model: string): number {
  const name = modelName(model);
  const id = `=${model}`;
  return table.find(([prefix]) => name.startsWith(prefix) || prefix === id)?.[1] ?? 0;
}

/** As {@link pickRow} where there are several servers: by their ids, the row that a server's entries count from. */
export function pickServerRow(
  servers: { readonly [backend: string]: readonly [first: number, models: ModelRows] },
  model: string,
  backend: string,
): number {
  const [first, models] = (Object.hasOwn(servers, backend) && servers[backend]) || [0, []];
  return first + pickRow(models, model);
}

/** Throws for a backend that no target of the project names. */
export function requireBackend(backend: string, known: object): void {
  if (!Object.hasOwn(known, backend))
    throw callError(`needs a backend among ${Object.keys(known).join(", ")}`);
}

/** Throws where neither a call nor the project names a model. */
export function requireModel(model: string | undefined): void {
  if (model === undefined) throw callError("needs a model: no target of the project speaks this dialect");
}
