import { InputError, PortabilityError } from "./errors.ts";
import type { JsonObject, Message, Note, Report } from "./types.ts";

/** What a dialect's runtime module exports under this name. */
export type LowerMessages<Rules> = (messages: readonly Message[], rules: Rules, report: Report) => JsonObject;

/**
 * Lowers messages and deals with what is lost: `onFinding` hears of it, or, where there is none, lossy content and
 * what the dialect refuses throws {@link PortabilityError}. Findings that the prompt accepts never throw.
 */
export function lower<Rules>(
  lowerMessages: LowerMessages<Rules>,
  messages: readonly Message[],
  rules: Rules,
  accepted: readonly string[],
  onFinding: Report | undefined,
): JsonObject {
  const fatal: Note[] = [];
  const fields = lowerMessages(messages, rules, (note) => {
    if (onFinding) onFinding(note);
    else if (isFatal(note) && !accepted.includes(note.id)) fatal.push(note);
  });
  if (fatal.length > 0) throw new PortabilityError(fatal);
  const turns = fields["messages"] ?? fields["contents"];
  if (Array.isArray(turns) && turns.length === 0) {
    throw new InputError([{ path: "", message: "leaves the conversation without a message" }]);
  }
  return fields;
}

function isFatal(note: Note): boolean {
  return note.level === "refused" || (note.level === "lossy" && note.category === "content");
}

/**
 * The row of a table for a model id: that of the id itself (written `=id`), else that of the longest prefix,
 * else the first.
 */
export function pickRow(table: readonly (readonly [prefix: string, row: number])[], model: string): number {
  let row = 0;
  let longest = -1;
  for (const [prefix, candidate] of table) {
    if (prefix === `=${model}`) return candidate;
    if (prefix.length > longest && model.startsWith(prefix)) [row, longest] = [candidate, prefix.length];
  }
  return row;
}

/** The model id of a call. Throws where neither the call nor the project names one. */
export function requireModel(model: string | undefined): string {
  if (model === undefined) {
    throw new InputError([
      { path: "", message: "needs a model: no target of the project speaks this dialect" },
    ]);
  }
  return model;
}
