import type { Dialect, MessageRules } from "../../dialects/dialect.ts";
import type { Json, JsonObject, Message, Note, Role } from "../../runtime/types.ts";
import type { MessagePlan, PlannedMessage } from "./message-plan.ts";

/** The message fields of a body for every input: JSON in which marked strings stand for texts. */
export interface SpecializedFields {
  readonly fields: JsonObject;
  /** Texts, by number, that take another way through lowering when they are blank. */
  readonly guarded: ReadonlySet<number>;
}

/**
 * Lowers a planned conversation ahead of time, by the dialect's own lowering: it runs on messages whose texts are
 * marks, and what it returns is the body with marks in place of texts. That holds for every text if the result does
 * not depend on it, so the same is tried with white space around the marks, and with each text blank.
 *
 * Undefined where the result depends on more than blankness, and where something is lost that must be reported.
 */
export function specializeMessages(
  plan: MessagePlan,
  dialect: Dialect,
  rules: MessageRules,
): SpecializedFields | undefined {
  const messages = plan.items.map((item) => (item === "history" ? undefined : item));
  if (!messages.every(isPlainText)) return undefined;
  const lowered = lowerMarked(messages, dialect, rules, mark);
  if (!lowered || lowered.notes.some(isLoss)) return undefined;
  const spaced = lowerMarked(messages, dialect, rules, (text) => ` \n${mark(text)}\n `);
  const expected = JSON.stringify(
    mapStrings(lowered.fields, (text) => text.replace(MARKS, (each) => ` \n${each}\n `)),
  );
  if (!spaced || JSON.stringify(spaced.fields) !== expected) return undefined;
  return { fields: lowered.fields, guarded: findGuarded(messages, dialect, rules, lowered.fields) };
}

type TextMessage = PlannedMessage & {
  readonly role: Role;
  readonly parts: readonly { readonly kind: "text" }[];
};

function isPlainText(message: PlannedMessage | undefined): message is TextMessage {
  return (
    message !== undefined &&
    typeof message.role === "string" &&
    message.parts.every((part) => part.kind === "text" && !part.cache)
  );
}

// Characters of private use, which no lowering writes itself; texts of prompts are not there yet.
const MARKS = /\uE000\d+\uE001/g;

function mark(text: number): string {
  return `\uE000${text}\uE001`;
}

/** Cuts a string of specialized fields into its own text and the numbers of texts, in order. */
export function splitMarks(text: string): (string | number)[] {
  const pieces: (string | number)[] = [];
  let end = 0;
  for (const found of text.matchAll(MARKS)) {
    if (found.index > end) pieces.push(text.slice(end, found.index));
    pieces.push(Number(found[0].slice(1, -1)));
    end = found.index + found[0].length;
  }
  if (end < text.length || pieces.length === 0) pieces.push(text.slice(end));
  return pieces;
}

interface Lowered {
  readonly fields: JsonObject;
  readonly notes: readonly Note[];
}

/** Undefined where no message is left, which is an error of the input. */
function lowerMarked(
  planned: readonly TextMessage[],
  dialect: Dialect,
  rules: MessageRules,
  textOf: (text: number) => string,
): Lowered | undefined {
  let next = 0;
  const messages = planned.map(
    ({ role, parts }): Message => ({
      role,
      parts: parts.map(() => ({ type: "text", text: textOf(next++) })),
    }),
  );
  const notes: Note[] = [];
  const fields = dialect.lowerMessages(messages, rules, (note) => notes.push(note));
  const turns = fields["messages"] ?? fields["contents"];
  return Array.isArray(turns) && turns.length === 0 ? undefined : { fields, notes };
}

function isLoss({ level }: Note): boolean {
  return level === "refused" || level === "lossy";
}

function findGuarded(
  messages: readonly TextMessage[],
  dialect: Dialect,
  rules: MessageRules,
  fields: JsonObject,
): ReadonlySet<number> {
  const count = messages.reduce((sum, { parts }) => sum + parts.length, 0);
  const guarded = new Set<number>();
  for (let text = 0; text < count; text++) {
    const same = ["", " \n"].every((blank) => {
      const lowered = lowerMarked(messages, dialect, rules, (other) =>
        other === text ? blank : mark(other),
      );
      const expected = mapStrings(fields, (each) => each.replaceAll(mark(text), blank));
      return JSON.stringify(lowered?.fields) === JSON.stringify(expected);
    });
    if (!same) guarded.add(text);
  }
  return guarded;
}

function mapStrings(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}
