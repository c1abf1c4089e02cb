import { Template } from "@huggingface/jinja";
import { lowerBy, type MessageLowering } from "./messages.ts";

/** Puts messages into the chat template of a model. */
export const lowerMessages: MessageLowering = lowerBy(Template);

export type { ChatTemplateRules } from "./rules.ts";
export type * from "./wire.ts";
