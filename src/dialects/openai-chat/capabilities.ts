import type { SchemaForm } from "../../schema/schema-form.ts";
import { openaiStrict } from "../../schema/schema-forms.ts";
import type { Capabilities, Capability } from "../dialect.ts";
import type { NumberFields, NumberParameter } from "../head.ts";
import { type OpenaiModels, type OpenaiModelsName, openaiDefault, openaiModels } from "../openai-models.ts";
import type { OpenaiChatRules } from "./messages.ts";

/** A group of models behind Chat Completions. Penalties are taken where `sampling` is `always`. */
export interface OpenaiChatFamily extends Omit<OpenaiModels, "rules"> {
  readonly rules: OpenaiChatRules;
  /** Whether function tools may be used while the model reasons. */
  readonly toolsWithReasoning: boolean;
  /** Where numbers go, and between what bounds. */
  readonly numbers: NumberFields;
  /** Numbers that the model ignores behind a server that has a field for them. */
  readonly ignores?: readonly NumberParameter[];
  /** How many stop strings are taken. */
  readonly stop: number;
  /** The most alternatives that `top_logprobs` takes; `none` where there are no log probabilities. */
  readonly topLogprobs: number | "none";
  /** What `tool_choice` takes: the name of a tool too, words alone, or nothing. */
  readonly toolChoice: "names" | "words" | "none";
  /** Tools and a forced choice among them: not while the model thinks, which has to be switched off for it. */
  readonly choiceWithoutThinking?: true;
  /** What names of tools look like, as a regular expression; empty where any is taken. */
  readonly toolName: string;
  /** Names of tools are rewritten to snake_case. */
  readonly renamesTools?: true;
  /** Whether the chat template shows tools to the model. */
  readonly showsTools: boolean;
  readonly parallelCalls: boolean;
  /** What `response_format` takes besides text. */
  readonly formats: readonly ("json_schema" | "json_object")[];
  /** What is enforced of an output schema; null where nothing is known of it. */
  readonly schemaForm: SchemaForm | null;
  /**
   * Whether an output schema is asked for in strict mode; one that has no strict form is sent without, and is shown to the
   * model all the same (`or-shown`), or is not known to be (`or-told`).
   */
  readonly strict: "or-shown" | "or-told" | "no";
  /** What the service keeps or takes of a tool's parameters; null where the model is shown the whole schema. */
  readonly toolForm: SchemaForm | null;
  /** How the reasoning effort is said. */
  readonly effort: EffortForm;
  /** The field of the reasoning budget, below the body or, with a dot, below an object of it; empty where there is none. */
  readonly budget: string;
  readonly metadata: boolean;
  /** The field of the end user's id; empty where there is none. */
  readonly endUser: string;
}

/**
 * How a server is told the reasoning effort: `field` as `reasoning_effort`, `object` as `reasoning.effort`, `thinking` as
 * `reasoning_effort` beside `thinking.type`, `template` as `chat_template_kwargs.enable_thinking`, which knows on and off.
 */
export type EffortForm = "none" | "field" | "object" | "thinking" | "template";

/** What OpenAI's own service has fields for. */
export const openaiNumbers: NumberFields = {
  maxOutputTokens: { to: "max_completion_tokens", min: 1 },
  temperature: { to: "temperature", min: 0, max: 2 },
  topP: { to: "top_p", min: 0, max: 1 },
  seed: { to: "seed" },
  presencePenalty: { to: "presence_penalty", min: -2, max: 2 },
  frequencyPenalty: { to: "frequency_penalty", min: -2, max: 2 },
  n: { to: "n", min: 1, max: 128 },
};

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
  {
    feature: "JSON Schema output",
    support: "adapted",
    how: "response_format, strict where the schema has a strict form",
    source: "OAI-SDK shared.d.ts; OAI-STRICT run",
  },
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

/** What OpenAI's own service takes of every model. */
const service = {
  toolsWithReasoning: true,
  numbers: openaiNumbers,
  stop: 4,
  topLogprobs: 20,
  toolChoice: "names",
  toolName: "^[\\w-]{1,64}$",
  showsTools: true,
  parallelCalls: true,
  formats: ["json_schema", "json_object"],
  schemaForm: openaiStrict,
  strict: "or-shown",
  toolForm: null,
  effort: "field",
  budget: "",
  metadata: true,
  endUser: "safety_identifier",
} as const;

const defaultFamily: OpenaiChatFamily = { ...service, ...openaiDefault };

/** What this route takes less of than the models do. */
const exceptions: { readonly [Name in OpenaiModelsName]?: Partial<OpenaiChatFamily> } = {
  "gpt-5.6": { efforts: ["none", "low", "medium", "high", "xhigh"], toolsWithReasoning: false },
  o3: { stop: 0 },
  "o3-pro": { stop: 0 },
  "o3-deep-research, o4-mini-deep-research": { stop: 0 },
  "o4-mini": { stop: 0 },
};

const families: readonly OpenaiChatFamily[] = openaiModels.map((models) => ({
  ...service,
  ...models,
  ...exceptions[models.name],
}));

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<OpenaiChatFamily> = { features, defaultFamily, families };
