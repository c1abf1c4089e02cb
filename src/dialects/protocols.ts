import type { DialectId } from "../runtime/types.ts";
import type { Protocol } from "./protocol.ts";

/** How each dialect is spoken, loaded when it is. */
export const protocols: { readonly [Id in DialectId]: () => Promise<Protocol> } = {
  "openai-chat": async () => (await import("./openai-chat/protocol.ts")).protocol,
  "openai-responses": async () => (await import("./openai-responses/protocol.ts")).protocol,
  anthropic: async () => (await import("./anthropic/protocol.ts")).protocol,
  gemini: async () => (await import("./gemini/protocol.ts")).protocol,
  ollama: async () => (await import("./ollama/protocol.ts")).protocol,
  "chat-template": async () => (await import("./chat-template/protocol.ts")).protocol,
};
