// Made by polylect from prompts/extract-invoice.prompt, schemas/Invoice.json. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import type { AnswerSource, OnRepair, PromptCall, PromptMeta, RenderOptions } from "polylect/runtime";
import type { OpenaiChatBody } from "polylect/runtime/openai-chat";
import type { OpenaiResponsesBody } from "polylect/runtime/openai-responses";
import type { AnthropicBody } from "polylect/runtime/anthropic";
import type { GeminiBody } from "polylect/runtime/gemini";
import type { OllamaBody } from "polylect/runtime/ollama";
import type { ChatTemplateBody } from "polylect/runtime/chat-template";

/** What `extractInvoice` is called with. */
export type ExtractInvoiceInput = {
  /** the picture of the invoice as a data URL or an https URL */
  image: string;
  /** name of the company that received the invoice */
  buyer?: string | null | undefined;
};

type ExtractInvoiceOutputParty = {
  name: string | null;
  /** Postal address on one line. */
  address: string | null;
  /** VAT or tax number. */
  taxId: string | null;
};

/** What an answer to `extractInvoice` holds. */
export type ExtractInvoiceOutput = {
  /** Invoice number as printed. */
  number: string | null;
  /** Date of the invoice, YYYY-MM-DD. */
  issuedOn: string | null;
  /** Date by which it must be paid, YYYY-MM-DD. */
  dueOn: string | null;
  /** ISO 4217 code, for example EUR. */
  currency: string | null;
  seller: ExtractInvoiceOutputParty;
  buyer: ExtractInvoiceOutputParty;
  /** Invoice lines in the order of the page. */
  lines: {
    description: string;
    quantity: number | null;
    /** Price of one unit, before tax. */
    unitPrice: number | null;
    /** Amount of the line, before tax. */
    amount: number | null;
  }[];
  totals: {
    net: number | null;
    tax: number | null;
    /** Amount to pay. */
    gross: number | null;
  };
  /** Fields that are printed but cannot be read, and sums that do not add up. */
  unreadable: string[];
};

/** Name, version and hashes of the prompt. */
export declare const meta: PromptMeta;

/** Reads the fields of an invoice from a photo or scan. */
export declare function extractInvoice(input: ExtractInvoiceInput): PromptCall<ExtractInvoiceOutput>;

/** The request body of `openai-chat`, for `gpt-6.1-sol` unless `options.model` names another. */
export declare function openaiChat(input: ExtractInvoiceInput, options?: RenderOptions & { backend?: "openai" | "vllm" | "openrouter" | "ollama-openai" | "llama.cpp" | "lmstudio" | "mlx" | "openclaw" | "deepseek" | "house" }): OpenaiChatBody;
/** The same body as JSON text. */
export declare function openaiChatJson(input: ExtractInvoiceInput, options?: RenderOptions & { backend?: "openai" | "vllm" | "openrouter" | "ollama-openai" | "llama.cpp" | "lmstudio" | "mlx" | "openclaw" | "deepseek" | "house" }): string;

/** The request body of `openai-responses`, for `gpt-6.1-terra` unless `options.model` names another. */
export declare function openaiResponses(input: ExtractInvoiceInput, options?: RenderOptions): OpenaiResponsesBody;
/** The same body as JSON text. */
export declare function openaiResponsesJson(input: ExtractInvoiceInput, options?: RenderOptions): string;

/** The request body of `anthropic`, for `claude-sonnet-5-5` unless `options.model` names another. */
export declare function anthropic(input: ExtractInvoiceInput, options?: RenderOptions): AnthropicBody;
/** The same body as JSON text. */
export declare function anthropicJson(input: ExtractInvoiceInput, options?: RenderOptions): string;

/** The request body of `gemini`, for `gemini-3.8-flash` unless `options.model` names another. */
export declare function gemini(input: ExtractInvoiceInput, options?: RenderOptions): GeminiBody;
/** The same body as JSON text. */
export declare function geminiJson(input: ExtractInvoiceInput, options?: RenderOptions): string;

/** The request body of `ollama`, `options.model` is required. */
export declare function ollama(input: ExtractInvoiceInput, options: RenderOptions & { model: string }): OllamaBody;
/** The same body as JSON text. */
export declare function ollamaJson(input: ExtractInvoiceInput, options: RenderOptions & { model: string }): string;

/** The request body of `chat-template`, `options.model` is required. */
export declare function chatTemplate(input: ExtractInvoiceInput, options: RenderOptions & { backend?: "tiny" | "raw" } & { model: string }): ChatTemplateBody;
/** The same body as JSON text. */
export declare function chatTemplateJson(input: ExtractInvoiceInput, options: RenderOptions & { backend?: "tiny" | "raw" } & { model: string }): string;

/** Checks input fully and returns it with defaults. Throws `InputError` naming every problem. */
export declare function parseInput(value: unknown): ExtractInvoiceInput;

/** Reads an answer leniently and checks it strictly. Throws `OutputError`. */
export declare function parseOutput(text: string, source?: AnswerSource, onRepair?: OnRepair): ExtractInvoiceOutput;
