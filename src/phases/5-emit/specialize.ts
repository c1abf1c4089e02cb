import type { Dialect, MessageRules } from "../../dialects/dialect.ts";
import type { Node } from "../../ir/node.ts";
import { isEmpty } from "../../runtime/lower.ts";
import type { JsonObject, Message, Note, Role } from "../../runtime/types.ts";
import type { MessagePlan, PlannedMessage, PlannedPart } from "./message-plan.ts";

/** A text that takes another way through lowering when it is empty, or when it is nothing but white space. */
export interface GuardedText {
  readonly text: number;
  readonly when: "empty" | "blank";
}

/** The message fields of a body for every input: JSON in which marked strings stand for texts. */
export interface SpecializedMessages {
  readonly guarded: readonly GuardedText[];
  /** Texts that stand in the fields more than once. */
  readonly repeated: readonly number[];
  /** One for each set of guarded texts: bit `n` of the index says that `guarded[n]` holds. */
  readonly variants: readonly LoweredVariant[];
}

/** What lowering gives for one set of blank texts. */
export interface LoweredVariant {
  /** Undefined where no message is left, which is an error of the input. */
  readonly fields: JsonObject | undefined;
  /** What is reported, in order. */
  readonly notes: readonly Note[];
}

/** More texts that change the body when they are blank make more variants than are worth writing out. */
const MAX_GUARDED = 2;

/** A conversation of fixed messages that hold nothing but texts. */
export interface TextConversation {
  readonly messages: readonly TextMessage[];
  /** The nodes of each text, in order. */
  readonly texts: readonly (readonly Node[])[];
  /** Texts, by number, that can be blank. */
  readonly blankable: readonly number[];
  /** Equal for conversations that differ in their texts alone. */
  readonly shape: string;
}

/** A plan as a conversation of texts, where it is one. */
export function asTextConversation(plan: MessagePlan): TextConversation | undefined {
  const messages = plan.items.map((item) => (item === "history" ? undefined : item));
  return messages.every(isPlainText) ? asConversation(messages) : undefined;
}

/** The conversation with an instruction where the runtime's `instruct` puts it. */
export function instructConversation({ messages }: TextConversation, instruction: string): TextConversation {
  const at = messages.findLastIndex(({ role }) => role === "user");
  const found = messages[at];
  const part = (text: string): TextMessage["parts"][number] => ({ kind: "text", nodes: [staticText(text)] });
  if (!found) {
    const added: TextMessage = { opened: undefined, role: "user", parts: [part(instruction)] };
    return asConversation([...messages, added]);
  }
  const last = found.parts.at(-1);
  const parts =
    !last || last.cache
      ? [...found.parts, part(instruction)]
      : found.parts.with(-1, { ...last, nodes: [...last.nodes, staticText(`\n\n${instruction}`)] });
  return asConversation(messages.with(at, { ...found, parts }));
}

function staticText(text: string): Node {
  return { kind: "text", text, origin: { path: "", span: { start: 0, end: 0, line: 1, column: 1 } } };
}

function asConversation(messages: readonly TextMessage[]): TextConversation {
  const texts = messages.flatMap(({ parts }) => parts.map(({ nodes }) => nodes));
  const blankable = [...texts.keys()].filter((text) => mayBeBlank(texts[text] ?? []));
  const marks = messages.map(({ role, parts }) => [
    role,
    ...parts.map(({ cache }) => cache && { ttl: cache.ttl }),
  ]);
  return { messages, texts, blankable, shape: JSON.stringify([marks, blankable]) };
}

function mayBeBlank(nodes: readonly Node[]): boolean {
  return !nodes.some((node) => node.kind === "text" && node.text.trim() !== "");
}

/** Lowers conversations ahead of time, each shape of them once. Equal results are one object. */
export class Specializer {
  readonly #known = new Map<Dialect, Map<MessageRules, Map<string, SpecializedMessages | undefined>>>();
  readonly #results = new Map<string, SpecializedMessages>();

