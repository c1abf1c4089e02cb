import { readMedia } from "../../runtime/media.ts";
import { append, fitTurns } from "../../runtime/template-turns.ts";
import {
  checkToolPairs,
  nameCallsBriefly,
  objectInput,
  readTurns,
  type Tell,
  type Turn,
} from "../../runtime/turns.ts";
import type { MediaPart, Message, Report, Role } from "../../runtime/types.ts";
import {
  lowerMedia,
  lowerMessages,
  lowerTurns,
  type OpenaiChatRules,
  type PartForms,
  tellPrefill,
} from "./messages.ts";
import type { OpenaiChatMessage, OpenaiUserPart } from "./wire.ts";

/** The message fields of a body for any server of this dialect. */
export function lowerAnyMessages(
  messages: readonly Message[],
  rules: OpenaiChatRules,
  report: Report,
): LoweredFields {
  return (rules.server ? lowerServerMessages : lowerMessages)(messages, rules, report);
}

/** What a server is sent of a conversation. */
export type LoweredFields = {
  messages: OpenaiChatMessage[];
  continue_final_message?: true;
  add_generation_prompt?: false;
};

/** The message fields of a body for a server that is not OpenAI's. Never throws. */
function lowerServerMessages(
  messages: readonly Message[],
  rules: OpenaiChatRules,
  report: Report,
): LoweredFields {
  const takes = { names: rules.names === true, developer: rules.developer === true };
  const read = readTurns(messages, { cache: rules.cacheMarks ? 4 : 0, ...takes }, report);
  checkToolPairs(read, true);
  const turns = fitTurns(read, rules);
  if (rules.agent) tellAgent(turns);
  if (rules.prefill === "continued") joinPrefill(turns);
  const continued = endPrefill(turns, rules);
  return {
    messages: lowerTurns(turns, partForms(turns, rules)).map(joinText),
    ...(continued && ({ continue_final_message: true, add_generation_prompt: false } as const)),
  };
}

/** An agent has instructions of its own, and reads what went before as one text. */
function tellAgent(turns: readonly Turn[]): void {
  for (const turn of turns) if (turn.role === "system") turn.tell("agent-prompt", "adapted");
  const others = turns.filter(({ role }) => role !== "system");
  if (!others.some(({ role }) => role === "user"))
    (others.at(-1) ?? turns.at(-1))?.tell("user-turn", "refused");
  // What stands after the last question or result is cut.
  const current = others.findLastIndex(({ role }) => role !== "assistant");
  for (const turn of others.slice(0, Math.max(current, 0))) turn.tell("flattened-history", "adapted");
  for (const turn of others.slice(current + 1, -1)) turn.tell("prefill", "lossy");
}

/** What is continued has to be one message: servers refuse two of the assistant at the end. */
function joinPrefill(turns: Turn[]): void {
  const isText = (turn: Turn | undefined) =>
    turn?.role === "assistant" && !turn.parts.some(({ part }) => part.type === "tool-call");
  while (isText(turns.at(-1)) && isText(turns.at(-2))) {
    const last = turns.pop() as Turn;
    last.tell("merged-turns", "adapted");
    append(turns.at(-1) as Turn, last);
  }
}

/** Whether the server has to be asked to continue the last message; says so where it does not continue it. */
function endPrefill(turns: readonly Turn[], { prefill }: OpenaiChatRules): boolean {
  const last = turns.at(-1);
  if (last?.role !== "assistant" || last.parts.some(({ part }) => part.type === "tool-call")) return false;
  if (prefill === "asked") last.tell("asked-prefill", "adapted");
  else if (prefill === "refused") last.tell("prefill", "refused");
  else if (prefill !== "continued") tellPrefill(turns);
  return prefill === "asked";
}

function partForms(turns: readonly Turn[], rules: OpenaiChatRules): PartForms {
  const lastUser = turns.findLast(({ role }) => role === "user");
  const isLast = (part: MediaPart) => lastUser?.parts.some((placed) => placed.part === part) ?? false;
  return {
    callId: rules.nineCallIds ? (id) => id : nameCallsBriefly(),
    media: (part, role, tell) => lowerServerMedia(part, role, tell, rules, isLast),
    reasoning: (part, tell) => {
      if (!rules.reasoning) tell("reasoning-dropped", "lossy");
      else if (part.redacted) tell("reasoning-dropped", "lossy");
      else if (part.signature) tell("reasoning-signature", "adapted");
      return rules.reasoning;
    },
    // Templates of models walk through arguments, and many fail at anything but an object.
    input: objectInput,
  };
}

function lowerServerMedia(
  part: MediaPart,
  role: Role,
  tell: Tell,
  { images, audio, pdf }: OpenaiChatRules,
  isLast: (part: MediaPart) => boolean,
): OpenaiUserPart | undefined {
  const { kind, mimeType, url } = readMedia(part);
  const takes = kind === "image" ? images : kind === "audio" ? audio : kind === "pdf" && pdf;
  let id: string | undefined;
  if (!takes) id = "media-type";
  else if (images === "last-turn" && !isLast(part)) id = "media-turn";
  else if (kind === "image" && images !== "url" && url !== undefined) id = "media-url";
  if (id === undefined) return lowerMedia(part, role, tell, audio?.split(" "));
  tell(id, id === "media-turn" ? "lossy" : "refused", mimeType ?? kind);
  return undefined;
}

/**
 * Runs of text are one part, and text alone is one string: some servers print a list of parts as JSON, others make a
 * message of each part.
 */
function joinText(message: OpenaiChatMessage): OpenaiChatMessage {
  if (!Array.isArray(message.content)) return message;
  const content: OpenaiUserPart[] = [];
  for (const part of message.content) {
    const last = content.at(-1);
    if (last?.type === "text" && part.type === "text" && !last.prompt_cache_breakpoint)
      content[content.length - 1] = { ...part, text: last.text + part.text };
    else content.push(part);
  }
  const [first] = content;
  const alone = content.length === 1 && first?.type === "text" && !first.prompt_cache_breakpoint;
  return { ...message, content: alone ? first.text : content } as OpenaiChatMessage;
}
