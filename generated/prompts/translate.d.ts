// Made by polylect from prompts/translate.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, OnRepair, PromptCall, PromptMeta, RenderOptions } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `translate` is called with. */
export type TranslateInput = {
  /** the text to translate */
  text: string;
  /** language of the text, for example English */
  from: string;
  /** language of the translation, for example Brazilian Portuguese */
  to: string;
  /** how the reader is addressed */
  formality?: "formal" | "informal" | null | undefined;
  /** words with a fixed translation */
  glossary?: {
    term: string;
    translation: string;
  }[] | null | undefined;
  /** earlier translations that were approved, closest first */
  examples?: {
    source: string;
    target: string;
  }[] | null | undefined;
};

/** What an answer to `translate` holds. */
export type TranslateOutput = string;

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Translates texts of a user interface or a help page, led by earlier translations. */
export declare function translate(input: TranslateInput): PromptCall<TranslateOutput>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: TranslateInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: TranslateInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: TranslateInput, options?: RenderOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: TranslateInput, options?: RenderOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: TranslateInput, options?: RenderOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: TranslateInput, options?: RenderOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: TranslateInput, options?: RenderOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: TranslateInput, options?: RenderOptions): string;

/** The request body of `ollama`, for `qwen3:8b` unless `options.model` names another. */
export declare function ollama(input: TranslateInput, options?: RenderOptions): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: TranslateInput, options?: RenderOptions): string;

/** The request body of `chat-template`, for `stories260K.gguf` unless `options.model` names another. */
export declare function chatTemplate(input: TranslateInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: TranslateInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): TranslateInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): TranslateOutput;
