import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backends } from "../../src/backends/registry.ts";
import type { Families, ModelFamily } from "../../src/dialects/dialect.ts";
import { findFamily, matchFamily } from "../../src/dialects/families.ts";
import { outsideData } from "../support/outside-data.ts";

/** Ids of models as each server knows them, with the row that is true of them. */
const models: { readonly [backend: string]: { readonly [id: string]: string } } = {
  openai: {
    "gpt-6-astra": "gpt-6 without sampling",
    "gpt-6.1-sol": "gpt-6 without sampling",
    "gpt-6-astra-pro": "gpt-6 without sampling",
    "gpt-6-sol": "gpt-6",
    "gpt-6-luna": "gpt-6",
    "gpt-6.1-terra": "gpt-6",
    "gpt-5.6": "gpt-5.6",
    "gpt-5.6-sol": "gpt-5.6",
    "gpt-5.9": "gpt-5.6",
    "gpt-5.5": "gpt-5.5",
    "gpt-5.5-pro-2026-04-23": "gpt-5.5",
    "gpt-5.4-2026-03-05": "gpt-5.4",
    "gpt-5.4-mini": "gpt-5.4-mini",
    "gpt-5.4-nano-2026-03-17": "gpt-5.4-nano",
    "gpt-5.3-codex": "gpt-5.3-codex",
    "gpt-5.3-chat-latest": "gpt-5.2-chat, gpt-5.3-chat",
    "gpt-5.2-chat-latest": "gpt-5.2-chat, gpt-5.3-chat",
    "gpt-5.2-pro": "gpt-5.2",
    "gpt-5.2-codex": "gpt-5.2-codex",
    "gpt-5.1-2025-11-13": "gpt-5.1",
    "gpt-5.1-codex-max": "gpt-5.1-codex, gpt-5.1-chat",
    "gpt-5": "gpt-5",
    "gpt-5-2025-08-07": "gpt-5",
    "gpt-5-mini": "gpt-5-mini",
    "gpt-5-nano-2025-08-07": "gpt-5-nano",
    "gpt-5-pro": "gpt-5-pro",
    "gpt-5-codex": "gpt-5-codex",
    "gpt-5-chat-latest": "gpt-5-chat",
    o3: "o3",
    "o3-2025-04-16": "o3",
    "o3-pro": "o3-pro",
    "o3-deep-research": "o3-deep-research, o4-mini-deep-research",
    "o3-mini": "o1, o3-mini",
    "o1-2024-12-17": "o1, o3-mini",
    "o1-pro": "o1-pro",
    "o1-mini": "o1-mini",
    "o1-preview": "o1-preview",
    "o4-mini": "o4-mini",
    "o4-mini-deep-research-2025-06-26": "o3-deep-research, o4-mini-deep-research",
    "ft:o4-mini-2025-04-16:acme::A1": "o4-mini",
    "gpt-4.1": "gpt-4.1",
    "gpt-4.1-mini-2025-04-14": "gpt-4.1",
    "ft:gpt-4.1-2025-04-14:acme::A1": "gpt-4.1",
    "gpt-4.1-nano": "gpt-4.1-nano",
    "ft:gpt-4.1-nano-2025-04-14:acme::A1": "gpt-4.1-nano",
    "gpt-4o": "gpt-4o",
    "gpt-4o-2024-11-20": "gpt-4o",
    "gpt-4o-mini": "gpt-4o",
    "ft:gpt-4o-mini-2024-07-18:acme:shop:A1": "gpt-4o",
    "gpt-4o-2024-05-13": "gpt-4o-2024-05-13",
    "gpt-4o-mini-search-preview": "gpt-4o-search",
    "gpt-4o-audio-preview-2024-12-17": "gpt-4o-audio",
    "chatgpt-4o-latest": "chatgpt-4o",
    "gpt-4-turbo-2024-04-09": "gpt-4-turbo",
    "gpt-4-1106-preview": "gpt-4-turbo",
    "gpt-4-turbo-preview": "gpt-4-turbo-preview",
    "gpt-4-0613": "gpt-4",
    "gpt-4": "gpt-4",
    "gpt-4-32k-0613": "gpt-4-32k",
    "gpt-4-vision-preview": "gpt-4-vision",
    "gpt-4.5-preview": "gpt-4.5",
    "gpt-3.5-turbo-0125": "gpt-3.5-turbo",
    "ft:gpt-3.5-turbo-0125:acme::A1": "gpt-3.5-turbo",
    "gpt-3.5-turbo-1106": "gpt-3.5-turbo-1106",
    "gpt-3.5-turbo-16k": "gpt-3.5-turbo-16k",
    "gpt-7": "default",
    "gpt-oss-20b": "default",
  },
  anthropic: {
    "claude-fable-5-2": "Fable 5.1, 5.2, Mythos 5.1",
    "claude-mythos-5-1": "Fable 5.1, 5.2, Mythos 5.1",
    "claude-mythos-5-2": "Mythos 5.2",
    "claude-opus-5-5": "Opus 5.5, Sonnet 5.5",
    "claude-sonnet-5-5": "Opus 5.5, Sonnet 5.5",
    "claude-haiku-5-5": "Haiku 5.5",
    "claude-opus-5": "Opus 5",
    "claude-fable-5": "Fable 5, Mythos 5",
    "claude-mythos-5": "Fable 5, Mythos 5",
    "claude-mythos-preview": "Mythos Preview",
    "claude-opus-4-8": "Opus 4.8",
    "claude-sonnet-5": "Sonnet 5, Opus 4.7",
    "claude-opus-4-7": "Sonnet 5, Opus 4.7",
    "claude-opus-4-6": "Opus 4.6, Sonnet 4.6",
    "claude-sonnet-4-6": "Opus 4.6, Sonnet 4.6",
    "claude-opus-4-5-20251101": "Opus 4.5",
    "claude-sonnet-4-5-20250929": "Sonnet 4.5",
    "claude-sonnet-4-5@20250929": "Sonnet 4.5",
    "claude-haiku-4-5": "Haiku 4.5",
    "claude-opus-4-1-20250805": "Opus 4.1",
    "claude-opus-4-20250514": "Opus 4",
    "claude-sonnet-4-0": "Sonnet 4",
    "claude-3-7-sonnet-20250219": "Sonnet 3.7",
    "claude-3-5-sonnet-20241022": "Sonnet 3.5",
    "claude-3-5-haiku-latest": "Haiku 3.5",
    "claude-3-opus-20240229": "Opus 3",
    "claude-3-sonnet-20240229": "Sonnet 3",
    "claude-3-haiku-20240307": "Haiku 3",
    "claude-opus-6": "default",
  },
  google: {
    "gemini-4-argon": "Gemini 4 Argon",
    "gemini-4-carbon": "Gemini 4",
    "gemini-4-hydrogen": "Gemini 4 Hydrogen",
    "gemini-flash-latest": "Gemini Flash latest",
    "gemini-3.8-flash": "Gemini 3.8",
    "gemini-3.7-flash": "Gemini 3.7",
    "gemini-3.6-flash": "Gemini 3.6",
    "gemini-3.5-flash-lite": "Gemini 3.5",
    "gemini-3.1-pro-preview-customtools": "Gemini 3.1 Pro",
    "gemini-3.1-flash-lite": "Gemini 3.1 Flash-Lite",
    "gemini-3.1-flash-lite-preview": "Gemini 3.1 Flash-Lite Preview",
    "gemini-3.1-flash-image-preview": "Gemini 3.1",
    "gemini-3-pro-preview": "Gemini 3 Pro",
    "gemini-3-pro-image": "Gemini 3 Pro Image",
    "gemini-3-flash-preview": "Gemini 3 Flash",
    "gemini-3.0-ultra": "Gemini 3",
    "models/gemini-2.5-pro": "Gemini 2.5 Pro",
    "gemini-2.5-flash": "Gemini 2.5 Flash",
    "gemini-2.5-flash-lite": "Gemini 2.5 Flash-Lite",
    "gemini-2.5-flash-image": "Gemini 2",
    "gemini-2.5-computer-use-preview-10-2025": "Gemini 2",
    "gemini-2.0-flash-001": "Gemini 2.0 Flash",
    "gemini-2.0-flash-lite": "Gemini 2.0 Flash-Lite",
    "gemini-1.5-pro-002": "Gemini 1.5 Pro",
    "gemini-1.5-flash-8b": "Gemini 1.5 Flash",
    "gemma-3-27b-it": "Gemma",
    "gemma-4-31b-it": "Gemma 4",
    "gemini-5-flash": "default",
  },
  ollama: {
    "llama3:8b": "Llama 3",
    "llama3.1:8b": "Llama 3.1, 3.2, 3.3",
    "llama3.3:70b": "Llama 3.1, 3.2, 3.3",
    "llama3.2-vision:90b": "Llama 3.2 Vision",
    "llama4:scout": "Llama 4 Scout",
    "llama4:maverick": "Llama 4",
    "hf.co/unsloth/Llama-3.2-3B-Instruct-GGUF:Q4_K_M": "Llama 3.1, 3.2, 3.3",
    "qwen3:8b": "Qwen 3",
    "qwen3:30b-a3b-instruct-2507-q4_K_M": "Qwen 3 2507",
    "qwen3-vl:8b-instruct": "Qwen 3 VL",
    "qwen3-coder:30b": "Qwen 3 Coder",
    "qwen3.5:9b": "Qwen 3.5",
    "qwen3.6:27b": "Qwen 3.6, 3.8 27B, 35B",
    "qwen3.8:27b-mtp-q8_0": "Qwen 3.6, 3.8 27B, 35B",
    "deepseek-v3.1:671b": "DeepSeek V3.1",
    "deepseek-r1:8b": "DeepSeek R1 Distill",
    "deepseek-r1:671b": "DeepSeek R1",
    "gemma2:9b": "Gemma 2",
    "gemma3:1b": "Gemma 3 1B",
    "gemma3:12b": "Gemma 3",
    "gemma3:270m": "Gemma 3 270M",
    "gemma3n:e4b": "Gemma 3n",
    "gemma4:e2b": "Gemma 4 E2B, E4B",
    "gemma4:31b": "Gemma 4 12B, 26B, 31B",
    "gemma4:latest": "Gemma 4",
    "gpt-oss:20b": "gpt-oss",
    "mistral:7b": "Mistral 7B v0.3",
    "mistral-nemo:12b": "Mistral Nemo",
    "mistral-small:24b": "Mistral Small 3",
    "mistral-small3.2:24b": "Mistral Small 3.1, 3.2",
    "mistral-large:123b": "Mistral Large 2",
    "mistral-large-3:675b-cloud": "Mistral Large 3",
    "ministral-3:3b": "Ministral 3 3B",
    "ministral-3:14b": "Ministral 3 8B, 14B",
    "magistral:24b": "Magistral Small",
    "devstral:24b": "Devstral 1",
    "devstral-small-2:24b": "Devstral Small 2",
    "codestral:22b": "Codestral 22B",
    "mixtral:8x7b": "Mixtral 8x7B",
    "mixtral:8x22b": "Mixtral 8x22B",
    "of-tomorrow": "default",
  },
  vllm: {
    "meta-llama/Meta-Llama-3-8B-Instruct": "Llama 3",
    "meta-llama/Llama-3.1-8B-Instruct": "Llama 3.1, 3.2, 3.3",
    "meta-llama/Meta-Llama-3.1-8B-Instruct": "Llama 3.1, 3.2, 3.3",
    "meta-llama/Llama-3.2-11B-Vision-Instruct": "Llama 3.2 Vision",
    "meta-llama/Llama-4-Scout-17B-16E-Instruct": "Llama 4 Scout",
    "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8": "Llama 4",
    "Qwen/Qwen3-8B": "Qwen 3",
    "Qwen/Qwen3-235B-A22B-Thinking-2507": "Qwen 3 2507",
    "Qwen/Qwen3-Next-80B-A3B-Instruct": "Qwen 3 Next",
    "Qwen/Qwen3-Omni-30B-A3B-Instruct": "Qwen 3 Omni",
    "Qwen/Qwen3-VL-8B-Instruct": "Qwen 3 VL",
    "Qwen/Qwen3-Coder-Next": "Qwen 3 Coder",
    "Qwen/Qwen3.5-35B-A3B": "Qwen 3.5",
    "Qwen/Qwen3.8-27B": "Qwen 3.6, 3.8 27B, 35B",
    "Qwen/Qwen3.8-2.4T-A95B": "Qwen 3.7 Max, 3.8 2.4T",
    "deepseek-ai/DeepSeek-V3": "DeepSeek V3",
    "deepseek-ai/DeepSeek-V3.1-Terminus": "DeepSeek V3.1",
    "deepseek-ai/DeepSeek-V3.2-Exp": "DeepSeek V3.2",
    "deepseek-ai/DeepSeek-V4-Pro-0813": "DeepSeek V4",
    "deepseek-ai/DeepSeek-V4.1-Flash": "DeepSeek V4 Vision, V4.1",
    "deepseek-ai/DeepSeek-R1": "DeepSeek R1",
    "deepseek-ai/DeepSeek-R1-Distill-Llama-8B": "DeepSeek R1 Distill",
    "google/gemma-2-9b-it": "Gemma 2",
    "google/gemma-3-1b-it": "Gemma 3 1B",
    "google/gemma-3-12b-it": "Gemma 3",
    "google/gemma-3n-E4B-it": "Gemma 3n",
    "google/gemma-4-E4B-it": "Gemma 4 E2B, E4B",
    "google/gemma-4-26B-A4B-it": "Gemma 4 12B, 26B, 31B",
    "openai/gpt-oss-120b": "gpt-oss",
    "mistralai/Mistral-7B-Instruct-v0.3": "Mistral 7B v0.3",
    "mistralai/Mistral-7B-Instruct-v0.1": "Mistral",
    "mistralai/Mistral-Nemo-Instruct-2407": "Mistral Nemo",
    "mistralai/Mistral-Large-Instruct-2411": "Mistral Large 2",
    "mistralai/Mistral-Small-24B-Instruct-2501": "Mistral Small 3",
    "mistralai/Mistral-Small-3.2-24B-Instruct-2506": "Mistral Small 3.1, 3.2",
    "mistralai/Mistral-Small-4-119B-2603": "Mistral Small 4",
    "mistralai/Ministral-3-8B-Instruct-2512": "Ministral 3 8B, 14B",
    "mistralai/Magistral-Small-2506": "Magistral Small 2506",
    "mistralai/Magistral-Small-2509": "Magistral Small",
    "mistralai/Devstral-Small-2507": "Devstral 1",
    "mistralai/Devstral-Small-2-24B-Instruct-2512": "Devstral Small 2",
    "mistralai/Codestral-22B-v0.1": "Codestral 22B",
    "mistralai/Mixtral-8x22B-Instruct-v0.1": "Mixtral 8x22B",
    "mistralai/Pixtral-12B-2409": "Pixtral 12B",
  },
  mlx: {
    "mlx-community/Qwen3-8B-4bit": "Qwen 3",
    "mlx-community/Meta-Llama-3.1-8B-Instruct-4bit": "Llama 3.1, 3.2, 3.3",
    "mlx-community/gemma-3-1b-it-4bit": "Gemma 3 1B",
    "mlx-community/gemma-4-e2b-it-4bit": "Gemma 4 E2B, E4B",
    "mlx-community/gpt-oss-20b-MXFP4-Q8": "gpt-oss",
    "mlx-community/Devstral-Small-2507-4bit-DWQ": "Devstral 1",
  },
  lmstudio: {
    "meta-llama-3.1-8b-instruct": "Llama 3.1, 3.2, 3.3",
    "qwen/qwen3-4b-2507": "Qwen 3 2507",
    "qwen/qwen3-vl-8b": "Qwen 3 VL",
    "qwen/qwen3.6-35b-a3b": "Qwen 3.6, 3.8 27B, 35B",
    "google/gemma-3-27b": "Gemma 3",
    "google/gemma-4-12b": "Gemma 4 12B, 26B, 31B",
    "mistralai/ministral-3-3b-reasoning": "Ministral 3 3B",
    "mistralai/devstral-2-2512": "Devstral 2",
    "mistralai/devstral-small-2-2512": "Devstral Small 2",
  },
  openclaw: { openclaw: "agents", "agent:main": "agents" },
  openrouter: {
    "openai/gpt-4o-2024-11-20": "gpt-4o",
    "openai/gpt-5.4-pro": "gpt-5.4",
    "openai/gpt-5.2-chat": "gpt-5.2-chat, gpt-5.3-chat",
    "openai/gpt-oss-120b:free": "gpt-oss",
    "anthropic/claude-sonnet-4.5": "Sonnet 4.5",
    "anthropic/claude-sonnet-4": "Sonnet 4",
    "anthropic/claude-3.7-sonnet": "Sonnet 3.7",
    "anthropic/claude-3.5-haiku": "Haiku 3.5",
    "anthropic/claude-3-haiku": "Haiku 3",
    "anthropic/claude-mythos-5.1": "Fable 5.1, 5.2, Mythos 5.1",
    "google/gemini-2.5-flash-lite": "Gemini 2.5 Flash-Lite",
    "google/gemini-4-argon:batch": "Gemini 4 Argon",
    "google/gemma-3-27b-it": "Gemma 3",
    "meta-llama/llama-3.3-70b-instruct:free": "Llama 3.1, 3.2, 3.3",
    "qwen/qwen3-235b-a22b-2507": "Qwen 3 2507",
    "qwen/qwen3.5-plus-20260420": "Qwen 3.5 Plus, Flash",
    "qwen/qwen3.7-max": "Qwen 3.7 Max, 3.8 2.4T",
    "qwen/qwen3.8-max-0902": "Qwen 3.6, 3.7, 3.8",
    "deepseek/deepseek-chat-v3-0324": "DeepSeek V3",
    "deepseek/deepseek-chat-v3.1": "DeepSeek V3.1",
    "deepseek/deepseek-v4-pro-0813": "DeepSeek V4",
    "deepseek/deepseek-v4.1-flash": "DeepSeek Flash",
    "deepseek/deepseek-r1-0528": "DeepSeek R1",
    "mistralai/mistral-large-4-0": "Mistral Large 4",
    "mistralai/mistral-large-2512": "Mistral Large 3",
    "mistralai/mistral-medium-3.1": "Mistral Medium 3",
    "mistralai/mistral-medium-3-5": "Mistral Medium 3.5",
    "mistralai/mistral-small-3.1-24b-instruct": "Mistral Small 3.1, 3.2",
    "mistralai/devstral-2512": "Devstral 2",
    "mistralai/codestral-2508": "Codestral 2508",
    "x-ai/grok-5": "default",
  },
  deepseek: {
    "deepseek-flash": "DeepSeek Flash",
    "deepseek-v4-pro": "DeepSeek V4",
    "deepseek-v4-flash": "DeepSeek V4 Flash",
    "deepseek-v4-flash-vision-exp": "DeepSeek V4 Flash Vision",
    "deepseek-chat": "deepseek-chat",
    "deepseek-reasoner": "deepseek-reasoner",
  },
};

