import type { FamilyRow } from "../dialects/dialect.ts";
import type { OpenaiChatFamily } from "../dialects/openai-chat/capabilities.ts";

const checked = "2026-11-22";

/** The models of DeepSeek's own service. */
export const deepseekModels: readonly FamilyRow<OpenaiChatFamily>[] = [
  {
    name: "DeepSeek Flash",
    match: ["deepseek-flash", "deepseek-v4-flash-vision"],
    contextWindow: 1_000_000,
    maxOutputTokens: 384_000,
    source: "npm @ai-sdk/deepseek 3.0.56 docs/30-deepseek.mdx; npm @earendil-works/pi-ai 1.5.2 deepseek.json",
    checked,
  },
  {
    name: "DeepSeek V4",
    match: ["deepseek-v4"],
    rules: { textOnly: true },
    contextWindow: 1_000_000,
    maxOutputTokens: 384_000,
    source: "npm @ai-sdk/deepseek 3.0.56 docs/30-deepseek.mdx; npm @earendil-works/pi-ai 1.5.2 deepseek.json",
    checked,
  },
  {
    name: "deepseek-chat, deepseek-reasoner",
    match: ["deepseek-chat", "deepseek-reasoner"],
    rules: { textOnly: true },
    retires: "2026-07-24",
    successor: "deepseek-flash",
    source: "npm @ai-sdk/deepseek 3.0.56 docs/30-deepseek.mdx",
    checked,
  },
];
