import { readMedia } from "./media.ts";
import { nameCalls, type PlacedPart, type Tell, type Turn } from "./turns.ts";

/** What the chat template of an open model makes of a conversation. Nothing said means that it takes it as it is. */
export type TemplateRules = {
  /**
   * `front`: one system text, before all turns; `user`: none, so that it goes before the first user text. Otherwise
   * any number, anywhere.
   */
  readonly system?: "front" | "user";
  /** User and assistant take turns, and the user begins. */
  readonly alternate?: boolean;
  /** A turn holds one call at most. */
  readonly singleCall?: boolean;
  /** Ids of calls are nine letters and digits. */
  readonly nineCallIds?: boolean;
  /** Calls and results have no place. */
  readonly noToolTurns?: boolean;
  /** The model reads text alone. */
  readonly textOnly?: boolean;
};

/** Fits turns to a template, so that it neither fails nor loses text. What it costs is told. */
export function fitTurns(turns: readonly Turn[], rules: TemplateRules): Turn[] {
  let fitted = turns.map((turn) => ({ ...turn, parts: [...turn.parts] }));
  if (rules.textOnly) for (const turn of fitted) turn.parts = turn.parts.filter(isReadable);
  if (rules.noToolTurns) for (const turn of fitted) for (const placed of turn.parts) tellToolTurn(placed);
  if (rules.nineCallIds) renameCalls(fitted);
  if (rules.system) fitted = placeSystem(fitted, rules.system);
  if (rules.singleCall) fitted = splitCalls(fitted);
  if (rules.alternate) fitted = alternate(fitted);
  return fitted;
}

const silent: Tell = () => {};

function textPart(text: string): PlacedPart {
  return { part: { type: "text", text }, tell: silent };
}

function isReadable({ part, tell, cache }: PlacedPart): boolean {
  if (part.type !== "media") return true;
  const { mimeType, kind } = readMedia(part);
  tell("media-model", "refused", mimeType ?? kind);
  if (cache) tell("cache-mark", "lossy");
  return false;
}

function tellToolTurn({ part, tell }: PlacedPart): void {
  if (part.type === "tool-call" || part.type === "tool-result") tell("tool-turns", "lossy", part.name);
}

/** A number in nine digits fits every template that counts characters. */
function renameCalls(turns: readonly Turn[]): void {
  const callId = nameCalls(/^[A-Za-z0-9]{9}$/, (number) => String(number).padStart(9, "0"));
  for (const turn of turns) {
    turn.parts = turn.parts.map((placed) => {
      const { part, tell } = placed;
      if (part.type !== "tool-call" && part.type !== "tool-result") return placed;
      return { ...placed, part: { ...part, id: callId(part.id, tell) } };
    });
  }
}

function placeSystem(turns: readonly Turn[], place: "front" | "user"): Turn[] {
  const system = turns.filter(({ role }) => role === "system");
  const others = turns.filter(({ role }) => role !== "system");
  const [first, ...more] = system;
  if (!first) return [...others];
  const begins = turns.findIndex(({ role }) => role !== "system");
  for (const turn of more) {
    const isLate = begins >= 0 && turns.indexOf(turn) > begins;
    const joined = place === "user" ? "system-in-user" : "merged-turns";
    turn.tell(isLate ? "late-system" : joined, isLate ? "lossy" : "adapted");
    append(first, turn);
  }
  if (begins === 0) first.tell("late-system", "lossy");
  if (place === "front") return [first, ...others];
  first.tell("system-in-user", "adapted");
  if (first.name) first.tell("message-name", "lossy", first.name);
  const user = others.find(({ role }) => role === "user");
  const { name: _, developer: __, ...unnamed } = first;
  if (!user) return [{ ...unnamed, role: "user" }, ...others];
  user.parts = [...first.parts, textPart("\n\n"), ...user.parts];
  return others;
}

/** Joins a turn to another of its role; a blank line stands between them, as between paragraphs. */
export function append(turn: Turn, next: Turn): void {
  if (next.name && next.name !== turn.name) next.tell("message-name", "lossy", next.name);
  if (turn.parts.length && next.parts.length) turn.parts.push(textPart("\n\n"));
  turn.parts.push(...next.parts);
}

/** Each call gets a turn of its own, with its result right after it. */
function splitCalls(turns: readonly Turn[]): Turn[] {
  return turns.flatMap((turn, at) => {
    const calls = turn.parts.filter(({ part }) => part.type === "tool-call");
    if (turn.role === "tool") return isSplit(turns[at - 1]) ? [] : [turn];
    if (!isSplit(turn)) return [turn];
    const results = turns[at + 1]?.role === "tool" ? [...(turns[at + 1] as Turn).parts] : [];
    const said = turn.parts.filter(({ part }) => part.type !== "tool-call");
    const rounds = calls.flatMap((call, index) => {
      if (index > 0) call.tell("split-calls", "adapted", nameOf(call));
      const found = results.findIndex(({ part }) => idOf(part) === idOf(call.part));
      const answer = found < 0 ? [] : results.splice(found, 1);
      const asked = { ...turn, parts: index === 0 ? [...said, call] : [call] };
      return answer.length ? [asked, { ...turn, role: "tool" as const, parts: answer }] : [asked];
    });
    return results.length ? [...rounds, { ...turn, role: "tool" as const, parts: results }] : rounds;
  });
}

function isSplit(turn: Turn | undefined): boolean {
  return turn?.role === "assistant" && turn.parts.filter(({ part }) => part.type === "tool-call").length > 1;
}

const idOf = (part: PlacedPart["part"]) => ("id" in part ? part.id : undefined);

const nameOf = ({ part }: PlacedPart) => ("name" in part ? part.name : undefined);

/** Turns of one role become one, and a user turn stands first. System and tool turns are no side of the conversation. */
function alternate(turns: readonly Turn[]): Turn[] {
  const fitted: Turn[] = [];
  for (const turn of turns) {
    const last = fitted.at(-1);
    const isSide = turn.role === "user" || turn.role === "assistant";
    const calls = last?.parts.some(({ part }) => part.type === "tool-call");
    if (isSide && last?.role === turn.role && !calls) {
      turn.tell("merged-turns", "adapted");
      append(last, turn);
      continue;
    }
    const isFirst = !fitted.some(({ role }) => role !== "system");
    if (turn.role === "assistant" && isFirst) {
      turn.tell("assistant-first", "adapted");
      fitted.push({ role: "user", message: turn.message, tell: silent, parts: [textPart(".")] });
    }
    fitted.push(turn);
  }
  return fitted;
}
