import { loadOnce } from "../load-once.ts";
import { bearer, type Protocol } from "../protocol.ts";

/** How Ollama's chat route is spoken. */
export const protocol: Protocol = {
  path: () => "/api/chat",
  headers: () => ({}),
  keyHeader: bearer,
  decoder: loadOnce(async () => (await import("./decode.ts")).decoder),
  appendTurns: async () => {
    const [{ appendTurnsTo }, { lowerMessages }] = await Promise.all([
      import("../append-turns.ts"),
      import("./runtime.ts"),
    ]);
    return appendTurnsTo("messages", lowerMessages);
  },
};
