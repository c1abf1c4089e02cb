import { capabilitiesByDialect } from "../dialects/capabilities.ts";
import { matchFamily } from "../dialects/families.ts";
import type { DialectId } from "../runtime/types.ts";
import type { Backend, ResolvedModel } from "./backend.ts";

/** Every backend. The first that speaks a dialect stands for the dialect's bare name. */
export const backends: readonly Backend[] = [
  {
    id: "openai",
    dialect: "openai-chat",
    baseUrl: "https://api.openai.com",
    apiKeyEnv: "OPENAI_API_KEY",
    source: "OAI-SDK client.d.ts",
  },
  {
    id: "openai-responses",
    dialect: "openai-responses",
    baseUrl: "https://api.openai.com",
    apiKeyEnv: "OPENAI_API_KEY",
    source: "OAI-SDK client.d.ts",
  },
  {
    id: "anthropic",
    dialect: "anthropic",
    baseUrl: "https://api.anthropic.com",
    apiKeyEnv: "ANTHROPIC_API_KEY",
    source: "ANT-SDK client.d.ts",
  },
  {
    id: "google",
    aliases: ["googleai", "vertexai"],
    dialect: "gemini",
    baseUrl: "https://generativelanguage.googleapis.com",
    apiKeyEnv: "GEMINI_API_KEY",
    source: "GEN-SDK genai.d.ts",
  },
  {
    id: "ollama",
    dialect: "ollama",
    baseUrl: "http://127.0.0.1:11434",
    source: "OLL docs/api",
  },
];

/**
 * Reads a model reference: `backend/model`, a bare backend or dialect, or a bare model id that a family knows.
 * Undefined where nothing of these fits. Everything after the first slash is the model id.
 */
export function resolveModel(reference: string): ResolvedModel | undefined {
  const slash = reference.indexOf("/");
  const name = slash < 0 ? reference : reference.slice(0, slash);
  const named = backends.find(({ id, aliases }) => id === name || aliases?.includes(name));
  if (slash >= 0) {
    const model = reference.slice(slash + 1);
    return named && model ? { backend: named, dialect: named.dialect, model } : undefined;
  }
  const spoken = named ?? backends.find(({ dialect }) => dialect === name);
  if (spoken) return { backend: spoken, dialect: spoken.dialect };
  return resolveBareId(reference);
}

function resolveBareId(model: string): ResolvedModel | undefined {
  let found: { dialect: DialectId; length: number } | undefined;
  for (const [dialect, capabilities] of Object.entries(capabilitiesByDialect)) {
    const length = matchFamily(capabilities, model)?.prefix.length ?? 0;
    if (length > (found?.length ?? 0)) found = { dialect: dialect as DialectId, length };
  }
  const backend = backends.find(({ dialect }) => dialect === found?.dialect);
  return backend && { backend, dialect: backend.dialect, model };
}
