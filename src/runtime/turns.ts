import type { JsonObject, Level, Message, Part, Report, Role, SectionPart, ToolCallPart } from "./types.ts";

/** Reports one departure at a place that is already known. */
export type Tell = (id: string, level: Level, subject?: string) => void;

/** A part, and the report bound to its place. */
export interface PlacedPart {
  part: Exclude<Part, SectionPart>;
  tell: Tell;
  /** Set where the dialect can mark a cache breakpoint here and the limit is not used up. */
  cache?: { ttl?: string };
}

/** What one role says in a row within one message. A `tool` turn holds results and nothing else. */
export interface Turn {
  role: Role;
  /** Index of the message. */
  message: number;
  tell: Tell;
  parts: PlacedPart[];
  /** Who speaks, where the dialect can say it. */
  name?: string;
  /** A system turn that was given under the role `developer`, where the dialect has that role. */
  developer?: true;
}

/** What a dialect can say of a message beside its parts. */
export interface Takes {
  /** How many cache breakpoints; none by default. */
  readonly cache?: number;
  /** The name of who speaks. */
  readonly names?: boolean;
  /** The role `developer` beside `system`. */
  readonly developer?: boolean;
  /** Media in the result of a tool; they move to a user turn after the results where it can't. */
  readonly resultMedia?: boolean;
}

/** A turn in a dialect's own form. */
export interface LoweredTurn<Block> {
  role: string;
  message: number;
  tell: Tell;
  blocks: Block[];
}

const homes: { [type: string]: Role } = {
  "tool-call": "assistant",
  reasoning: "assistant",
  "tool-result": "tool",
};

/**
 * Puts every part under the role that can say it: calls and reasoning under `assistant`, results under `tool`, and
 * anything else in a tool message under `user`.
 */
export function readTurns(messages: readonly Message[], takes: Takes, report: Report): Turn[] {
  const turns: Turn[] = [];
  const { cache: limit = 0 } = takes;
  const marks = { left: limit, limit };
  let loose: Turn | undefined;
  const flush = () => {
    if (loose) turns.push(loose);
    loose = undefined;
  };
  messages.forEach((given, message) => {
    const tell = bind(report, message);
    const developer = given.role === "developer";
    const role = developer ? "system" : (given.role as Role);
    if (developer && !takes.developer) tell("developer-role", "adapted");
    const placed = placeParts(given.parts, role, (part) => bind(report, message, part), marks);
    const roles = placed.length ? placed.map((item) => item.role) : [role];
    // The result of a tool has nobody who speaks.
    const speaks = roles.some((each) => each !== "tool");
    const name = readName(given, takes.names === true && speaks, tell);
    const begin = (role: Role): Turn => ({
      role,
      message,
      tell,
      parts: [],
      ...(name && { name }),
      ...(role === "system" && developer && takes.developer && { developer }),
    });
    let turn: Turn | undefined;
    for (const item of placed) {
      const last = turns.at(-1);
      // The results of one round are one turn, in however many messages they come.
      const joins = last?.role === item.role && (turn || item.role === "tool");
      if (!joins && item.role !== "tool") flush();
      turn = joins ? (last as Turn) : begin(item.role);
      if (!joins) turns.push(turn);
      turn.parts.push(item);
      const { part } = item;
      if (part.type !== "tool-result" || !part.media?.length || takes.resultMedia) continue;
      item.tell("tool-result-media", "adapted", part.name);
      loose ??= { role: "user", message, tell, parts: [] };
      loose.parts.push(...part.media.map((media) => ({ part: media, tell: item.tell })));
    }
    if (!turn) {
      flush();
      turns.push(begin(role));
    }
  });
  flush();
  return turns;
}

function readName({ metadata }: Message, names: boolean, tell: Tell): string | undefined {
  const name = metadata?.name;
  if (typeof name !== "string" || !name) return undefined;
  if (!names) tell("message-name", "lossy", name);
  return names ? name : undefined;
}

