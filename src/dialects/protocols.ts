import { once } from "../runtime/once.ts";
import type { DialectId } from "../runtime/types.ts";
import type { Protocol } from "./protocol.ts";

/** How each dialect is spoken, loaded when it is. `import()` takes its time also for what is there already. */
export const protocols: { readonly [Id in DialectId]: () => Promise<Protocol> } = {
  "openai-chat": once(async () => (await import("./openai-chat/protocol.ts")).protocol),
  "openai-responses": once(async () => (await import("./openai-responses/protocol.ts")).protocol),
  anthropic: once(async () => (await import("./anthropic/protocol.ts")).protocol),
  gemini: once(async () => (await import("./gemini/protocol.ts")).protocol),
  ollama: once(async () => (await import("./ollama/protocol.ts")).protocol),
  "chat-template": once(async () => (await import("./chat-template/protocol.ts")).protocol),
};
