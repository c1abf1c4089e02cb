// Made by polylect from prompts/write-sql.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, OnRepair, PromptCall, PromptMeta, RenderOptions } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `writeSql` is called with. */
export type WriteSqlInput = {
  /** what somebody wants to know */
  question: string;
  /** the database that runs the query */
  engine: "postgresql" | "mysql" | "sqlite";
  /** the tables that may be used */
  tables: {
    name: string;
    /** what a row stands for */
    purpose?: string | null | undefined;
    columns: {
      name: string;
      /** type as the database spells it */
      type: string;
      /** meaning, unit or allowed values */
      note?: string | null | undefined;
      /** table and column that it points to, for example customers.id */
      references?: string | null | undefined;
    }[];
  }[];
  /** date that words like "last month" count from, YYYY-MM-DD */
  today?: string | null | undefined;
  /** most rows of the result */
  rowLimit?: number | null | undefined;
};

/** What an answer to `writeSql` holds. */
export type WriteSqlOutput = {
  /** whether the tables hold what the question asks for */
  answerable: boolean;
  /** one query, or an empty string where the question cannot be answered */
  sql: string;
  /** how unclear words of the question were read */
  assumptions: string[];
};

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Writes one SQL query that answers a question about a database. */
export declare function writeSql(input: WriteSqlInput): PromptCall<WriteSqlOutput>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: WriteSqlInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: WriteSqlInput, options?: RenderOptions & { backend?: "openai" | "ollama-openai" | "llama.cpp" | "vllm" | "lmstudio" | "mlx" | "openclaw" | "openrouter" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: WriteSqlInput, options?: RenderOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: WriteSqlInput, options?: RenderOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: WriteSqlInput, options?: RenderOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: WriteSqlInput, options?: RenderOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: WriteSqlInput, options?: RenderOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: WriteSqlInput, options?: RenderOptions): string;

/** The request body of `ollama`, for `qwen3:8b` unless `options.model` names another. */
export declare function ollama(input: WriteSqlInput, options?: RenderOptions): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: WriteSqlInput, options?: RenderOptions): string;

/** The request body of `chat-template`, for `stories260K.gguf` unless `options.model` names another. */
export declare function chatTemplate(input: WriteSqlInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: WriteSqlInput, options?: RenderOptions & { backend?: "tiny" | "raw" }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): WriteSqlInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): WriteSqlOutput;
