export type { OpenaiResponsesRules } from "./messages.ts";
export { lowerMessages } from "./messages.ts";
export type * from "./wire.ts";
