import type { JsonObject } from "../../runtime/types.ts";

/** A cache breakpoint right after a block. */
export type AnthropicCacheControl = { type: "ephemeral"; ttl?: "5m" | "1h" };

/** A run of text. */
export type AnthropicTextBlock = { type: "text"; text: string; cache_control?: AnthropicCacheControl };

/** An image. */
export type AnthropicImageBlock = {
  type: "image";
  source:
    | {
        type: "base64";
        media_type: "image/jpeg" | "image/png" | "image/gif" | "image/webp";
        data: string;
      }
    | { type: "url"; url: string };
  cache_control?: AnthropicCacheControl;
};

/** A PDF. */
export type AnthropicDocumentBlock = {
  type: "document";
  source: { type: "base64"; media_type: "application/pdf"; data: string } | { type: "url"; url: string };
  cache_control?: AnthropicCacheControl;
};

/** A call that the assistant made. */
export type AnthropicToolUseBlock = {
  type: "tool_use";
  id: string;
  name: string;
  input: JsonObject;
  cache_control?: AnthropicCacheControl;
};

/** What a tool answered; stands at the start of a user turn. */
export type AnthropicToolResultBlock = {
  type: "tool_result";
  tool_use_id: string;
  content?: string | (AnthropicTextBlock | AnthropicImageBlock | AnthropicDocumentBlock)[];
  is_error?: boolean;
  cache_control?: AnthropicCacheControl;
};

/** One piece of a turn. */
export type AnthropicBlock =
  | AnthropicTextBlock
  | AnthropicImageBlock
  | AnthropicDocumentBlock
  | AnthropicToolUseBlock
  | AnthropicToolResultBlock
  | { type: "thinking"; thinking: string; signature: string }
  | { type: "redacted_thinking"; data: string };

/** One entry of `messages`. */
export type AnthropicMessage =
  | { role: "user" | "assistant"; content: string | AnthropicBlock[] }
  | { role: "system"; content: string | AnthropicTextBlock[] };

/** A function the model may call. */
export type AnthropicTool = {
  name: string;
  description?: string;
  input_schema: { type: "object"; [keyword: string]: JsonObject[string] };
  strict?: boolean;
  cache_control?: AnthropicCacheControl;
};

/** Whether and which tool must be called. */
export type AnthropicToolChoice =
  | { type: "auto" | "any"; disable_parallel_tool_use?: boolean }
  | { type: "tool"; name: string; disable_parallel_tool_use?: boolean }
  | { type: "none" };

/** The body of `POST /v1/messages`. */
export type AnthropicBody = {
  model: string;
  max_tokens: number;
  system?: string | AnthropicTextBlock[];
  messages: AnthropicMessage[];
  temperature?: number;
  top_p?: number;
  top_k?: number;
  stop_sequences?: string[];
  thinking?: { type: "adaptive" | "disabled" | "between_tools" } | { type: "enabled"; budget_tokens: number };
  output_config?: {
    effort?: "low" | "medium" | "high" | "xhigh" | "max";
    format?: { type: "json_schema"; schema: JsonObject };
  };
  tools?: AnthropicTool[];
  tool_choice?: AnthropicToolChoice;
  metadata?: { user_id?: string };
};
