import type { JsonObject } from "../../runtime/types.ts";

/** Marks the end of a reusable prefix; families from gpt-5.6 on. */
export type OpenaiCacheMark = { mode: "explicit" };

/** A run of text. */
export type OpenaiTextPart = { type: "text"; text: string; prompt_cache_breakpoint?: OpenaiCacheMark };

/** One piece of a user message. */
export type OpenaiUserPart =
  | OpenaiTextPart
  | {
      type: "image_url";
      image_url: { url: string; detail?: "auto" | "low" | "high" | "original" };
      prompt_cache_breakpoint?: OpenaiCacheMark;
    }
  | {
      type: "input_audio";
      input_audio: { data: string; format: "wav" | "mp3" };
      prompt_cache_breakpoint?: OpenaiCacheMark;
    }
  | {
      type: "file";
      file: { file_data?: string; file_id?: string; filename?: string };
      prompt_cache_breakpoint?: OpenaiCacheMark;
    };

/** A call that the assistant made; the arguments are JSON text. */
export type OpenaiToolCall = {
  id: string;
  type: "function";
  function: { name: string; arguments: string };
};

/** One entry of `messages`. */
export type OpenaiChatMessage =
  | { role: "system" | "developer"; content: string | OpenaiTextPart[]; name?: string }
  | { role: "user"; content: string | OpenaiUserPart[]; name?: string }
  | {
      role: "assistant";
      content: string | OpenaiTextPart[] | null;
      name?: string;
      tool_calls?: OpenaiToolCall[];
    }
  | { role: "tool"; tool_call_id: string; content: string | OpenaiTextPart[] };

/** A function the model may call. */
export type OpenaiTool = {
  type: "function";
  function: { name: string; description?: string; parameters?: JsonObject; strict?: boolean | null };
};

/** Whether and which tool must be called. */
export type OpenaiToolChoice =
  | "none"
  | "auto"
  | "required"
  | { type: "function"; function: { name: string } };

/** What the answer must look like. */
export type OpenaiResponseFormat =
  | { type: "text" }
  | { type: "json_object" }
  | {
      type: "json_schema";
      json_schema: { name: string; description?: string; schema?: JsonObject; strict?: boolean | null };
    };

/** The body of `POST /v1/chat/completions`. */
export type OpenaiChatBody = {
  model: string;
  messages: OpenaiChatMessage[];
  max_completion_tokens?: number;
  temperature?: number;
  top_p?: number;
  stop?: string | string[];
  seed?: number;
  presence_penalty?: number;
  frequency_penalty?: number;
  logprobs?: boolean;
  top_logprobs?: number;
  n?: number;
  reasoning_effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max";
  tools?: OpenaiTool[];
  tool_choice?: OpenaiToolChoice;
  parallel_tool_calls?: boolean;
  response_format?: OpenaiResponseFormat;
  metadata?: { [key: string]: string };
  safety_identifier?: string;
} & OpenaiChatServerFields;

/** Fields that some servers of the dialect take, and OpenAI's own does not. */
export type OpenaiChatServerFields = {
  max_tokens?: number;
  top_k?: number;
  min_p?: number;
  repeat_penalty?: number;
  repetition_penalty?: number;
  reasoning?: { effort: string } | { max_tokens: number };
  reasoning_budget_tokens?: number;
  thinking_token_budget?: number;
  thinking?: { type: "disabled" };
  chat_template_kwargs?: { enable_thinking: boolean };
  continue_final_message?: true;
  add_generation_prompt?: false;
  user?: string;
  user_id?: string;
};
