import type { DialectId } from "../runtime/types.ts";
import { capabilities as anthropic } from "./anthropic/capabilities.ts";
import type { Capabilities } from "./dialect.ts";
import { capabilities as gemini } from "./gemini/capabilities.ts";
import { capabilities as ollama } from "./ollama/capabilities.ts";
import { capabilities as openaiChat } from "./openai-chat/capabilities.ts";
import { capabilities as openaiResponses } from "./openai-responses/capabilities.ts";

/** The data of every dialect, without the code that lowers: what the gateway may carry. */
export const capabilitiesByDialect: { readonly [Id in DialectId]: Capabilities } = {
  "openai-chat": openaiChat,
  "openai-responses": openaiResponses,
  anthropic,
  gemini,
  ollama,
};