/** Servers that take the same models as another, under the same ids. */
const sameModels: { readonly [backend: string]: readonly string[] } = {
  openai: ["openai-responses"],
  ollama: ["ollama-openai", "llama.cpp", "vllm", "mlx", "lmstudio"],
  vllm: ["ollama", "ollama-openai", "llama.cpp", "mlx", "lmstudio"],
  mlx: ["llama.cpp", "vllm", "lmstudio"],
  lmstudio: ["llama.cpp", "vllm", "mlx"],
};

function familiesOf(backend: string): Families {
  const found = backends.find(({ id }) => id === backend);
  if (!found) throw new Error(`no backend ${backend}`);
  return found.families;
}

const rows = backends.flatMap(({ id, families }) =>
  families.families.map((family): [string, ModelFamily, Families] => [
    `${id}: ${family.name}`,
    family,
    families,
  ]),
);

/** Every id, and the name of the row that it is expected to match, on every server that knows it. */
const cases = Object.entries(models).flatMap(([backend, ids]) =>
  [backend, ...(sameModels[backend] ?? [])].flatMap((server) =>
    Object.entries(ids).map(([model, name]): [string, string, string] => [server, model, name]),
  ),
);

describe("rows found by the id of a model", () => {
  test.each(cases)("%s/%s is %s", (backend, model, name) => {
    expect(findFamily(familiesOf(backend), model).name).toBe(name);
  });

  test.each(backends.map(({ id }) => id))("every row of %s is found by some id", (backend) => {
    const known = Object.values(models).flatMap((ids) => Object.keys(ids));
    const reached = new Set(known.map((model) => findFamily(familiesOf(backend), model).name));
    const names = familiesOf(backend).families.map(({ name }) => name);
    expect(names.filter((name) => !reached.has(name))).toEqual([]);
  });
});

