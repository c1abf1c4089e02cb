import { mediaUrl, readMedia } from "../../runtime/media.ts";
import type { TemplateRules } from "../../runtime/template-turns.ts";
import {
  type CallId,
  checkToolPairs,
  nameCallsBriefly,
  type PlacedPart,
  readTurns,
  type Tell,
  type Turn,
} from "../../runtime/turns.ts";
import type {
  Json,
  MediaPart,
  Message,
  ReasoningPart,
  Report,
  Role,
  ToolCallPart,
  ToolResultPart,
} from "../../runtime/types.ts";
import type { OpenaiChatMessage, OpenaiToolCall, OpenaiUserPart } from "./wire.ts";

/** What message lowering needs to know of a family. */
export type OpenaiChatRules = TemplateRules & {
  /** Parts may carry `prompt_cache_breakpoint`. */
  readonly cacheMarks: boolean;
  /** Not OpenAI's own service: the rules below count. */
  readonly server?: boolean;
  /** What becomes of a last assistant message; where nothing is said, it is plain history. */
  readonly prefill?: "continued" | "asked" | "refused";
  /** Names of who speaks are kept. */
  readonly names?: boolean;
  /** The role `developer` is known. */
  readonly developer?: boolean;
  /** Images are taken by URL and as data, as data alone, or as data in the last user turn alone. */
  readonly images?: "url" | "data" | "last-turn";
  /** Audio is taken in these formats, written with blanks between them. */
  readonly audio?: string;
  /** PDF is taken. */
  readonly pdf?: boolean;
  /** The field of an assistant message that holds its reasoning. */
  readonly reasoning?: "reasoning_content" | "reasoning";
  /** System text joins that of an agent, and earlier turns become labelled text. */
  readonly agent?: boolean;
};

/** What a part that is no text becomes in one server's form. */
export interface PartForms {
  readonly media: (part: MediaPart, role: Role, tell: Tell) => OpenaiUserPart | undefined;
  /** The field that reasoning goes into; undefined where it is told and left out. */
  readonly reasoning: (part: ReasoningPart, tell: Tell) => string | undefined;
  readonly callId: CallId;
  /** The arguments of a call. */
  readonly input: (part: ToolCallPart, tell: Tell) => Json;
}

/** The `messages` of a body for OpenAI's own service. Never throws; what cannot be said is reported. */
export function lowerMessages(
  messages: readonly Message[],
  rules: OpenaiChatRules,
  report: Report,
): { messages: OpenaiChatMessage[] } {
  const takes = { cache: rules.cacheMarks ? 4 : 0, names: true, developer: true };
  const turns = readTurns(messages, takes, report);
  checkToolPairs(turns, true);
  tellPrefill(turns);
  return {
    messages: lowerTurns(turns, {
      media: lowerMedia,
      reasoning: dropReasoning,
      callId: nameCallsBriefly(),
      input: ({ input }) => input,
    }),
  };
}

/** Says that a last assistant message is read as history, and not continued. */
export function tellPrefill(turns: readonly Turn[]): void {
  const last = turns.at(-1);
  if (last?.role === "assistant" && !last.parts.some(({ part }) => part.type === "tool-call"))
    last.tell("prefill", "lossy");
}

function dropReasoning(_part: ReasoningPart, tell: Tell): undefined {
  tell("reasoning-dropped", "lossy");
}

/** Turns as entries of `messages`. */
export function lowerTurns(turns: readonly Turn[], forms: PartForms): OpenaiChatMessage[] {
  return turns.flatMap((turn) => lowerTurn(turn, forms));
}

