// Made by polylect from prompts/review-code.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, ConversationOptions, OnRepair, PromptCall, PromptMeta } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `reviewCode` is called with. */
export type ReviewCodeInput = {
  /** title of the change */
  title: string;
  /** what the author says about it */
  description?: string | null | undefined;
  /** the change as a unified diff */
  diff: string;
  /** rules of the team */
  rules?: string[] | null | undefined;
};

/** What an answer to `reviewCode` holds. */
export type ReviewCodeOutput = {
  /** what should happen */
  verdict: "approve" | "comment" | "request-changes";
  /** two or three sentences on what the change does and how sure the review is */
  summary: string;
  /** findings, most serious first */
  comments: {
    /** path from the root of the repository */
    file: string;
    /** line after the change */
    line: number;
    /** how serious */
    severity: "bug" | "risk" | "question" | "nit";
    /** what is wrong, when it shows, and how to fix it */
    comment: string;
  }[];
};

/** What the tools of the prompt are called with. */
export type ReviewCodeTools = {
  "read_file": {
    /** path from the root of the repository */
    path: string;
    /** first line; the first of the file where it is left out */
    fromLine?: number | null | undefined;
    /** last line; the last of the file where it is left out */
    toLine?: number | null | undefined;
  };
  "search_code": {
    /** what to look for */
    pattern: string;
    /** folder to search; the whole repository where it is left out */
    under?: string | null | undefined;
  };
};

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Reviews a change to a code base, looking up surrounding code by tools where the diff alone does not tell. */
export declare function reviewCode(input: ReviewCodeInput): PromptCall<ReviewCodeOutput, ReviewCodeTools>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: ReviewCodeInput, options?: ConversationOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: ReviewCodeInput, options?: ConversationOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: ReviewCodeInput, options?: ConversationOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: ReviewCodeInput, options?: ConversationOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: ReviewCodeInput, options?: ConversationOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: ReviewCodeInput, options?: ConversationOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: ReviewCodeInput, options?: ConversationOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: ReviewCodeInput, options?: ConversationOptions): string;

/** The request body of `ollama`, for `qwen3:8b` unless `options.model` names another. */
export declare function ollama(input: ReviewCodeInput, options?: ConversationOptions): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: ReviewCodeInput, options?: ConversationOptions): string;

/** The request body of `chat-template`, for `stories260K.gguf` unless `options.model` names another. */
export declare function chatTemplate(input: ReviewCodeInput, options?: ConversationOptions & { backend?: "tiny" | "raw" }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: ReviewCodeInput, options?: ConversationOptions & { backend?: "tiny" | "raw" }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): ReviewCodeInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): ReviewCodeOutput;