describe.each(backends.map(({ id, families }) => ({ id, families: families.families })))(
  "rows of $id",
  ({ families }) => {
    test("have prefixes and names of their own", () => {
      const prefixes = families.flatMap(({ match }) => match);
      expect(prefixes.filter((prefix, at) => prefixes.indexOf(prefix) !== at)).toEqual([]);
      const names = families.map(({ name }) => name);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    });

    test("have prefixes that a model's name can begin with", () => {
      for (const prefix of families.flatMap(({ match }) => match)) expect(prefix).toMatch(/^[^/A-Z\s]+$/);
    });
  },
);

const isoDate = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

describe("what rows say", () => {
  test.each(rows)("%s has a source, and dates as ISO writes them", (_name, { source, checked, retires }) => {
    expect(source).toMatch(/\S/);
    expect(checked).toMatch(isoDate);
    if (retires !== undefined) expect(retires).toMatch(isoDate);
  });

  test.each(rows)("%s counts tokens", (_name, { contextWindow, maxOutputTokens }) => {
    for (const tokens of [contextWindow, maxOutputTokens]) {
      if (tokens === undefined) continue;
      expect(Number.isInteger(tokens)).toBe(true);
      expect(tokens).toBeGreaterThan(0);
    }
    if (contextWindow !== undefined) expect(maxOutputTokens ?? 0).toBeLessThanOrEqual(contextWindow);
  });

  test.each(rows.filter(([, { successor }]) => successor !== undefined))(
    "%s has a successor that is served longer",
    (_name, { successor, retires }, families) => {
      const next = matchFamily(families, successor ?? "")?.family;
      expect(next).toBeDefined();
      if (retires !== undefined && next?.retires !== undefined)
        expect(next.retires > retires, `${next.name} retires ${next.retires}`).toBe(true);
    },
  );

  test.each(rows.filter(([, { aliases }]) => aliases !== undefined))(
    "%s has aliases of its own models",
    (_name, { name, aliases = {} }, families) => {
      for (const [alias, pinned] of Object.entries(aliases)) {
        expect(findFamily(families, alias).name).toBe(name);
        expect(findFamily(families, pinned).name).toBe(name);
        expect(Object.hasOwn(aliases, pinned)).toBe(false);
      }
    },
  );
});

