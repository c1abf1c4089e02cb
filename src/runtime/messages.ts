import { callError, InputError } from "./errors.ts";
import type { MediaPart, Message, Metadata, Part, Role } from "./types.ts";

/** The caller's conversation as messages of the prompt, marked as history. */
export function past(history: readonly Message[] | undefined): Message[] {
  return turnsOf(history).map((message) => ({
    ...message,
    parts: [...message.parts],
    metadata: { ...message.metadata, purpose: "history" },
  }));
}

/**
 * Puts history before a last user message, else at the end: Dotprompt's place where no `{{history}}` stands. There it
 * is not marked.
 */
export function withHistory(messages: Message[], history: readonly Message[] | undefined): Message[] {
  const turns = turnsOf(history);
  if (turns.length === 0) return messages;
  const at = messages.at(-1)?.role === "user" ? messages.length - 1 : messages.length;
  return [...messages.slice(0, at), ...turns, ...messages.slice(at)];
}

/** The caller's turns. Throws `InputError` for what is no list of messages, such as turns in a provider's own form. */
function turnsOf(history: readonly Message[] = []): readonly Message[] {
  if (Array.isArray(history) && history.every((turn) => Array.isArray(turn?.parts))) return history;
  throw new InputError([
    { path: "/history", message: "must be a list of messages, each with `role` and `parts`" },
  ]);
}

/** A media part. An empty MIME type counts as none. */
export function media(url: string, mimeType: string): MediaPart {
  return mimeType === "" ? { type: "media", url } : { type: "media", url, mimeType };
}

/**
 * Builds messages where branches and loops decide their number. Structure comes from the calls alone: text that is
 * handed in is never read for it, except that static text of blanks makes no part.
 */
export class Composer {
  readonly #history: readonly Message[] | undefined;
  readonly #messages: Message[] = [];
  readonly #indents: string[] = [];
  #role: Role = "user";
  #metadata: Metadata | undefined;
  #parts: Part[] = [];
  #text = "";
  #hasValue = false;
  #lineStart = true;
  #placed = false;

  constructor(history: readonly Message[] | undefined) {
    this.#history = history;
  }

  /** Opens a message. */
  role(role: Role, metadata?: Metadata): void {
    this.#breakText();
    this.#endMessage();
    this.#role = role;
    this.#metadata = metadata;
  }

  /** Adds text of the template's own. */
  text(text: string): void {
    this.#text += this.#indented(text);
  }

  /** Adds an interpolated value: its part stays even where the value is empty. */
  value(text: string): void {
    this.#text += this.#indented(text);
    this.#hasValue = true;
  }

  /** Adds a part that is not text. */
  part(part: Part): void {
    this.#breakText();
    this.#parts.push(part);
  }

  /** Marks the last part as the end of a cached prefix. */
  cache(mark: { ttl?: string }): void {
    this.#breakText();
    const parts = this.#parts.length > 0 ? this.#parts : this.#messages.at(-1)?.parts;
    const last = parts?.pop();
    // A part of the history is the caller's own, so it is replaced, not changed.
    if (last) parts?.push({ ...last, metadata: { ...last.metadata, cache: mark } });
  }

  /** Places history here. What follows without a role is the assistant's, as in Dotprompt. */
  history(): void {
    this.#breakText();
    this.#endMessage();
    const added = past(this.#history);
    this.#messages.push(...added);
    this.#placed ||= added.length > 0;
    this.#role = "assistant";
    this.#metadata = undefined;
  }

  /** Indents the lines that follow, until {@link outdent}. */
  indent(prefix: string): void {
    this.#indents.push(prefix);
    this.#lineStart = true;
  }

  /** Ends the innermost {@link indent}. */
  outdent(): void {
    this.#indents.pop();
  }

  /** The finished conversation. */
  messages(): Message[] {
    this.#endMessage();
    return this.#placed ? this.#messages : withHistory(this.#messages, this.#history);
  }

  #indented(text: string): string {
    if (this.#indents.length === 0 || text === "") return text;
    const prefix = this.#indents.join("");
    const indented = text.replace(/\n(?!$)/g, `\n${prefix}`);
    const result = this.#lineStart ? prefix + indented : indented;
    this.#lineStart = text.endsWith("\n");
    return result;
  }

  /** Structure stands on its line like any other text: a line that begins with it is indented before it. */
  #breakText(): void {
    if (this.#indents.length > 0 && this.#lineStart) this.#text += this.#indents.join("");
    this.#lineStart = false;
    this.#endText();
  }

  #endText(): void {
    if (this.#hasValue || this.#text.trim() !== "") this.#parts.push({ type: "text", text: this.#text });
    this.#text = "";
    this.#hasValue = false;
  }

  #endMessage(): void {
    this.#endText();
    if (this.#parts.length > 0) {
      const metadata = this.#metadata && { metadata: this.#metadata };
      this.#messages.push({ role: this.#role, parts: this.#parts, ...metadata });
    }
    this.#parts = [];
  }
}

/** The role that an enum input chose. Throws where the value is none of those the schema allows. */
export function chooseRole(value: unknown, roles: readonly (readonly [value: string, role: Role])[]): Role {
  const chosen = roles.find(([name]) => name === value);
  if (chosen) return chosen[1];
  throw callError(`must choose a role among ${roles.map(([name]) => name).join(", ")}`);
}
