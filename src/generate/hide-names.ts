import type { Answer } from "../dialects/decoder.ts";

/** What an answer calls itself, without secrets: names go into logs and traces, and a server may give back what it was sent. */
export function hideNames(answer: Answer, hide: (text: string) => string): Answer {
  const { id, model, rawFinishReason, others } = answer;
  return {
    ...answer,
    ...(id !== undefined && { id: hide(id) }),
    ...(model !== undefined && { model: hide(model) }),
    ...(rawFinishReason !== undefined && { rawFinishReason: hide(rawFinishReason) }),
    others: others.map((other) => hideNames(other, hide)),
  };
}
