import { readTurns } from "../../runtime/turns.ts";
import type { Message, Report } from "../../runtime/types.ts";
import type { ChatTemplateRules } from "./rules.ts";
import { parseOnce, type TemplateEngine } from "./template-engine.ts";
import { TemplateLowering } from "./template-lowering.ts";

/** Puts messages into a chat template. Never throws; what cannot be said is reported. */
export type MessageLowering = (
  messages: readonly Message[],
  rules: ChatTemplateRules,
  report: Report,
) => { prompt: string };

/** The lowering by an engine. */
export function lowerBy(engine: TemplateEngine): MessageLowering {
  // Only speed depends on what is remembered here.
  const parse = parseOnce(engine);
  const known = new WeakMap<ChatTemplateRules, TemplateLowering>();
  return (messages, rules, report) => {
    const turns = readTurns(messages, { developer: true }, report);
    if (turns.length === 0) return { prompt: "" };
    const lowering = known.get(rules) ?? new TemplateLowering(parse, rules);
    known.set(rules, lowering);
    return { prompt: lowering.lower(turns, report) };
  };
}
