import type { Capabilities, Capability, ModelFamily } from "../dialect.ts";
import type { GeminiRules } from "./messages.ts";

/** A group of models behind generateContent. */
export interface GeminiFamily extends ModelFamily<GeminiRules> {
  /** Whether temperature, topP and topK have an effect. */
  readonly sampling: boolean;
  /** Whether presence and frequency penalties are taken. */
  readonly penalties: boolean;
  /** Whether `candidateCount` is taken. */
  readonly candidates: boolean;
  /** Values of `thinkingLevel`; empty where thinking has none. */
  readonly thinkingLevels: readonly string[];
  /** Bounds of `thinkingBudget` in tokens, where it is taken. */
  readonly thinkingBudget?: readonly [min: number, max: number];
  /** Whether a JSON answer may be asked for beside tools. */
  readonly schemaWithTools: boolean;
}

const features: readonly Capability[] = [
  {
    feature: "system text",
    support: "adapted",
    how: "systemInstruction; before the first user text for Gemma",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "several system messages",
    support: "adapted",
    how: "several parts",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "system after the first turn",
    support: "lossy",
    how: "hoisted",
    source: "AISDK-G src/convert-to-google-messages.ts",
  },
  {
    feature: "same role twice in a row",
    support: "adapted",
    how: "merged",
    source: "issues google/adk-go#1302, earendil-works/pi#2294",
  },
  {
    feature: "assistant message first",
    support: "adapted",
    how: "a user turn is put before it",
    source: "issue NousResearch/hermes-agent#55427",
  },
  {
    feature: "empty text",
    support: "adapted",
    how: "empty text is left out",
    source: "AISDK-G src/convert-to-google-messages.ts",
  },
  {
    feature: "prefill",
    support: "by-model",
    how: "refused from 3.5 on",
    source: "issue pipecat-ai/pipecat#5821",
  },
  { feature: "image by URL", support: "adapted", how: "fileData", source: "GEN-SDK genai.d.ts" },
  { feature: "image base64", support: "exact", how: "inlineData", source: "GEN-SDK genai.d.ts" },
  { feature: "audio base64", support: "exact", how: "inlineData", source: "GEN-SDK genai.d.ts" },
  { feature: "audio by URL", support: "exact", how: "fileData", source: "GEN-SDK genai.d.ts" },
  { feature: "video", support: "exact", how: "inlineData, fileData", source: "GEN-SDK genai.d.ts" },
  { feature: "PDF base64", support: "exact", how: "inlineData", source: "GEN-SDK genai.d.ts" },
  { feature: "PDF by URL", support: "exact", how: "fileData", source: "GEN-SDK genai.d.ts" },
  {
    feature: "function tools",
    support: "adapted",
    how: "functionDeclarations",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "tool choice: required",
    support: "adapted",
    how: "mode ANY; not beside a schema",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "tool choice: one tool",
    support: "adapted",
    how: "mode ANY with one allowed name; not beside a schema",
    source: "GEN-SDK genai.d.ts",
  },
  { feature: "parallel calls switch", support: "lossy", source: "GEN-SDK genai.d.ts" },
  { feature: "tool call arguments", support: "exact", how: "an object", source: "GEN-SDK genai.d.ts" },
  { feature: "tool results", support: "adapted", how: "functionResponse", source: "GEN-SDK genai.d.ts" },
  {
    feature: "tool error flag",
    support: "adapted",
    how: "error in the response",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "JSON Schema output",
    support: "adapted",
    how: "responseMimeType and responseJsonSchema; beside tools from 3 on",
    source: "GEN-SDK genai.d.ts",
  },
  { feature: "JSON without schema", support: "exact", how: "responseMimeType", source: "GEN-SDK genai.d.ts" },
  { feature: "stopSequences", support: "exact", how: "up to 5", source: "GEN-DOC GenerationConfig" },
  {
    feature: "temperature",
    support: "by-model",
    how: "0 to 2; ignored by 3.6 and 3.7",
    source: "issues BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
  },
  {
    feature: "topP",
    support: "by-model",
    how: "ignored by 3.6 and 3.7",
    source: "issues BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
  },
  {
    feature: "topK",
    support: "by-model",
    how: "ignored by 3.6 and 3.7",
    source: "issues BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
  },
  { feature: "minP", support: "lossy", source: "GEN-SDK genai.d.ts" },
  { feature: "seed", support: "exact", source: "GEN-SDK genai.d.ts" },
  {
    feature: "presencePenalty",
    support: "by-model",
    how: "not on 2.5",
    source: "AISDK-G src/google-model-catalog.ts",
  },
  {
    feature: "frequencyPenalty",
    support: "by-model",
    how: "not on 2.5",
    source: "AISDK-G src/google-model-catalog.ts",
  },
  { feature: "repetitionPenalty", support: "lossy", source: "GEN-SDK genai.d.ts" },
  { feature: "logprobs", support: "by-model", source: "GEN-SDK genai.d.ts" },
  { feature: "maxOutputTokens", support: "exact", source: "GEN-SDK genai.d.ts" },
  {
    feature: "reasoning effort",
    support: "by-model",
    how: "thinkingLevel from 3 on",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "reasoning budget",
    support: "by-model",
    how: "thinkingBudget on 2.x",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "reasoning in history",
    support: "exact",
    how: "thoughtSignature of its own",
    source: "AISDK-G src/convert-to-google-messages.ts",
  },
  {
    feature: "cache breakpoints",
    support: "lossy",
    how: "a cache resource instead",
    source: "GEN-SDK genai.d.ts",
  },
  {
    feature: "n",
    support: "by-model",
    how: "candidateCount on 2.x",
    source: "issues NousResearch/hermes-agent#46243, xtremexq/StremioSubMaker#164",
  },
];

