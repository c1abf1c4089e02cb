import type { JsonObject } from "../../runtime/types.ts";

/** Marks the end of a reusable prefix; families from gpt-5.6 on. */
export type OpenaiResponsesCacheMark = { mode: "explicit" };

/** A run of text. */
export type OpenaiResponsesText = {
  type: "input_text";
  text: string;
  prompt_cache_breakpoint?: OpenaiResponsesCacheMark;
};

/** One piece of a message that the assistant did not write, or of a tool's result. */
export type OpenaiResponsesPart =
  | OpenaiResponsesText
  | {
      type: "input_image";
      image_url?: string;
      file_id?: string;
      detail: "low" | "high" | "auto" | "original";
      prompt_cache_breakpoint?: OpenaiResponsesCacheMark;
    }
  | {
      type: "input_file";
      file_data?: string;
      file_url?: string;
      file_id?: string;
      filename?: string;
      prompt_cache_breakpoint?: OpenaiResponsesCacheMark;
    };

/** What a message of the assistant is: said on the way, or the answer. */
export type OpenaiResponsesPhase = "commentary" | "final_answer";

/** A message. */
export type OpenaiResponsesMessage =
  | { type?: "message"; role: "system" | "developer" | "user"; content: string | OpenaiResponsesPart[] }
  | { type?: "message"; role: "assistant"; content: string; phase?: OpenaiResponsesPhase | null };

/** A message of the assistant as the service returned it. */
export type OpenaiResponsesOutputMessage = {
  type: "message";
  id: string;
  role: "assistant";
  status: "in_progress" | "completed" | "incomplete";
  content: { type: "output_text"; text: string; annotations: [] }[];
  phase?: OpenaiResponsesPhase | null;
};

/** A call that the assistant made; the arguments are JSON text. */
export type OpenaiResponsesCall = {
  type: "function_call";
  call_id: string;
  name: string;
  arguments: string;
  id?: string;
  status?: "in_progress" | "completed" | "incomplete";
};

/** What a tool answered. */
export type OpenaiResponsesCallOutput = {
  type: "function_call_output";
  call_id: string;
  output: string | OpenaiResponsesPart[];
};

/** Reasoning of an earlier answer, as the service returned it. */
export type OpenaiResponsesReasoning = {
  type: "reasoning";
  id: string;
  summary: { type: "summary_text"; text: string }[];
  encrypted_content?: string;
};

/** One entry of `input`. */
export type OpenaiResponsesItem =
  | OpenaiResponsesMessage
  | OpenaiResponsesOutputMessage
  | OpenaiResponsesCall
  | OpenaiResponsesCallOutput
  | OpenaiResponsesReasoning;

/** A function the model may call. */
export type OpenaiResponsesTool = {
  type: "function";
  name: string;
  description?: string | null;
  parameters: JsonObject;
  strict: boolean;
};

/** Whether and which tool must be called. */
export type OpenaiResponsesToolChoice = "none" | "auto" | "required" | { type: "function"; name: string };

/** What the answer must look like. */
export type OpenaiResponsesFormat =
  | { type: "text" }
  | { type: "json_object" }
  | { type: "json_schema"; name: string; description?: string; schema: JsonObject; strict?: boolean };

/** The body of `POST /v1/responses`. */
export type OpenaiResponsesBody = {
  model: string;
  input: OpenaiResponsesItem[];
  instructions?: string;
  max_output_tokens?: number;
  temperature?: number;
  top_p?: number;
  top_logprobs?: number;
  include?: ("message.output_text.logprobs" | "reasoning.encrypted_content")[];
  metadata?: { [key: string]: string };
  safety_identifier?: string;
  reasoning?: {
    effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max";
    summary?: "auto" | "concise" | "detailed" | null;
    context?: "auto" | "current_turn" | "all_turns";
    mode?: string;
  };
  tools?: OpenaiResponsesTool[];
  tool_choice?: OpenaiResponsesToolChoice;
  parallel_tool_calls?: boolean;
  text?: { format?: OpenaiResponsesFormat; verbosity?: "low" | "medium" | "high" };
};
