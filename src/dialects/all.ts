// One line for each dialect; the registry follows from it.
export { anthropic } from "./anthropic/index.ts";
export { chatTemplate } from "./chat-template/index.ts";
export { gemini } from "./gemini/index.ts";
export { ollama } from "./ollama/index.ts";
export { openaiChat } from "./openai-chat/index.ts";
export { openaiResponses } from "./openai-responses/index.ts";
