import type { Capabilities, Capability, ModelFamily } from "../dialect.ts";
import { chatml } from "./chatml.ts";
import type { ChatTemplateRules } from "./rules.ts";

/** A model whose chat template is known. */
export interface ChatTemplateFamily extends ModelFamily<ChatTemplateRules> {
  /** The template for prompts with tools, where the model has one of its own for them. */
  readonly toolTemplate?: string;
  /** Texts that end an answer, beside the end token and what the template shows. */
  readonly stop: readonly string[];
  /** Whether the template is not the model's own. */
  readonly isAssumed?: true;
  /** Whether the target says what the template's clock shows. */
  readonly hasClock?: true;
}

const templates = "JINJA-RUN";
const route = "LCPP tools/server/README.md";
const byTemplate = "by the model's own template";

const features: readonly Capability[] = [
  { feature: "system text", support: "by-model", how: byTemplate, source: templates },
  { feature: "several system messages", support: "by-model", how: byTemplate, source: templates },
  { feature: "system after the first turn", support: "by-model", how: byTemplate, source: templates },
  { feature: "same role twice in a row", support: "by-model", how: byTemplate, source: templates },
  { feature: "assistant message first", support: "by-model", how: byTemplate, source: templates },
  { feature: "empty text", support: "exact", source: templates },
  { feature: "prefill", support: "exact", how: "the text ends there", source: templates },
  { feature: "image by URL", support: "refused", source: route },
  { feature: "image base64", support: "refused", how: "raw text alone is sent", source: route },
  { feature: "audio base64", support: "refused", source: route },
  { feature: "audio by URL", support: "refused", source: route },
  { feature: "video", support: "refused", source: route },
  { feature: "PDF base64", support: "refused", source: route },
  { feature: "PDF by URL", support: "refused", source: route },
  { feature: "function tools", support: "by-model", how: byTemplate, source: templates },
  { feature: "tool choice: required", support: "lossy", source: route },
  { feature: "tool choice: one tool", support: "lossy", source: route },
  { feature: "parallel calls switch", support: "lossy", source: route },
  { feature: "tool call arguments", support: "by-model", how: "an object", source: templates },
  { feature: "tool results", support: "by-model", how: byTemplate, source: templates },
  { feature: "tool error flag", support: "adapted", how: "wrapped in the text", source: templates },
  { feature: "JSON Schema output", support: "adapted", how: "json_schema, and words", source: route },
  { feature: "JSON without schema", support: "exact", how: "json_schema {}", source: route },
  { feature: "stopSequences", support: "exact", how: "stop, after the model's own", source: route },
  { feature: "temperature", support: "exact", source: route },
  { feature: "topP", support: "exact", source: route },
  { feature: "topK", support: "exact", source: route },
  { feature: "minP", support: "exact", source: route },
  { feature: "seed", support: "exact", source: route },
  { feature: "presencePenalty", support: "exact", source: route },
  { feature: "frequencyPenalty", support: "exact", source: route },
  { feature: "repetitionPenalty", support: "exact", how: "repeat_penalty", source: route },
  { feature: "logprobs", support: "exact", how: "n_probs", source: route },
  { feature: "maxOutputTokens", support: "exact", how: "n_predict", source: route },
  { feature: "reasoning effort", support: "by-model", how: "variables of the template", source: templates },
  { feature: "reasoning budget", support: "lossy", source: route },
  { feature: "reasoning in history", support: "by-model", how: byTemplate, source: templates },
  { feature: "cache breakpoints", support: "lossy", source: route },
  { feature: "n", support: "lossy", source: route },
];

/** The day that a template's clock shows where a target does not say. */
export const FIXED_NOW = "2026-01-01T00:00:00Z";

const defaultFamily: ChatTemplateFamily = {
  name: "default",
  match: [],
  rules: {
    template: chatml,
    bosToken: "",
    eosToken: "<|im_end|>",
    addsBos: true,
    controlTokens: JSON.stringify([
      "<|im_start|>",
      "<|im_end|>",
      "<|endoftext|>",
      "<think>",
      "</think>",
      "<tool_call>",
      "</tool_call>",
      "<tool_response>",
      "</tool_response>",
    ]),
    variables: "{}",
    now: FIXED_NOW,
    tools: "[]",
  },
  stop: [],
  isAssumed: true,
  source: `${templates} Qwen3; ${route}`,
  checked: "2026-11-22",
};

/** What the dialect takes; a family stands for the template that a target names. */
export const capabilities: Capabilities<ChatTemplateFamily> = { features, defaultFamily, families: [] };