function lowerTurn({ role, parts, name, developer }: Turn, forms: PartForms): OpenaiChatMessage[] {
  const content: OpenaiUserPart[] = [];
  const calls: OpenaiToolCall[] = [];
  const results: OpenaiChatMessage[] = [];
  const thoughts: { [field: string]: string } = {};
  for (const placed of parts) {
    const { part, tell, cache } = placed;
    let block: OpenaiUserPart | undefined;
    if (part.type === "text") {
      // The format lists calls after all text.
      if (calls.length) tell("part-order", "adapted");
      block = { type: "text", text: part.text };
    } else if (part.type === "media") {
      block = forms.media(part, role, tell);
    } else if (part.type === "tool-result") {
      const text = resultText(part, tell);
      const marked = cache && markBlock({ type: "text", text }, placed);
      results.push({
        role: "tool",
        tool_call_id: forms.callId(part.id, tell),
        content: marked ? [marked] : text,
      });
      continue;
    } else if (part.type === "tool-call") {
      const args = JSON.stringify(forms.input(part, tell)) ?? "null";
      const id = forms.callId(part.id, tell);
      calls.push({ id, type: "function", function: { name: part.name, arguments: args } });
    } else {
      const field = forms.reasoning(part, tell);
      if (field && (content.length || calls.length)) tell("part-order", "adapted");
      if (field) thoughts[field] = joinThoughts(thoughts[field], part.text);
    }
    if (block) content.push(markBlock(block, placed));
    else if (cache) tell("cache-mark", "lossy");
  }
  if (role === "tool") return results;
  const message = {
    role: developer ? "developer" : role,
    ...(name && { name }),
    content: plain(content, calls.length > 0),
    ...thoughts,
    ...(calls.length && { tool_calls: calls }),
  };
  return [message as OpenaiChatMessage];
}

/** A blank line stands between thoughts, as between paragraphs. */
function joinThoughts(before = "", thought: string): string {
  return before && thought ? `${before}\n\n${thought}` : before + thought;
}

/** One plain text is a string; nothing is an empty string, or null beside calls. */
function plain(content: OpenaiUserPart[], calls: boolean): string | OpenaiUserPart[] | null {
  const [first] = content;
  if (!first) return calls ? null : "";
  const alone = content.length === 1 && first.type === "text" && !first.prompt_cache_breakpoint;
  return alone ? first.text : content;
}

function markBlock<Block extends OpenaiUserPart>(block: Block, { cache, tell }: PlacedPart): Block {
  if (!cache) return block;
  // A breakpoint takes its time to live from the request, not from the part.
  if (cache.ttl) tell("cache-ttl", "lossy", cache.ttl);
  return { ...block, prompt_cache_breakpoint: { mode: "explicit" } };
}

/** The format has no error flag, so an error is wrapped. */
function resultText({ output, isError }: ToolResultPart, tell: Tell): string {
  if (isError) tell("tool-error", "adapted");
  else if (typeof output === "string") return output;
  return JSON.stringify(isError ? { error: output } : output) ?? "";
}

/** Media as OpenAI takes it: images by URL and as data, PDF and audio as data. */
export function lowerMedia(
  part: MediaPart,
  role: Role,
  tell: Tell,
  audio: readonly string[] = ["wav", "mp3"],
): OpenaiUserPart | undefined {
  const media = readMedia(part);
  const { kind, mimeType, data } = media;
  const url = mediaUrl(media);
  let id = "media-type";
  if (role !== "user") id = "media-role";
  else if (url === undefined) id = "media-data";
  else if (kind === "image") return { type: "image_url", image_url: { url } };
  else if (kind === "pdf") {
    if (data) return { type: "file", file: { file_data: url, filename: "document.pdf" } };
    id = "media-url";
  } else if (kind === "audio") {
    const format = audioFormats[mimeType as string];
    const known = format && audio.includes(format);
    if (data && known) return { type: "input_audio", input_audio: { data, format: format as "wav" } };
    if (known) id = "media-url";
  }
  tell(id, "refused", mimeType ?? kind);
  return undefined;
}

const audioFormats: { [mimeType: string]: string } = {
  "audio/flac": "flac",
  "audio/mp3": "mp3",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/wave": "wav",
  "audio/x-wav": "wav",
};
