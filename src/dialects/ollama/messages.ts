import { readMedia } from "../../runtime/media.ts";
import { fitTurns, type TemplateRules } from "../../runtime/template-turns.ts";
import { copyJson, objectInput, readTurns, type Tell, type Turn } from "../../runtime/turns.ts";
import type { MediaPart, Message, Report, ToolResultPart } from "../../runtime/types.ts";
import type { OllamaMessage, OllamaToolCall } from "./wire.ts";

/** What message lowering needs to know of a family: what its chat template takes. */
export type OllamaRules = TemplateRules;

/** The `messages` of a body. Never throws; what cannot be said is reported. */
export function lowerMessages(
  messages: readonly Message[],
  rules: OllamaRules,
  report: Report,
): { messages: OllamaMessage[] } {
  return { messages: fitTurns(readTurns(messages, {}, report), rules).flatMap(lowerTurn) };
}

function lowerTurn({ role, parts }: Turn): OllamaMessage[] {
  const results: OllamaMessage[] = [];
  const images: string[] = [];
  const calls: OllamaToolCall[] = [];
  let content = "";
  let thinking = "";
  for (const { part, tell } of parts) {
    if (part.type === "text") {
      // The message lists calls after all text.
      if (calls.length) tell("part-order", "adapted");
      content += part.text;
    } else if (part.type === "media") {
      const data = readImage(part, tell);
      if (data === undefined) continue;
      // Images stand beside the text, so their place in it is not kept.
      if (content || calls.length) tell("part-order", "adapted");
      images.push(data);
    } else if (part.type === "tool-call") {
      const { id, name } = part;
      const args = copyJson(objectInput(part, tell));
      calls.push({ ...(id && { id }), function: { name, arguments: args } });
    } else if (part.type === "tool-result") {
      results.push(lowerResult(part, tell));
    } else {
      // What was thought stands before all that was said.
      if (content || calls.length) tell("part-order", "adapted");
      thinking += (thinking && part.text && "\n\n") + part.text;
      if (part.redacted) tell("reasoning-dropped", "lossy");
      else if (part.signature) tell("reasoning-signature", "adapted");
    }
  }
  if (role === "tool") return results;
  return [
    {
      role,
      content,
      ...(thinking && { thinking }),
      ...(images.length && { images }),
      ...(calls.length && { tool_calls: calls }),
    },
  ];
}

/** The format has no error flag, so an error is wrapped. */
function lowerResult({ id, name, output, isError }: ToolResultPart, tell: Tell): OllamaMessage {
  if (isError) tell("tool-error", "adapted");
  const value = isError ? { error: output } : output;
  const content = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return { role: "tool", content, tool_name: name, ...(id && { tool_call_id: id }) };
}

function readImage(part: MediaPart, tell: Tell): string | undefined {
  const { kind, mimeType, data, url } = readMedia(part);
  if (kind === "image" && data !== undefined) return data;
  const id = kind !== "image" ? "media-type" : url === undefined ? "media-data" : "media-url";
  tell(id, "refused", mimeType ?? kind);
  return undefined;
}
