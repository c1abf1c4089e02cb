/** Every wire format. The order is that of columns and of emitted functions. */
export const dialectIds = [
  "openai-chat",
  "openai-responses",
  "anthropic",
  "gemini",
  "ollama",
  "chat-template",
] as const;

/** A wire format. */
export type DialectId = (typeof dialectIds)[number];
