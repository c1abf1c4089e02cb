import type { JsonObject } from "../../runtime/types.ts";

/** A call that the assistant made. */
export type OllamaToolCall = { id?: string; function: { name: string; arguments: JsonObject } };

/** One entry of `messages`. */
export type OllamaMessage = {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
  thinking?: string;
  /** Bare base64. */
  images?: string[];
  tool_calls?: OllamaToolCall[];
  tool_name?: string;
  tool_call_id?: string;
};

/** A function the model may call. */
export type OllamaTool = {
  type: "function";
  function: { name: string; description?: string; parameters: JsonObject };
};

/** Sampling and limits. */
export type OllamaOptions = {
  temperature?: number;
  top_p?: number;
  top_k?: number;
  min_p?: number;
  seed?: number;
  num_predict?: number;
  stop?: string[];
  presence_penalty?: number;
  frequency_penalty?: number;
  repeat_penalty?: number;
};

/** The body of `POST /api/chat`. */
export type OllamaBody = {
  model: string;
  messages: OllamaMessage[];
  tools?: OllamaTool[];
  format?: "json" | JsonObject;
  options?: OllamaOptions;
  think?: boolean | "low" | "medium" | "high" | "max";
  logprobs?: boolean;
  top_logprobs?: number;
};
