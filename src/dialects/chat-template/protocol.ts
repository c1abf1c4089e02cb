import { loadOnce } from "../load-once.ts";
import { bearer, type Protocol } from "../protocol.ts";

/** How llama.cpp's completion route is spoken. */
export const protocol: Protocol = {
  path: () => "/completion",
  headers: () => ({}),
  keyHeader: bearer,
  decoder: loadOnce(async () => (await import("./decode.ts")).decoder),
};
