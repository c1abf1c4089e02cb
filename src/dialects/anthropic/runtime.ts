export type { AnthropicRules } from "./messages.ts";
export { lowerMessages } from "./messages.ts";
export type * from "./wire.ts";