/** Each row of the table of facts, with the rows of data that it is about. */
const facts: { readonly [row: string]: { readonly [backend: string]: readonly string[] } } = {
  "gpt-6-astra, gpt-6.1-sol": { openai: ["gpt-6 without sampling"] },
  "gpt-6-sol, gpt-6-luna, gpt-6.1-terra": { openai: ["gpt-6"] },
  "gpt-5.6 (sol, terra, luna)": { openai: ["gpt-5.6"] },
  "gpt-5.1 to 5.5": {
    openai: ["gpt-5.1", "gpt-5.2", "gpt-5.3-codex", "gpt-5.4", "gpt-5.4-mini", "gpt-5.4-nano", "gpt-5.5"],
  },
  "gpt-5, o-series": { openai: ["gpt-5", "gpt-5-mini", "gpt-5-nano", "o1, o3-mini", "o3", "o4-mini"] },
  "gpt-4.1, gpt-4o (close on 2027-01-14)": { openai: ["gpt-4.1", "gpt-4o"] },
  "Claude Fable 5.1, 5.2, Mythos 5.1": { anthropic: ["Fable 5.1, 5.2, Mythos 5.1"] },
  "Claude Opus 5.5": { anthropic: ["Opus 5.5, Sonnet 5.5"] },
  "Claude Sonnet 5.5": { anthropic: ["Opus 5.5, Sonnet 5.5"] },
  "Claude Haiku 5.5": { anthropic: ["Haiku 5.5"] },
  "Claude Opus 5": { anthropic: ["Opus 5"] },
  "Claude Fable 5": { anthropic: ["Fable 5, Mythos 5"] },
  "Claude Sonnet 5, Opus 4.7, 4.8": { anthropic: ["Sonnet 5, Opus 4.7", "Opus 4.8"] },
  "Claude Opus 4.6, Sonnet 4.6": { anthropic: ["Opus 4.6, Sonnet 4.6"] },
  "Claude 4.5 family": { anthropic: ["Opus 4.5", "Sonnet 4.5", "Haiku 4.5"] },
  "Gemini 3.5, 3.6, 3.7, 3.8, 4": {
    google: ["Gemini 3.5", "Gemini 3.6", "Gemini 3.7", "Gemini 3.8", "Gemini 4", "Gemini 4 Argon"],
  },
  "Gemini 3.0, 3.1": { google: ["Gemini 3", "Gemini 3 Pro", "Gemini 3 Flash", "Gemini 3.1"] },
  "Gemini 2.5": { google: ["Gemini 2.5 Pro", "Gemini 2.5 Flash", "Gemini 2.5 Flash-Lite"] },
};

const factsFolder = outsideData("POLYLECT_FACTS", "dialects");

describe.skipIf(factsFolder === undefined)("the table of what the newest models take away", () => {
  test("has a row of data for each of its rows", () => {
    const page = readFileSync(join(factsFolder ?? "", "FACTS.md"), "utf8");
    const table = page.split(/^## /m).find((section) => section.startsWith("Table 2")) ?? "";
    const named = [...table.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell]) => cell).slice(1);
    expect(named).toEqual(Object.keys(facts));
  });
});

test.each(Object.entries(facts))("there are rows for %s", (_row, byBackend) => {
  for (const [backend, names] of Object.entries(byBackend))
    expect(familiesOf(backend).families.map(({ name }) => name)).toEqual(expect.arrayContaining([...names]));
});
