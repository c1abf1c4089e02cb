import type { Level, Message, Part, Report, Role, SectionPart, ToolCallPart } from "./types.ts";

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
 * anything else in a tool message under `user`. `cacheLimit` is how many breakpoints the dialect takes.
 */
export function readTurns(messages: readonly Message[], cacheLimit: number, report: Report): Turn[] {
  const turns: Turn[] = [];
  let marks = cacheLimit;
  messages.forEach(({ role, parts }, message) => {
    const placed: (PlacedPart & { role: Role })[] = [];
    parts.forEach((part, index) => {
      const tell = bind(report, message, index);
      const cache = part.metadata?.cache;
      const section = part.type === "section";
      const lost = cache && (section || --marks < 0);
      if (lost) {
        tell(cacheLimit && !section ? "cache-limit" : "cache-mark", "lossy");
      }
      if (section) {
        tell("section-mark", "adapted", part.purpose);
        return;
      }
      const home = homes[part.type] ?? (role === "tool" ? "user" : role);
      if (home !== role) tell("part-role", "adapted", part.type);
      placed.push({ part, tell, role: home, ...(cache && !lost && { cache }) });
    });
    // Results stand right after the calls they answer, whatever else the message says.
    if (role !== "assistant") placed.sort((a, b) => +(b.role === "tool") - +(a.role === "tool"));
    const tell = bind(report, message);
    let turn: Turn | undefined;
    for (const item of placed) {
      const last = turns.at(-1);
      // The results of one round are one turn, in however many messages they come.
      const joins = last?.role === item.role && (turn || item.role === "tool");
      turn = joins ? (last as Turn) : { role: item.role, message, tell, parts: [] };
      if (!joins) turns.push(turn);
      turn.parts.push(item);
    }
    if (!turn) turns.push({ role, message, tell, parts: [] });
  });
  return turns;
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
