// Made by polylect from prompts/triage-ticket.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, OnRepair, PromptCall, PromptMeta, RenderOptions } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `triageTicket` is called with. */
export type TriageTicketInput = {
  /** the subject line as the customer wrote it */
  subject: string;
  /** the text of the ticket */
  body: string;
  /** how the ticket came in */
  channel?: "email" | "chat" | "phone" | null | undefined;
  /** the plan that the customer pays for */
  plan?: "free" | "team" | "enterprise" | null | undefined;
};

/** What an answer to `triageTicket` holds. */
export type TriageTicketOutput = {
  /** the team that answers the ticket */
  queue: "billing" | "technical" | "account" | "shipping" | "other";
  /** how soon somebody must answer */
  priority: "low" | "normal" | "high" | "urgent";
  /** language of the ticket as a two-letter ISO 639-1 code */
  language: string;
  /** one English sentence that names the words in the ticket that decided */
  reason: string;
};

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Sorts a support ticket into a queue and a priority, and says why in one sentence. */
export declare function triageTicket(input: TriageTicketInput): PromptCall<TriageTicketOutput>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: TriageTicketInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: TriageTicketInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: TriageTicketInput, options?: RenderOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: TriageTicketInput, options?: RenderOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: TriageTicketInput, options?: RenderOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: TriageTicketInput, options?: RenderOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: TriageTicketInput, options?: RenderOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: TriageTicketInput, options?: RenderOptions): string;

/** The request body of `ollama`, for `qwen3:8b` unless `options.model` names another. */
export declare function ollama(input: TriageTicketInput, options?: RenderOptions): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: TriageTicketInput, options?: RenderOptions): string;

/** The request body of `chat-template`, for `stories260K.gguf` unless `options.model` names another. */
export declare function chatTemplate(input: TriageTicketInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: TriageTicketInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): TriageTicketInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): TriageTicketOutput;
