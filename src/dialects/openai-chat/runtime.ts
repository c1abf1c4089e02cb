export type { OpenaiChatRules } from "./messages.ts";
export { lowerMessages } from "./messages.ts";
export { lowerAnyMessages } from "./server-messages.ts";
export type * from "./wire.ts";
