import type { Answer } from "../dialects/decoder.ts";

/** What an answer calls itself, without secrets: names go into logs and traces, and a server may give back what it was sent. */
export function hideNames(answer: Answer, hide: (text: string) => string): Answer {
  const { id, model, rawFinishReason, others } = answer;
  const hidden: { -readonly [Key in keyof Answer]: Answer[Key] } = { ...answer };
  if (id !== undefined) hidden.id = hide(id);
  if (model !== undefined) hidden.model = hide(model);
  if (rawFinishReason !== undefined) hidden.rawFinishReason = hide(rawFinishReason);
  if (others.length > 0) hidden.others = others.map((other) => hideNames(other, hide));
  return hidden;
}
