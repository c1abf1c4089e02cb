/** Every wire format. The order is that of columns and of emitted functions. */
export const dialectIds = ["openai-chat", "openai-responses", "anthropic", "gemini", "ollama"] as const;

/** A wire format. */
export type DialectId = (typeof dialectIds)[number];

/** Dialects that prompts may name and whose names are kept free, though nothing speaks them yet. */
export const plannedDialectIds = ["chat-template"] as const;
