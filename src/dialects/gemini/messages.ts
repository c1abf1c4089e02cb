import { readMedia } from "../../runtime/media.ts";
import {
  copyJson,
  isObject,
  joinTurn,
  type LoweredTurn,
  objectInput,
  type PlacedPart,
  readTurns,
  type Tell,
  type Turn,
} from "../../runtime/turns.ts";
import type { MediaPart, Message, Report, Role, ToolResultPart } from "../../runtime/types.ts";
import type { GeminiContent, GeminiPart, GeminiResponsePart } from "./wire.ts";

/** What message lowering needs to know of a family. */
export type GeminiRules = {
  /** A last model turn is continued. */
  readonly prefill: boolean;
  /** Replayed calls need a thought signature. */
  readonly signatures: boolean;
  /** A tool's answer may hold media. */
  readonly resultMedia: boolean;
  /** There is a `systemInstruction`; else the text goes before the first user text. */
  readonly systemField: boolean;
};

type GeminiTurn = LoweredTurn<GeminiPart>;

/** `systemInstruction` and `contents` of a body. Never throws; what cannot be said is reported. */
export function lowerMessages(
  messages: readonly Message[],
  rules: GeminiRules,
  report: Report,
): { systemInstruction?: { parts: GeminiPart[] }; contents: GeminiContent[] } {
  const system: GeminiPart[] = [];
  const turns: GeminiTurn[] = [];
  for (const turn of readTurns(messages, { resultMedia: rules.resultMedia }, report)) {
    const { message, tell } = turn;
    const blocks = lowerTurn(turn, rules);
    const role = turn.role === "assistant" ? "model" : "user";
    if (!blocks.length) continue;
    if (turn.role === "system") {
      system.push(...blocks);
      if (turns.length) tell("late-system", "lossy");
      else tell(rules.systemField ? "system-field" : "system-in-user", "adapted");
      continue;
    }
    if (!turns.length && role === "model") {
      tell("assistant-first", "adapted");
      turns.push({ role: "user", message, tell, blocks: [{ text: "." }] });
    }
    joinTurn(turns, { role, message, tell, blocks });
  }
  const last = turns.at(-1);
  if (last?.role === "model" && !rules.prefill) last.tell("prefill", "refused");
  const contents = turns.map(({ role, blocks }) => ({ role, parts: blocks }) as GeminiContent);
  if (!system.length) return { contents };
  if (rules.systemField) return { systemInstruction: { parts: system }, contents };
  if (contents[0]) contents[0].parts.unshift(...system);
  else contents.push({ role: "user", parts: system });
  return { contents };
}

function lowerTurn({ role, tell: tellTurn, parts }: Turn, rules: GeminiRules): GeminiPart[] {
  const blocks: GeminiPart[] = [];
  let carried: string | undefined;
  let signed = !rules.signatures;
  if (!parts.length) tellTurn("empty-text", "adapted");
  const close = () => {
    if (carried) blocks.push({ text: "", thoughtSignature: carried });
    carried = undefined;
  };
  for (const { part, tell } of parts) {
    if (part.type === "reasoning" && part.dialect === "gemini" && part.signature && !part.text) {
      // A signature without text belongs to the part that follows it.
      close();
      carried = part.signature;
      if (part.redacted) tell("reasoning-dropped", "lossy");
      continue;
    }
    const block = lowerPart({ part, tell }, role, rules);
    if (!block) continue;
    if (part.type === "tool-call") {
      if (!carried && !signed) {
        // The service checks the first call of a turn; this word, which it documents, skips the check.
        carried = "skip_thought_signature_validator";
        tell("thought-signature", "adapted", part.name);
      }
      signed = true;
    }
    if (carried) Object.assign(block, { thoughtSignature: carried });
    carried = undefined;
    blocks.push(block);
  }
  close();
  return blocks;
}

function lowerPart({ part, tell }: PlacedPart, role: Role, rules: GeminiRules): GeminiPart | undefined {
  if (part.type === "text") {
    if (part.text) return { text: part.text };
    tell("empty-text", "adapted");
  } else if (part.type === "media") {
    return lowerMedia(part, role, tell);
  } else if (part.type === "tool-call") {
    const { id, name } = part;
    const args = copyJson(objectInput(part, tell));
    return { functionCall: { ...(id && { id }), name, args } };
  } else if (part.type === "tool-result") {
    return { functionResponse: lowerResult(part, rules.resultMedia ? part.media : [], tell) };
  } else if (part.dialect === "gemini" && part.signature) {
    if (part.redacted) tell("reasoning-dropped", "lossy");
    return { text: part.text, thought: true, thoughtSignature: part.signature };
  } else tell("reasoning-dropped", "lossy");
  return undefined;
}

/** An object is the response itself; anything else stands under `output`, and an error under `error`. */
function lowerResult(
  { id, name, output, isError }: ToolResultPart,
  media: readonly MediaPart[] = [],
  tell: Tell,
) {
  const value = copyJson(output);
  const response = isError ? { error: value } : isObject(value) ? value : { output: value };
  const parts = media.map((each) => lowerMedia(each, "tool", tell)).filter((part) => part !== undefined);
  return { ...(id && { id }), name, response, ...(parts.length && { parts: parts as GeminiResponsePart[] }) };
}

function lowerMedia(part: MediaPart, role: Role, tell: Tell): GeminiPart | undefined {
  const { kind, mimeType = "", data, url } = readMedia(part);
  const known = /^(image|audio|video|pdf|text)$/.test(kind);
  if (known && role !== "system") {
    if (url !== undefined) return { fileData: { fileUri: url, ...(mimeType && { mimeType }) } };
    if (data !== undefined) return { inlineData: { mimeType, data } };
  }
  const id = role === "system" ? "media-role" : known ? "media-data" : "media-type";
  tell(id, "refused", mimeType || kind);
  return undefined;
}
