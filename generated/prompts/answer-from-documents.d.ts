// Made by polylect from prompts/answer-from-documents.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, OnRepair, PromptCall, PromptMeta, RenderOptions } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `answerFromDocuments` is called with. */
export type AnswerFromDocumentsInput = {
  /** the question as the user asked it */
  question: string;
  /** what the answer may rely on, best match first */
  documents: {
    title: string;
    text: string;
    /** date of the last change as YYYY-MM-DD */
    updated?: string | null | undefined;
  }[];
};

/** What an answer to `answerFromDocuments` holds. */
export type AnswerFromDocumentsOutput = {
  /** whether the documents answer the question */
  answered: boolean;
  /** the answer, or what is missing where they do not */
  answer: string;
  /** one entry for each statement of the answer */
  citations: {
    /** number of the document, as it is given */
    document: number;
    /** the words that support the statement, copied exactly */
    quote: string;
  }[];
};

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Answers a question from given documents alone, with a quote for every statement. */
export declare function answerFromDocuments(input: AnswerFromDocumentsInput): PromptCall<AnswerFromDocumentsOutput>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: AnswerFromDocumentsInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: AnswerFromDocumentsInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: AnswerFromDocumentsInput, options?: RenderOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: AnswerFromDocumentsInput, options?: RenderOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: AnswerFromDocumentsInput, options?: RenderOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: AnswerFromDocumentsInput, options?: RenderOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: AnswerFromDocumentsInput, options?: RenderOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: AnswerFromDocumentsInput, options?: RenderOptions): string;

/** The request body of `ollama`, for `qwen3:8b` unless `options.model` names another. */
export declare function ollama(input: AnswerFromDocumentsInput, options?: RenderOptions): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: AnswerFromDocumentsInput, options?: RenderOptions): string;

/** The request body of `chat-template`, for `stories260K.gguf` unless `options.model` names another. */
export declare function chatTemplate(input: AnswerFromDocumentsInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: AnswerFromDocumentsInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): AnswerFromDocumentsInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): AnswerFromDocumentsOutput;
