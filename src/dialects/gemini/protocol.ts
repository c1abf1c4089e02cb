import { loadOnce } from "../load-once.ts";
import type { Protocol } from "../protocol.ts";

/** How generateContent is spoken. */
export const protocol: Protocol = {
  path: (model) => `/v1beta/models/${encodeURIComponent(model)}:generateContent`,
  headers: () => ({}),
  keyHeader: { name: "x-goog-api-key", prefix: "" },
  decoder: loadOnce(async () => (await import("./decode.ts")).decoder),
  appendTurns: async () => {
    const [{ appendTurnsTo }, { lowerMessages }] = await Promise.all([
      import("../append-turns.ts"),
      import("./runtime.ts"),
    ]);
    return appendTurnsTo("contents", lowerMessages);
  },
};
