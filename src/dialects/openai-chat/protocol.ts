import { loadOnce } from "../load-once.ts";
import { bearer, type Protocol } from "../protocol.ts";

/** How Chat Completions is spoken. */
export const protocol: Protocol = {
  path: () => "/v1/chat/completions",
  headers: () => ({}),
  keyHeader: bearer,
  decoder: loadOnce(async () => (await import("./decode.ts")).decoder),
  appendTurns: async () => {
    const [{ appendTurnsTo }, { lowerAnyMessages }] = await Promise.all([
      import("../append-turns.ts"),
      import("./runtime.ts"),
    ]);
    return appendTurnsTo("messages", lowerAnyMessages);
  },
};