  /** Undefined where the result depends on more of a text than whether it is blank. */
  specialize(
    conversation: TextConversation,
    dialect: Dialect,
    rules: MessageRules,
  ): SpecializedMessages | undefined {
    const byRules = entryOf(this.#known, dialect, () => new Map());
    const byShape = entryOf(byRules, rules, () => new Map());
    return entryOf(byShape, conversation.shape, () => {
      const result = specializeMessages(conversation, dialect, rules);
      return result && entryOf(this.#results, JSON.stringify(result), () => result);
    });
  }
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined || map.has(key)) return known as Value;
  const made = make();
  map.set(key, made);
  return made;
}

/**
 * Lowers a planned conversation ahead of time, by the dialect's own lowering: it runs on messages whose texts are
 * marks, and what it returns is the body with marks in place of texts. That holds for every text if the result does
 * not depend on it, so the same is tried with white space around the marks, and with each text blank.
 */
function specializeMessages(
  { messages, blankable }: TextConversation,
  dialect: Dialect,
  rules: MessageRules,
): SpecializedMessages | undefined {
  const lowerWith: LowerWith = (textOf) => lowerMarked(messages, dialect, rules, textOf);
  const whole = lowerWith(mark);
  if (!whole.fields || !holdsFor(whole, spaced, lowerWith)) return undefined;
  const guarded = blankable.flatMap((text) => guardText(lowerWith, whole, text) ?? []);
  if (guarded.length > MAX_GUARDED) return undefined;
  const variants = subsets(guarded).map((set) => (set.length === 0 ? whole : lowerBlank(lowerWith, set)));
  const all = replaced(blankable, "");
  const isCovered = (variant: LoweredVariant | undefined) => variant && holdsFor(variant, all, lowerWith);
  return variants.every((variant) => variant !== undefined) && isCovered(variants.at(-1))
    ? { guarded, variants, repeated: findRepeated(whole.fields) }
    : undefined;
}

function findRepeated(fields: JsonObject): number[] {
  const texts = splitMarks(JSON.stringify(fields)).filter((piece) => typeof piece === "number");
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

/** How a text has to be looked at, if its being blank changes more than its own place in the body. */
function guardText(lowerWith: LowerWith, whole: LoweredVariant, text: number): GuardedText | undefined {
  if (!holdsFor(whole, replaced([text], SPACE), lowerWith)) return { text, when: "blank" };
  return holdsFor(whole, replaced([text], ""), lowerWith) ? undefined : { text, when: "empty" };
}

type LowerWith = (textOf: (text: number) => string) => LoweredVariant;

type TextMessage = Omit<PlannedMessage, "parts"> & {
  readonly role: Role;
  readonly parts: readonly Extract<PlannedPart, { kind: "text" }>[];
};

function isPlainText(message: PlannedMessage | undefined): message is TextMessage {
  return (
    message !== undefined &&
    typeof message.role === "string" &&
    // The one thing that a dialect reads of a message besides its role and parts.
    !message.opened?.metadata.some(({ name }) => name === "name") &&
    message.parts.every((part) => part.kind === "text")
  );
}

// Characters of private use, which no lowering writes itself; texts of prompts are not there yet.
const MARKS = /\uE000\d+\uE001/g;

const mark = (text: number) => `\uE000${text}\uE001`;
const spaced = (text: number) => ` \n${mark(text)}\n `;
const replaced = (texts: readonly number[], by: string) => (text: number) =>
  texts.includes(text) ? by : mark(text);

const SPACE = " \n";

/** Cuts a string of specialized fields into its own text and the numbers of texts, in order. */
export function splitMarks(text: string): (string | number)[] {
  if (!text.includes("\uE000")) return [text];
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

/** Every set of the given texts, by the bits of its index. */
function subsets(texts: readonly GuardedText[]): GuardedText[][] {
  return Array.from({ length: 2 ** texts.length }, (_, bits) => texts.filter((_text, n) => bits & (1 << n)));
}

/**
 * The variant for a set of texts that are empty or blank, if it is the same for every kind of blank and holds whatever
 * the other texts are.
 */
function lowerBlank(lowerWith: LowerWith, set: readonly GuardedText[]): LoweredVariant | undefined {
  const lowerAs = (space: string, other: (text: number) => string) =>
    lowerWith((text) => {
      const guarded = set.find((each) => each.text === text);
      if (!guarded) return other(text);
      return guarded.when === "blank" ? space : "";
    });
  const variant = lowerAs("", mark);
  const isSame = printVariant(variant) === printVariant(lowerAs(SPACE, mark));
  return isSame && holdsFor(variant, spaced, (textOf) => lowerAs("", textOf)) ? variant : undefined;
}

function lowerMarked(
  planned: readonly TextMessage[],
  dialect: Dialect,
  rules: MessageRules,
  textOf: (text: number) => string,
): LoweredVariant {
  let next = 0;
  const messages = planned.map(
    ({ role, parts }): Message => ({
      role,
      parts: parts.map(({ cache }) => ({
        type: "text",
        text: textOf(next++),
        ...(cache && { metadata: { cache: cache.ttl === undefined ? {} : { ttl: cache.ttl } } }),
      })),
    }),
  );
  const notes: Note[] = [];
  const fields = dialect.lowerMessages(messages, rules, (note) => notes.push(note));
  return { fields: isEmpty(fields) ? undefined : fields, notes };
}

/** Whether a variant is what lowering gives for certain texts, when these take the places of its marks. */
function holdsFor(variant: LoweredVariant, textOf: (text: number) => string, lowerWith: LowerWith): boolean {
  const expected = printVariant(variant).replace(MARKS, (each) =>
    JSON.stringify(textOf(Number(each.slice(1, -1)))).slice(1, -1),
  );
  return printVariant(lowerWith(textOf)) === expected;
}

function printVariant({ fields, notes }: LoweredVariant): string {
  return JSON.stringify([fields, notes]);
}
