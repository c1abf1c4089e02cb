import type { ModelFamily } from "./dialect.ts";

/** A group of OpenAI's models: what is true of them on every route. */
export interface OpenaiModels extends ModelFamily<{ readonly cacheMarks: boolean }> {
  /** When temperature, top_p and logprobs are taken. */
  readonly sampling: "always" | "without-reasoning" | "never";
  /** Values of the reasoning effort; empty where the models do not reason. */
  readonly efforts: readonly string[];
}

/** The name of a group. */
export type OpenaiModelsName = (typeof openaiModels)[number]["name"];

/** The row for a model id that no other row knows. */
export const openaiDefault: OpenaiModels = {
  name: "default",
  match: [],
  rules: { cacheMarks: true },
  sampling: "never",
  efforts: ["low", "medium", "high", "xhigh", "max"],
  source: "AISDK-O src/openai-model-catalog.ts",
  checked: "2026-11-22",
};

/** Every group of models. */
export const openaiModels = [
  {
    name: "gpt-6 without sampling",
    match: ["gpt-6-astra", "gpt-6.1-sol"],
    rules: { cacheMarks: true },
    sampling: "never",
    efforts: ["low", "medium", "high", "xhigh", "max"],
    source: "AISDK-O src/openai-model-catalog.ts",
    checked: "2026-11-22",
  },
  {
    name: "gpt-6",
    match: ["gpt-6-sol", "gpt-6-luna", "gpt-6.1-terra"],
    rules: { cacheMarks: true },
    sampling: "without-reasoning",
    efforts: ["none", "low", "medium", "high", "xhigh", "max"],
    source: "AISDK-O src/openai-model-catalog.ts",
    checked: "2026-11-22",
  },
  {
    name: "gpt-5.6",
    match: ["gpt-5.6", "gpt-5."],
    rules: { cacheMarks: true },
    sampling: "without-reasoning",
    efforts: ["none", "low", "medium", "high", "xhigh", "max"],
    source: "AISDK-O src/openai-model-catalog.ts",
    checked: "2026-11-22",
  },
  {
    name: "gpt-5.2 to 5.5",
    match: ["gpt-5.2", "gpt-5.3", "gpt-5.4", "gpt-5.5"],
    rules: { cacheMarks: false },
    sampling: "without-reasoning",
    efforts: ["none", "low", "medium", "high", "xhigh"],
    source: "AISDK-O src/openai-model-catalog.ts",
    checked: "2026-11-22",
  },
  {
    name: "gpt-5.4-nano",
    match: ["gpt-5.4-nano"],
    rules: { cacheMarks: false },
    sampling: "without-reasoning",
    efforts: ["none", "low", "medium", "high", "xhigh"],
    retires: "2027-04-01",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "gpt-5.1",
    match: ["gpt-5.1"],
    rules: { cacheMarks: false },
    sampling: "without-reasoning",
    efforts: ["none", "low", "medium", "high"],
    retires: "2027-04-01",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "gpt-5",
    match: ["gpt-5"],
    rules: { cacheMarks: false },
    sampling: "never",
    efforts: ["minimal", "low", "medium", "high"],
    retires: "2026-12-11",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "o3",
    match: ["o3"],
    rules: { cacheMarks: false },
    sampling: "never",
    efforts: ["low", "medium", "high"],
    retires: "2026-12-11",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "o1, o3-mini",
    match: ["o1", "o3-mini"],
    rules: { cacheMarks: false },
    sampling: "never",
    efforts: ["low", "medium", "high"],
    retires: "2026-10-23",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "o4-mini",
    match: ["o4-mini"],
    rules: { cacheMarks: false },
    sampling: "never",
    efforts: ["low", "medium", "high"],
    retires: "2026-10-23",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "gpt-4o, gpt-4.1",
    match: ["gpt-4o", "gpt-4.1"],
    rules: { cacheMarks: false },
    sampling: "always",
    efforts: [],
    retires: "2027-01-14",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
  {
    name: "gpt-4-turbo, gpt-3.5-turbo",
    match: ["gpt-4-turbo", "gpt-3.5-turbo"],
    rules: { cacheMarks: false },
    sampling: "always",
    efforts: [],
    retires: "2026-10-23",
    source: "AISDK-O src/openai-model-catalog.ts; OAI-DOC deprecations",
    checked: "2026-11-22",
  },
] as const satisfies readonly OpenaiModels[];
