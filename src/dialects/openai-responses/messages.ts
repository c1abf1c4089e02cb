import { mediaUrl, readMedia } from "../../runtime/media.ts";
import {
  type CallId,
  checkToolPairs,
  nameCallsBriefly,
  type PlacedPart,
  readTurns,
  type Tell,
  type Turn,
} from "../../runtime/turns.ts";
import type { MediaPart, Message, ReasoningPart, Report, Role, ToolResultPart } from "../../runtime/types.ts";
import type {
  OpenaiResponsesCallOutput,
  OpenaiResponsesItem,
  OpenaiResponsesPart,
  OpenaiResponsesReasoning,
} from "./wire.ts";

/** What message lowering needs to know of a family. */
export type OpenaiResponsesRules = {
  /** Parts may carry `prompt_cache_breakpoint`. */
  readonly cacheMarks: boolean;
};

/** The `input` of a body. Never throws; what cannot be said is reported. */
export function lowerMessages(
  messages: readonly Message[],
  rules: OpenaiResponsesRules,
  report: Report,
): { input: OpenaiResponsesItem[] } {
  const turns = readTurns(
    messages,
    { cache: rules.cacheMarks ? 4 : 0, developer: true, resultMedia: true },
    report,
  );
  // A result may stand anywhere after its call, so the history counts as one turn.
  checkToolPairs([{ role: "tool", parts: turns.flatMap(({ parts }) => parts) }], false);
  const last = turns.at(-1);
  if (last?.role === "assistant" && !last.parts.some(({ part }) => part.type === "tool-call"))
    last.tell("prefill", "lossy");
  const callId = nameCallsBriefly();
  return {
    input: turns.flatMap((turn) =>
      turn.role === "assistant" ? lowerAssistant(turn, callId) : lowerOther(turn, callId),
    ),
  };
}

/** Calls and reasoning are items beside the messages, so what the assistant said keeps its order. */
function lowerAssistant({ parts }: Turn, callId: CallId): OpenaiResponsesItem[] {
  const items: OpenaiResponsesItem[] = [];
  let open: { role: "assistant"; content: string } | undefined;
  for (const { part, tell, cache } of parts) {
    // What the assistant said carries no breakpoint.
    if (cache) tell("cache-mark", "lossy");
    if (part.type === "text") {
      if (!open) {
        open = { role: "assistant", content: "" };
        items.push(open);
      }
      open.content += part.text;
      continue;
    }
    let item: OpenaiResponsesItem | undefined;
    if (part.type === "tool-call") {
      const args = JSON.stringify(part.input) ?? "null";
      item = { type: "function_call", call_id: callId(part.id, tell), name: part.name, arguments: args };
    } else if (part.type === "media") {
      lowerMedia(part, "assistant", tell);
    } else item = lowerReasoning(part as ReasoningPart, tell);
    if (!item) continue;
    items.push(item);
    open = undefined;
  }
  return items.length ? items : [{ role: "assistant", content: "" }];
}

/** A message of the system or the user, or the results of one round. */
function lowerOther({ role, parts, developer }: Turn, callId: CallId): OpenaiResponsesItem[] {
  const content: OpenaiResponsesPart[] = [];
  const results: OpenaiResponsesItem[] = [];
  for (const placed of parts) {
    const { part, tell, cache } = placed;
    if (part.type === "tool-result") results.push(lowerResult(part, placed, callId));
    else {
      const block =
        part.type === "text"
          ? ({ type: "input_text", text: part.text } as const)
          : lowerMedia(part as MediaPart, role, tell);
      if (block) content.push(markBlock(block, placed));
      else if (cache) tell("cache-mark", "lossy");
    }
  }
  if (role === "tool") return results;
  return [{ role: developer ? "developer" : (role as "user"), content: plain(content) }];
}

/** One plain text is a string; nothing is an empty string. */
function plain(content: OpenaiResponsesPart[]): string | OpenaiResponsesPart[] {
  const [first] = content;
  if (!first) return "";
  const alone = content.length === 1 && first.type === "input_text" && !first.prompt_cache_breakpoint;
  return alone ? first.text : content;
}

function markBlock<Block extends OpenaiResponsesPart>(block: Block, { cache, tell }: PlacedPart): Block {
  if (!cache) return block;
  // A breakpoint takes its time to live from the request, not from the part.
  if (cache.ttl) tell("cache-ttl", "lossy", cache.ttl);
  return { ...block, prompt_cache_breakpoint: { mode: "explicit" } };
}

/** The format has no error flag, so an error is wrapped. */
function lowerResult(
  { id, output, media = [], isError }: ToolResultPart,
  placed: PlacedPart,
  callId: CallId,
): OpenaiResponsesCallOutput {
  const { tell, cache } = placed;
  const value = isError ? { error: output } : output;
  if (isError) tell("tool-error", "adapted");
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const parts: OpenaiResponsesPart[] = media
    .map((each) => lowerMedia(each, "tool", tell))
    .filter((part) => part !== undefined);
  const block = markBlock({ type: "input_text", text }, placed);
  return {
    type: "function_call_output",
    call_id: callId(id, tell),
    output: cache || parts.length ? [block, ...parts] : text,
  };
}

/** An item goes back whole: its id is the part's `signature`, its encrypted content what is `redacted`. */
function lowerReasoning(
  { text, signature, redacted, dialect }: ReasoningPart,
  tell: Tell,
): OpenaiResponsesReasoning | undefined {
  if (dialect === "openai-responses" && signature && redacted) {
    const summary: OpenaiResponsesReasoning["summary"] = text ? [{ type: "summary_text", text }] : [];
    return { type: "reasoning", id: signature, summary, encrypted_content: redacted };
  }
  tell("reasoning-dropped", "lossy");
  return undefined;
}

function lowerMedia(part: MediaPart, role: Role, tell: Tell): OpenaiResponsesPart | undefined {
  const media = readMedia(part);
  const { kind, mimeType, data } = media;
  const url = mediaUrl(media);
  const known = kind === "image" || kind === "pdf";
  if (known && role !== "assistant" && url !== undefined) {
    if (kind === "image") return { type: "input_image", image_url: url, detail: "auto" };
    return {
      type: "input_file",
      ...(data === undefined ? { file_url: url } : { filename: "document.pdf", file_data: url }),
    };
  }
  const id = role === "assistant" ? "media-role" : known ? "media-data" : "media-type";
  tell(id, "refused", mimeType ?? kind);
  return undefined;
}
