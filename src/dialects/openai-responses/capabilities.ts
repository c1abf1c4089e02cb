import type { Capabilities, Capability } from "../dialect.ts";
import { type OpenaiModels, openaiDefault, openaiModels } from "../openai-models.ts";

/** A group of models behind Responses. */
export type OpenaiResponsesFamily = OpenaiModels;

const sdk = "OAI-SDK responses.d.ts";
const catalog = "AISDK-O src/openai-model-catalog.ts";
const converter = "AISDK-O src/responses/openai-responses-language-model.ts";

const features: readonly Capability[] = [
  { feature: "system text", support: "exact", how: "a message of `input`", source: sdk },
  { feature: "several system messages", support: "exact", source: sdk },
  { feature: "system after the first turn", support: "exact", source: sdk },
  { feature: "same role twice in a row", support: "exact", source: sdk },
  { feature: "assistant message first", support: "exact", source: sdk },
  { feature: "empty text", support: "exact", source: sdk },
  { feature: "prefill", support: "lossy", how: "plain history, not continued", source: converter },
  { feature: "image by URL", support: "exact", how: "input_image", source: sdk },
  { feature: "image base64", support: "exact", how: "data URL", source: sdk },
  { feature: "audio base64", support: "refused", source: sdk },
  { feature: "audio by URL", support: "refused", source: sdk },
  { feature: "video", support: "refused", source: sdk },
  { feature: "PDF base64", support: "exact", how: "input_file", source: sdk },
  { feature: "PDF by URL", support: "exact", how: "input_file", source: sdk },
  { feature: "function tools", support: "exact", how: "tools, not strict", source: sdk },
  { feature: "tool choice: required", support: "exact", source: sdk },
  { feature: "tool choice: one tool", support: "exact", source: sdk },
  { feature: "parallel calls switch", support: "exact", how: "parallel_tool_calls", source: sdk },
  { feature: "tool call arguments", support: "exact", how: "JSON text", source: sdk },
  { feature: "tool results", support: "exact", how: "a function_call_output item", source: sdk },
  { feature: "tool error flag", support: "adapted", how: "wrapped in the text", source: sdk },
  {
    feature: "JSON Schema output",
    support: "adapted",
    how: "text.format, strict where the schema has a strict form",
    source: `${sdk}; OAI-STRICT run`,
  },
  { feature: "JSON without schema", support: "exact", how: "some message must say JSON", source: sdk },
  { feature: "stopSequences", support: "lossy", source: converter },
  { feature: "temperature", support: "by-model", how: "0 to 2; not while reasoning", source: catalog },
  { feature: "topP", support: "by-model", how: "not while reasoning", source: catalog },
  { feature: "topK", support: "lossy", source: converter },
  { feature: "minP", support: "lossy", source: sdk },
  { feature: "seed", support: "lossy", source: converter },
  { feature: "presencePenalty", support: "lossy", source: converter },
  { feature: "frequencyPenalty", support: "lossy", source: converter },
  { feature: "repetitionPenalty", support: "lossy", source: sdk },
  {
    feature: "logprobs",
    support: "by-model",
    how: "`include` and top_logprobs; not while reasoning",
    source: catalog,
  },
  {
    feature: "maxOutputTokens",
    support: "exact",
    how: "max_output_tokens, at least 16",
    source: "OAI-SPEC CreateResponse",
  },
  { feature: "reasoning effort", support: "by-model", how: "reasoning.effort", source: catalog },
  { feature: "reasoning budget", support: "lossy", source: sdk },
  {
    feature: "reasoning in history",
    support: "exact",
    how: "its own items, encrypted; any other reasoning is left out",
    source: "AISDK-O src/responses/convert-to-openai-responses-input.ts",
  },
  {
    feature: "cache breakpoints",
    support: "by-model",
    how: "prompt_cache_breakpoint from gpt-5.6 on, up to 4; not on what the assistant said",
    source: sdk,
  },
  { feature: "n", support: "lossy", source: sdk },
];

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<OpenaiResponsesFamily> = {
  features,
  defaultFamily: openaiDefault,
  families: openaiModels,
};