const defaultFamily: GeminiFamily = {
  name: "default",
  match: [],
  rules: { prefill: false, signatures: true, resultMedia: true, systemField: true },
  sampling: false,
  penalties: true,
  candidates: false,
  thinkingLevels: ["minimal", "low", "medium", "high"],
  schemaWithTools: true,
  source:
    "AISDK-G src/google-model-catalog.ts; issues pipecat-ai/pipecat#5821, BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
  checked: "2026-11-22",
};

const families: readonly GeminiFamily[] = [
  {
    name: "Gemini 4 Hydrogen",
    match: ["gemini-4-hydrogen"],
    rules: { prefill: false, signatures: true, resultMedia: true, systemField: true },
    sampling: true,
    penalties: true,
    candidates: false,
    thinkingLevels: ["low", "medium", "high", "xhigh"],
    schemaWithTools: true,
    source:
      "AISDK-G src/google-model-catalog.ts; issues pipecat-ai/pipecat#5821, BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
    checked: "2026-11-22",
  },
  {
    name: "Gemini 3.5, 3.8, 4",
    match: ["gemini-3.5", "gemini-3.8", "gemini-4"],
    rules: { prefill: false, signatures: true, resultMedia: true, systemField: true },
    sampling: true,
    penalties: true,
    candidates: false,
    thinkingLevels: ["minimal", "low", "medium", "high"],
    schemaWithTools: true,
    source:
      "AISDK-G src/google-model-catalog.ts; issues pipecat-ai/pipecat#5821, BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
    checked: "2026-11-22",
  },
  {
    name: "Gemini 3.6, 3.7",
    match: ["gemini-3.6", "gemini-3.7"],
    rules: { prefill: false, signatures: true, resultMedia: true, systemField: true },
    sampling: false,
    penalties: true,
    candidates: false,
    thinkingLevels: ["minimal", "low", "medium", "high"],
    schemaWithTools: true,
    source:
      "AISDK-G src/google-model-catalog.ts; issues pipecat-ai/pipecat#5821, BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
    checked: "2026-11-22",
  },
  {
    name: "Gemini 3.0, 3.1",
    match: ["gemini-3-", "gemini-3.0", "gemini-3.1"],
    rules: { prefill: true, signatures: true, resultMedia: true, systemField: true },
    sampling: true,
    penalties: true,
    candidates: false,
    thinkingLevels: ["minimal", "low", "medium", "high"],
    schemaWithTools: true,
    source:
      "AISDK-G src/google-model-catalog.ts; issues pipecat-ai/pipecat#5821, BerriAI/litellm#38663, ENTERPILOT/GoModel#863",
    checked: "2026-11-22",
  },
  {
    name: "Gemini 2.5 Pro",
    match: ["gemini-2.5-pro"],
    rules: { prefill: true, signatures: false, resultMedia: false, systemField: true },
    sampling: true,
    penalties: false,
    candidates: true,
    thinkingLevels: [],
    thinkingBudget: [128, 32768],
    schemaWithTools: false,
    source: "AISDK-G src/google-model-catalog.ts; GEN-SDK genai.d.ts",
    checked: "2026-11-22",
  },
  {
    name: "Gemini 2",
    match: ["gemini-2"],
    rules: { prefill: true, signatures: false, resultMedia: false, systemField: true },
    sampling: true,
    penalties: false,
    candidates: true,
    thinkingLevels: [],
    thinkingBudget: [0, 32768],
    schemaWithTools: false,
    source: "AISDK-G src/google-model-catalog.ts; GEN-SDK genai.d.ts",
    checked: "2026-11-22",
  },
  {
    name: "Gemma",
    match: ["gemma-"],
    rules: { prefill: false, signatures: false, resultMedia: false, systemField: false },
    sampling: true,
    penalties: true,
    candidates: false,
    thinkingLevels: [],
    schemaWithTools: false,
    source: "AISDK-G src/google-model-catalog.ts",
    checked: "2026-11-22",
  },
];

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<GeminiFamily> = { features, defaultFamily, families };
