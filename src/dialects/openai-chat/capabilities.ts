import type { Capabilities, Capability } from "../dialect.ts";
import { type OpenaiModels, type OpenaiModelsName, openaiDefault, openaiModels } from "../openai-models.ts";

/** A group of models behind Chat Completions. Penalties are taken where `sampling` is `always`. */
export interface OpenaiChatFamily extends OpenaiModels {
  /** Whether function tools may be used while the model reasons. */
  readonly toolsWithReasoning: boolean;
  /** Whether stop strings are taken. */
  readonly stop: boolean;
}

const features: readonly Capability[] = [
  { feature: "system text", support: "exact", how: "a message", source: "OAI-SDK completions.d.ts" },
  { feature: "several system messages", support: "exact", source: "OAI-SDK completions.d.ts" },
  { feature: "system after the first turn", support: "exact", source: "OAI-SDK completions.d.ts" },
  { feature: "same role twice in a row", support: "exact", source: "OAI-SDK completions.d.ts" },
  { feature: "assistant message first", support: "exact", source: "OAI-SDK completions.d.ts" },
  { feature: "empty text", support: "exact", source: "OAI-SDK completions.d.ts" },
  {
    feature: "prefill",
    support: "lossy",
    how: "plain history, not continued",
    source: "OAI-SDK completions.d.ts",
  },
  { feature: "image by URL", support: "exact", how: "image_url", source: "OAI-SDK completions.d.ts" },
  { feature: "image base64", support: "exact", how: "data URL", source: "OAI-SDK completions.d.ts" },
  {
    feature: "audio base64",
    support: "exact",
    how: "input_audio: wav, mp3",
    source: "OAI-SDK completions.d.ts",
  },
  { feature: "audio by URL", support: "refused", how: "base64 only", source: "OAI-SDK completions.d.ts" },
  { feature: "video", support: "refused", source: "OAI-SDK completions.d.ts" },
  {
    feature: "PDF base64",
    support: "exact",
    how: "file",
    source: "AISDK-O src/chat/convert-to-openai-chat-messages.ts",
  },
  { feature: "PDF by URL", support: "refused", how: "base64 only", source: "OAI-SDK completions.d.ts" },
  { feature: "function tools", support: "exact", how: "tools", source: "OAI-SDK shared.d.ts" },
  { feature: "tool choice: required", support: "exact", source: "OAI-SDK completions.d.ts" },
  { feature: "tool choice: one tool", support: "exact", source: "OAI-SDK completions.d.ts" },
  {
    feature: "parallel calls switch",
    support: "exact",
    how: "parallel_tool_calls",
    source: "OAI-SDK completions.d.ts",
  },
  { feature: "tool call arguments", support: "exact", how: "JSON text", source: "OAI-SDK completions.d.ts" },
  { feature: "tool results", support: "exact", how: "a tool message", source: "OAI-SDK completions.d.ts" },
  {
    feature: "tool error flag",
    support: "adapted",
    how: "wrapped in the text",
    source: "OAI-SDK completions.d.ts",
  },
  { feature: "JSON Schema output", support: "exact", how: "response_format", source: "OAI-SDK shared.d.ts" },
  {
    feature: "JSON without schema",
    support: "exact",
    how: "some message must say JSON",
    source: "OAI-SDK shared.d.ts",
  },
  {
    feature: "stopSequences",
    support: "by-model",
    how: "up to 4; not on o3 and o4-mini",
    source: "OAI-SDK completions.d.ts",
  },
  {
    feature: "temperature",
    support: "by-model",
    how: "0 to 2; not while reasoning",
    source: "AISDK-O src/openai-model-catalog.ts",
  },
  {
    feature: "topP",
    support: "by-model",
    how: "not while reasoning",
    source: "AISDK-O src/openai-model-catalog.ts",
  },
  { feature: "topK", support: "lossy", source: "OAI-SDK completions.d.ts" },
  { feature: "minP", support: "lossy", source: "OAI-SDK completions.d.ts" },
  { feature: "seed", support: "exact", how: "deprecated", source: "OAI-SDK completions.d.ts" },
  {
    feature: "presencePenalty",
    support: "by-model",
    how: "not on reasoning models",
    source: "AISDK-O src/chat/openai-chat-language-model.ts",
  },
  {
    feature: "frequencyPenalty",
    support: "by-model",
    how: "not on reasoning models",
    source: "AISDK-O src/chat/openai-chat-language-model.ts",
  },
  { feature: "repetitionPenalty", support: "lossy", source: "OAI-SDK completions.d.ts" },
  {
    feature: "logprobs",
    support: "by-model",
    how: "not while reasoning",
    source: "AISDK-O src/openai-model-catalog.ts",
  },
  {
    feature: "maxOutputTokens",
    support: "exact",
    how: "max_completion_tokens",
    source: "OAI-SDK completions.d.ts",
  },
  {
    feature: "reasoning effort",
    support: "by-model",
    how: "reasoning_effort",
    source: "OAI-SDK completions.d.ts",
  },
  { feature: "reasoning budget", support: "lossy", source: "OAI-SDK completions.d.ts" },
  { feature: "reasoning in history", support: "lossy", source: "OAI-SDK completions.d.ts" },
  {
    feature: "cache breakpoints",
    support: "by-model",
    how: "prompt_cache_breakpoint from gpt-5.6 on, up to 4",
    source: "OAI-SDK completions.d.ts",
  },
  { feature: "n", support: "exact", how: "1 to 128", source: "OAI-SDK completions.d.ts" },
];

const defaultFamily: OpenaiChatFamily = { toolsWithReasoning: true, stop: true, ...openaiDefault };

/** What this route takes less of than the models do. */
const exceptions: { readonly [Name in OpenaiModelsName]?: Partial<OpenaiChatFamily> } = {
  "gpt-5.6": { efforts: ["none", "low", "medium", "high", "xhigh"], toolsWithReasoning: false },
  o3: { stop: false },
  "o4-mini": { stop: false },
};

const families: readonly OpenaiChatFamily[] = openaiModels.map((models) => ({
  toolsWithReasoning: true,
  stop: true,
  ...models,
  ...exceptions[models.name],
}));

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<OpenaiChatFamily> = { features, defaultFamily, families };
