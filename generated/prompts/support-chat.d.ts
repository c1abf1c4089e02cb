// Made by polylect from prompts/support-chat.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, ConversationOptions, OnRepair, PromptCall, PromptMeta } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `supportChat` is called with. */
export type SupportChatInput = {
  /** what the customer has just written */
  message: string;
  /** help articles that may fit, best match first */
  articles?: {
    title: string;
    url: string;
    text: string;
  }[] | null | undefined;
};

/** What an answer to `supportChat` holds. */
export type SupportChatOutput = string;

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Answers one message of a customer in a running support conversation. */
export declare function supportChat(input: SupportChatInput): PromptCall<SupportChatOutput>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: SupportChatInput, options?: ConversationOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: SupportChatInput, options?: ConversationOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: SupportChatInput, options?: ConversationOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: SupportChatInput, options?: ConversationOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: SupportChatInput, options?: ConversationOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: SupportChatInput, options?: ConversationOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: SupportChatInput, options?: ConversationOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: SupportChatInput, options?: ConversationOptions): string;

/** The request body of `ollama`, for `qwen3:8b` unless `options.model` names another. */
export declare function ollama(input: SupportChatInput, options?: ConversationOptions): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: SupportChatInput, options?: ConversationOptions): string;

/** The request body of `chat-template`, for `stories260K.gguf` unless `options.model` names another. */
export declare function chatTemplate(input: SupportChatInput, options?: ConversationOptions & { backend?: "tiny" | "raw" }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: SupportChatInput, options?: ConversationOptions & { backend?: "tiny" | "raw" }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): SupportChatInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): SupportChatOutput;
