import { findFamily } from "../families.ts";
import { loadOnce } from "../load-once.ts";
import type { Protocol } from "../protocol.ts";
import { capabilities } from "./capabilities.ts";

/** How Messages is spoken. */
export const protocol: Protocol = {
  path: () => "/v1/messages",
  headers: (model) => ({ "anthropic-version": findFamily(capabilities, model).apiVersion }),
  keyHeader: { name: "x-api-key", prefix: "" },
  decoder: loadOnce(async () => (await import("./decode.ts")).decoder),
  appendTurns: async () => {
    const [{ appendTurnsTo }, { lowerMessages }] = await Promise.all([
      import("../append-turns.ts"),
      import("./runtime.ts"),
    ]);
    return appendTurnsTo("messages", lowerMessages);
  },
};
