import { loadOnce } from "../load-once.ts";
import { bearer, type Protocol } from "../protocol.ts";

/** How Responses is spoken. */
export const protocol: Protocol = {
  path: () => "/v1/responses",
  headers: () => ({}),
  keyHeader: bearer,
  decoder: loadOnce(async () => (await import("./decode.ts")).decoder),
  appendTurns: async () => {
    const [{ appendTurnsTo }, { lowerMessages }] = await Promise.all([
      import("../append-turns.ts"),
      import("./runtime.ts"),
    ]);
    return appendTurnsTo("input", lowerMessages);
  },
};
