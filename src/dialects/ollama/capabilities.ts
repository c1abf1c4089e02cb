import type { Capabilities, Capability, ModelFamily } from "../dialect.ts";
import { openModels } from "../open-models.ts";
import type { OllamaRules } from "./messages.ts";

/** A group of models behind Ollama. */
export interface OllamaFamily extends ModelFamily<OllamaRules> {
  /** Whether the chat template shows tools to the model. */
  readonly showsTools: boolean;
  /** What `think` takes, `none` standing for false. */
  readonly efforts: readonly string[];
}

const features: readonly Capability[] = [
  { feature: "system text", support: "exact", how: "a message", source: "OLL api/types.go" },
  {
    feature: "several system messages",
    support: "exact",
    how: "joined by Go templates, else by the model's own template",
    source: "OLL template/template.go",
  },
  {
    feature: "system after the first turn",
    support: "exact",
    how: "by the model's own template",
    source: "OLL template/template.go",
  },
  {
    feature: "same role twice in a row",
    support: "exact",
    how: "by the model's own template",
    source: "OLL template/template.go",
  },
  {
    feature: "assistant message first",
    support: "exact",
    how: "by the model's own template",
    source: "OLL template/template.go",
  },
  { feature: "empty text", support: "exact", source: "OLL api/types.go" },
  { feature: "prefill", support: "exact", source: "OLL template/template.go" },
  { feature: "image by URL", support: "refused", how: "base64 only", source: "OLL api/types.go" },
  { feature: "image base64", support: "exact", how: "images", source: "OLL api/types.go" },
  {
    feature: "audio base64",
    support: "refused",
    how: "depends on the model; not sent",
    source: "OLL api/types.go",
  },
  { feature: "audio by URL", support: "refused", source: "OLL api/types.go" },
  { feature: "video", support: "refused", source: "OLL api/types.go" },
  { feature: "PDF base64", support: "refused", source: "OLL docs/capabilities" },
  { feature: "PDF by URL", support: "refused", source: "OLL docs/capabilities" },
  {
    feature: "function tools",
    support: "exact",
    how: "the server thins the schema",
    source: "OLL api/types.go",
  },
  { feature: "tool choice: required", support: "lossy", source: "OLL api/types.go" },
  { feature: "tool choice: one tool", support: "lossy", source: "OLL api/types.go" },
  { feature: "parallel calls switch", support: "lossy", source: "OLL api/types.go" },
  { feature: "tool call arguments", support: "exact", how: "an object", source: "OLL api/types.go" },
  {
    feature: "tool results",
    support: "exact",
    how: "a tool message with tool_name",
    source: "OLL api/types.go",
  },
  { feature: "tool error flag", support: "adapted", how: "wrapped in the text", source: "OLL api/types.go" },
  { feature: "JSON Schema output", support: "adapted", how: "format", source: "OLL docs/capabilities" },
  { feature: "JSON without schema", support: "exact", how: "format json", source: "OLL docs/capabilities" },
  { feature: "stopSequences", support: "exact", how: "options.stop", source: "OLL api/types.go" },
  { feature: "temperature", support: "exact", source: "OLL api/types.go" },
  { feature: "topP", support: "exact", source: "OLL api/types.go" },
  { feature: "topK", support: "exact", source: "OLL api/types.go" },
  { feature: "minP", support: "exact", source: "OLL api/types.go" },
  { feature: "seed", support: "exact", source: "OLL api/types.go" },
  { feature: "presencePenalty", support: "exact", source: "OLL api/types.go" },
  { feature: "frequencyPenalty", support: "exact", source: "OLL api/types.go" },
  {
    feature: "repetitionPenalty",
    support: "exact",
    how: "options.repeat_penalty",
    source: "OLL api/types.go",
  },
  { feature: "logprobs", support: "exact", how: "up to 20 alternatives", source: "OLL api/types.go" },
  { feature: "maxOutputTokens", support: "exact", how: "options.num_predict", source: "OLL api/types.go" },
  { feature: "reasoning effort", support: "by-model", how: "think", source: "OLL server/routes.go" },
  { feature: "reasoning budget", support: "lossy", source: "OLL api/types.go" },
  { feature: "reasoning in history", support: "exact", how: "thinking", source: "OLL api/types.go" },
  { feature: "cache breakpoints", support: "lossy", source: "OLL api/types.go" },
  { feature: "n", support: "lossy", source: "OLL api/types.go" },
];

const defaultFamily: OllamaFamily = {
  name: "default",
  match: [],
  rules: {},
  showsTools: true,
  efforts: ["none", "low", "medium", "high", "max"],
  source: "OLL server/routes.go; OLL docs/capabilities",
  checked: "2026-11-22",
};

/** What the server adds to what a model takes. */
const exceptions: { readonly [name: string]: Partial<OllamaFamily> } = {
  "gpt-oss": { efforts: ["low", "medium", "high", "max"] },
};

const families = openModels.map((model) => ({ ...defaultFamily, ...model, ...exceptions[model.name] }));

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<OllamaFamily> = { features, defaultFamily, families };
