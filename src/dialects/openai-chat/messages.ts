import { mediaUrl, readMedia } from "../../runtime/media.ts";
import { checkToolPairs, type PlacedPart, readTurns, type Tell, type Turn } from "../../runtime/turns.ts";
import type { MediaPart, Message, Report, Role, ToolResultPart } from "../../runtime/types.ts";
import type { OpenaiChatMessage, OpenaiToolCall, OpenaiUserPart } from "./wire.ts";

/** What message lowering needs to know of a family. */
export type OpenaiChatRules = {
  /** Parts may carry `prompt_cache_breakpoint`. */
  readonly cacheMarks: boolean;
};

/** The `messages` of a body. Never throws; what cannot be said is reported. */
export function lowerMessages(
  messages: readonly Message[],
  rules: OpenaiChatRules,
  report: Report,
): { messages: OpenaiChatMessage[] } {
  const turns = readTurns(messages, rules.cacheMarks ? 4 : 0, report);
  checkToolPairs(turns, true);
  const last = turns.at(-1);
  if (last?.role === "assistant" && !last.parts.some(({ part }) => part.type === "tool-call"))
    last.tell("prefill", "lossy");
  return { messages: turns.flatMap(lowerTurn) };
}

function lowerTurn({ role, parts }: Turn): OpenaiChatMessage[] {
  const content: OpenaiUserPart[] = [];
  const calls: OpenaiToolCall[] = [];
  const results: OpenaiChatMessage[] = [];
  for (const placed of parts) {
    const { part, tell, cache } = placed;
    let block: OpenaiUserPart | undefined;
    if (part.type === "text") {
      // The format lists calls after all text.
      if (calls.length) tell("part-order", "adapted");
      block = { type: "text", text: part.text };
    } else if (part.type === "media") {
      block = lowerMedia(part, role, tell);
    } else if (part.type === "tool-result") {
      const text = resultText(part, tell);
      const marked = cache && markBlock({ type: "text", text }, placed);
      results.push({ role: "tool", tool_call_id: part.id, content: marked ? [marked] : text });
      continue;
    } else if (part.type === "tool-call") {
      const args = JSON.stringify(part.input) ?? "null";
      calls.push({ id: part.id, type: "function", function: { name: part.name, arguments: args } });
    } else tell("reasoning-dropped", "lossy");
    if (block) content.push(markBlock(block, placed));
    else if (cache) tell("cache-mark", "lossy");
  }
  if (role === "tool") return results;
  const text = plain(content, calls.length > 0);
  return [{ role, content: text, ...(calls.length && { tool_calls: calls }) } as OpenaiChatMessage];
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

function lowerMedia(part: MediaPart, role: Role, tell: Tell): OpenaiUserPart | undefined {
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
    if (data && format) return { type: "input_audio", input_audio: { data, format } };
    if (format) id = "media-url";
  }
  tell(id, "refused", mimeType ?? kind);
  return undefined;
}

const audioFormats: { [mimeType: string]: "wav" | "mp3" } = {
  "audio/mp3": "mp3",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/wave": "wav",
  "audio/x-wav": "wav",
};
