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

/** Loads how a dialect is spoken. */
export type LoadProtocol = (id: DialectId) => Promise<Protocol>;

/** A loader for many requests: `import()` takes its time also for what is there already. */
export function protocolLoader(): LoadProtocol {
  const loaded = new Map<DialectId, Promise<Protocol>>();
  return (id) => {
    const known = loaded.get(id) ?? protocols[id]().then(keepDecoder);
    loaded.set(id, known);
    return known;
  };
}

function keepDecoder(protocol: Protocol): Protocol {
  let decoder: ReturnType<Protocol["decoder"]> | undefined;
  return {
    ...protocol,
    decoder() {
      decoder ??= protocol.decoder();
      return decoder;
    },
  };
}
