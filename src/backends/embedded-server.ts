import type { BackendRow } from "./backend.ts";

/** llama.cpp inside the process. Its base URL is a folder of model files, and a model's id the path of a file below it. */
export const embeddedServer = {
  id: "embedded",
  dialect: "chat-template",
  baseUrl: "file:models",
  baseUrlEnv: "POLYLECT_MODELS",
  completesText: true,
  source: "npm node-llama-cpp 3.22.1 dist; LCPP tools/server/README.md",
  checked: "2026-11-23",
} as const satisfies BackendRow;
