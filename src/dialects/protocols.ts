import type { DialectId } from "../runtime/types.ts";
import { loadOnce } from "./load-once.ts";
import type { Protocol } from "./protocol.ts";

/** How each dialect is spoken, loaded when it is. */
export const protocols: { readonly [Id in DialectId]: () => Promise<Protocol> } = {
  "openai-chat": loadOnce(async () => (await import("./openai-chat/protocol.ts")).protocol),
  "openai-responses": loadOnce(async () => (await import("./openai-responses/protocol.ts")).protocol),
  anthropic: loadOnce(async () => (await import("./anthropic/protocol.ts")).protocol),
  gemini: loadOnce(async () => (await import("./gemini/protocol.ts")).protocol),
  ollama: loadOnce(async () => (await import("./ollama/protocol.ts")).protocol),
  "chat-template": loadOnce(async () => (await import("./chat-template/protocol.ts")).protocol),
};
