import type { DialectId, JsonObject } from "../../src/runtime/types.ts";

const weather = { city: "Oslo", days: 2 };

/**
 * An answer of each dialect with all that it can hold at once. Those of Ollama and of llama.cpp's completion route are
 * after their documentation: no recordings of them are at hand.
 */
export const wholeAnswers: { readonly [Id in DialectId]: JsonObject } = {
  "openai-chat": {
    id: "chatcmpl-1",
    model: "some-model",
    choices: [
      {
        index: 0,
        finish_reason: "tool_calls",
        message: {
          role: "assistant",
          reasoning_content: "It may rain.",
          content: "Sunny, and warm.",
          refusal: null,
          tool_calls: [
            {
              id: "call_a",
              type: "function",
              function: { name: "weather", arguments: JSON.stringify(weather) },
            },
            { id: "call_b", type: "function", function: { name: "time", arguments: "" } },
          ],
        },
      },
    ],
    usage: {
      prompt_tokens: 30,
      completion_tokens: 12,
      prompt_tokens_details: { cached_tokens: 8, cache_write_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 3 },
    },
  },
  "openai-responses": {
    id: "resp_1",
    model: "some-model",
    object: "response",
    status: "completed",
    error: null,
    incomplete_details: null,
    output: [
      {
        type: "reasoning",
        id: "rs_1",
        summary: [
          { type: "summary_text", text: "It may rain." },
          { type: "summary_text", text: "It may not." },
        ],
        encrypted_content: "hidden",
      },
      { type: "web_search_call", id: "ws_1", status: "completed" },
      {
        type: "message",
        id: "msg_1",
        role: "assistant",
        content: [{ type: "output_text", text: "Sunny, and warm.", annotations: [] }],
      },
      {
        type: "function_call",
        id: "fc_1",
        call_id: "call_a",
        name: "weather",
        arguments: JSON.stringify(weather),
      },
    ],
    usage: {
      input_tokens: 30,
      output_tokens: 12,
      input_tokens_details: { cached_tokens: 8, cache_write_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 3 },
    },
  },
  anthropic: {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "some-model",
    content: [
      { type: "thinking", thinking: "It may rain.", signature: "proof" },
      { type: "redacted_thinking", data: "hidden" },
      { type: "server_tool_use", id: "srv_1", name: "web_search", input: { query: "rain" } },
      { type: "text", text: "Sunny, and warm.", citations: null },
      { type: "tool_use", id: "call_a", name: "weather", input: weather },
    ],
    stop_reason: "tool_use",
    stop_sequence: null,
    usage: {
      input_tokens: 18,
      cache_read_input_tokens: 8,
      cache_creation_input_tokens: 4,
      output_tokens: 12,
      output_tokens_details: { thinking_tokens: 3 },
    },
  },
  gemini: {
    responseId: "r1",
    modelVersion: "some-model",
    candidates: [
      {
        index: 0,
        finishReason: "STOP",
        content: {
          role: "model",
          parts: [
            { text: "It may rain.", thought: true },
            { text: "Sunny, and warm." },
            { inlineData: { mimeType: "image/png", data: "iVBORw==" } },
            { functionCall: { name: "weather", args: weather }, thoughtSignature: "proof" },
          ],
        },
      },
    ],
    usageMetadata: {
      promptTokenCount: 26,
      toolUsePromptTokenCount: 4,
      candidatesTokenCount: 9,
      thoughtsTokenCount: 3,
      cachedContentTokenCount: 8,
      totalTokenCount: 42,
    },
  },
  ollama: {
    model: "some-model",
    created_at: "2026-09-01T12:00:00.1Z",
    message: {
      role: "assistant",
      thinking: "It may rain.",
      content: "Sunny, and warm.",
      tool_calls: [{ function: { name: "weather", arguments: weather } }],
    },
    done: true,
    done_reason: "stop",
    prompt_eval_count: 30,
    prompt_eval_cached_count: 8,
    eval_count: 12,
  },
  "chat-template": {
    index: 0,
    content: "Sunny, and warm.",
    stop: true,
    model: "some-model",
    stop_type: "word",
    stopping_word: "<|im_end|>",
    truncated: false,
    tokens_evaluated: 30,
    tokens_predicted: 12,
    tokens_cached: 41,
    timings: { cache_n: 8, prompt_n: 22, predicted_n: 12 },
  },
};
