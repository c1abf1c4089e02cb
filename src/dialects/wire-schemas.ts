import type { DialectId, JsonSchema } from "../runtime/types.ts";
import { wireSchema as anthropic } from "./anthropic/wire-schema.ts";
import { wireSchema as gemini } from "./gemini/wire-schema.ts";
import { wireSchema as ollama } from "./ollama/wire-schema.ts";
import { wireSchema as openaiChat } from "./openai-chat/wire-schema.ts";
import { wireSchema as openaiResponses } from "./openai-responses/wire-schema.ts";

/** The JSON Schema (draft 2020-12) of each dialect's body. Large; only checks of bodies load it. */
export const wireSchemas: { readonly [Id in DialectId]: JsonSchema } = {
  "openai-chat": openaiChat,
  "openai-responses": openaiResponses,
  anthropic,
  gemini,
  ollama,
};
