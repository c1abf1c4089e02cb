import type { Message, Part } from "./types.ts";

/**
 * The conversation with an instruction at the end of its last user message, where every model reads it and earlier
 * messages stay what a cache knows. Without a user message, a new one at the end. The messages given are left alone.
 */
export function instruct(messages: readonly Message[], instruction: string | undefined): readonly Message[] {
  if (instruction === undefined) return messages;
  const at = messages.findLastIndex(({ role }) => role === "user");
  const found = messages[at];
  if (!found) return [...messages, { role: "user", parts: [{ type: "text", text: instruction }] }];
  return messages.with(at, { ...found, parts: addText(found.parts, instruction) });
}

function addText(parts: readonly Part[], text: string): Part[] {
  const last = parts.at(-1);
  // A cache breakpoint stays where it was.
  if (last?.type !== "text" || last.metadata?.cache) return [...parts, { type: "text", text }];
  return [...parts.slice(0, -1), { ...last, text: `${last.text}\n\n${text}` }];
}