/** The parts of a message under their roles. Results stand first: right after the calls they answer. */
function placeParts(
  parts: readonly Part[],
  role: Role,
  tellAt: (part: number) => Tell,
  marks: { left: number; readonly limit: number },
): (PlacedPart & { role: Role })[] {
  const placed: (PlacedPart & { role: Role })[] = [];
  parts.forEach((part, index) => {
    const tell = tellAt(index);
    const cache = part.metadata?.cache;
    const section = part.type === "section";
    const lost = cache && (section || --marks.left < 0);
    if (lost) tell(marks.limit && !section ? "cache-limit" : "cache-mark", "lossy");
    if (section) {
      tell("section-mark", "adapted", part.purpose);
      return;
    }
    const home = homes[part.type] ?? (role === "tool" ? "user" : role);
    if (home !== role) tell("part-role", "adapted", part.type);
    placed.push({ part, tell, role: home, ...(cache && !lost && { cache }) });
  });
  if (role !== "assistant") placed.sort((a, b) => +(b.role === "tool") - +(a.role === "tool"));
  return placed;
}

function bind(report: Report, message: number, part?: number): Tell {
  return (id, level, subject) =>
    report({
      id,
      level,
      // Breakpoints are the one thing on a part that no model reads.
      category: id.startsWith("cache") ? "parameters" : "content",
      message,
      ...(part !== undefined && { part }),
      ...(subject !== undefined && { subject }),
    });
}

/**
 * Reports calls without results and results without calls, for dialects that refuse both.
 * `adjacent`: nothing may stand between a call and its result.
 */
export function checkToolPairs(turns: readonly Pick<Turn, "role" | "parts">[], adjacent: boolean): void {
  const open = new Map<string, PlacedPart>();
  let assistant = false;
  const close = () => {
    for (const { tell, part } of open.values())
      tell("unanswered-tool-call", "refused", (part as ToolCallPart).name);
    open.clear();
  };
  for (const { role, parts } of turns) {
    if (adjacent ? role !== "tool" : role === "assistant" && !assistant) close();
    if (role !== "system") assistant = role === "assistant";
    for (const placed of parts) {
      const { part, tell } = placed;
      if (part.type === "tool-call") open.set(part.id, placed);
      else if (part.type === "tool-result" && !open.delete(part.id))
        tell("orphan-tool-result", "refused", part.name);
    }
  }
  close();
}

/** Appends a turn, joined to the last one where both have the same role. */
export function joinTurn<Block>(turns: LoweredTurn<Block>[], turn: LoweredTurn<Block>): void {
  const last = turns.at(-1);
  if (last?.role !== turn.role) {
    turns.push(turn);
    return;
  }
  last.blocks.push(...turn.blocks);
  if (last.message !== turn.message) turn.tell("merged-turns", "adapted");
  last.message = turn.message;
  last.tell = turn.tell;
}

/** A JSON value of one's own; an object shares nothing with the original. */
export function copyJson<Value>(value: Value): Value {
  return value && typeof value === "object" ? JSON.parse(JSON.stringify(value)) : value;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is { [key: string]: never } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The arguments of a call for a dialect that takes an object alone: any other value goes under `value`. */
export function objectInput({ name, input }: ToolCallPart, tell: Tell): JsonObject {
  if (isObject(input)) return input;
  tell("tool-arguments", "adapted", name);
  return { value: input };
}

/** The name of a call on the wire. */
export type CallId = (id: string, tell: Tell) => string;

/** Names of calls for a service that takes ids of 1 to 64 characters. */
export function nameCallsBriefly(): CallId {
  return nameCalls(/^.{1,64}$/s, (number, id) => `call_${number}_${id.slice(0, 32)}`);
}

/**
 * Keeps ids of calls that a service takes; others are made anew, alike for a call and its result. Calls of different ids
 * never come to share one. `make` has to give ids that fit.
 */
export function nameCalls(fits: RegExp, make: (number: number, id: string) => string): CallId {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  let made = 0;
  return (id, tell) => {
    let name = names.get(id) ?? id;
    if (!names.has(id)) while (!fits.test(name) || taken.has(name)) name = make(made++, id);
    names.set(id, name);
    taken.add(name);
    if (name !== id) tell("tool-call-id", "adapted");
    return name;
  };
}
