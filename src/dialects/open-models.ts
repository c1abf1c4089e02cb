import type { TemplateRules } from "../runtime/template-turns.ts";
import type { FamilyRow, ModelFamily } from "./dialect.ts";

/** What is true of an open model wherever it runs: its chat template, and what it reads. */
export interface OpenModel extends Omit<FamilyRow<ModelFamily<TemplateRules>>, "rules"> {
  readonly rules: TemplateRules;
  /** Whether the chat template shows tools to the model. */
  readonly showsTools: boolean;
  /** Values of the reasoning effort, where the server's own do not fit; empty where the model does not think. */
  readonly efforts?: readonly string[];
}

const templates = "JINJA-RUN";
const checked = "2026-11-22";

/**
 * Models whose weights anybody may run, by the chat template that their makers published. A copy of a model can carry a
 * repaired template, which takes more than its row says.
 */
export const openModels: readonly OpenModel[] = [
  {
    name: "Llama 3",
    match: ["llama3", "llama-3", "meta-llama-3"],
    rules: { singleCall: true, textOnly: true },
    showsTools: true,
    efforts: [],
    contextWindow: 131072,
    source: `${templates} Meta-Llama-3.1, 3.2, 3.3`,
    checked,
  },
  {
    name: "Llama 3.2 Vision",
    match: ["llama3.2-vision", "llama-3.2-11b", "llama-3.2-90b"],
    rules: { singleCall: true },
    showsTools: true,
    efforts: [],
    contextWindow: 131072,
    source: `${templates} 3.2`,
    checked,
  },
  {
    name: "Llama 4",
    match: ["llama4", "llama-4"],
    rules: {},
    // The template reads `custom_tools`, which no server fills from `tools`.
    showsTools: false,
    efforts: [],
    source: "VLLM examples/tool_chat_template_llama4_pythonic.jinja",
    checked,
  },
  {
    name: "Qwen 3",
    match: ["qwen3", "qwen-3"],
    rules: { textOnly: true },
    showsTools: true,
    source: `${templates} Qwen3`,
    checked,
  },
  {
    name: "Qwen 3 VL",
    match: ["qwen3-vl"],
    rules: {},
    showsTools: true,
    source: `${templates} Qwen3`,
    checked,
  },
  {
    name: "Qwen 3 Coder",
    match: ["qwen3-coder"],
    rules: { textOnly: true },
    showsTools: true,
    efforts: [],
    source: `${templates} Qwen3-Coder`,
    checked,
  },
  {
    name: "Qwen 3.5",
    match: ["qwen3.5", "qwen-3.5"],
    rules: { system: "front" },
    showsTools: true,
    source: `${templates} Qwen3.5-4B`,
    checked,
  },
  {
    name: "DeepSeek V3",
    match: ["deepseek-v3", "deepseek-v3.1"],
    rules: { system: "front", alternate: true, textOnly: true },
    showsTools: false,
    source: `${templates} DeepSeek-V3.1`,
    checked,
  },
  {
    name: "DeepSeek V3.2",
    match: ["deepseek-v3.2"],
    rules: { system: "front", alternate: true, textOnly: true },
    showsTools: true,
    source: `${templates} DeepSeek-V3.2`,
    checked,
  },
  {
    name: "DeepSeek V4",
    match: ["deepseek-v4"],
    rules: { system: "front", textOnly: true },
    showsTools: true,
    source: `${templates} DeepSeek-V4`,
    checked,
  },
  {
    name: "DeepSeek R1",
    match: ["deepseek-r1"],
    rules: { system: "front", textOnly: true },
    showsTools: false,
    source: `${templates} R1-Distill-Qwen-32B`,
    checked,
  },
  {
    name: "Gemma 2",
    match: ["gemma2", "gemma-2"],
    rules: { system: "user", alternate: true, noToolTurns: true, textOnly: true },
    showsTools: false,
    efforts: [],
    source: `${templates} gemma-2-2b-it`,
    checked,
  },
  {
    name: "Gemma 3",
    match: ["gemma3", "gemma-3"],
    rules: { system: "user", alternate: true, noToolTurns: true },
    showsTools: false,
    efforts: [],
    source: `${templates} gemma3`,
    checked,
  },
  {
    name: "Gemma 4",
    match: ["gemma4", "gemma-4"],
    rules: {},
    showsTools: true,
    source: `${templates} gemma-4-31B-it`,
    checked,
  },
  {
    name: "gpt-oss",
    match: ["gpt-oss"],
    rules: { system: "front", singleCall: true, textOnly: true },
    showsTools: true,
    efforts: ["low", "medium", "high"],
    source: `${templates} gpt-oss-120b`,
    checked,
  },
  {
    name: "Mistral",
    match: ["mistral", "ministral", "mixtral", "magistral", "devstral", "codestral"],
    rules: { alternate: true, nineCallIds: true },
    showsTools: true,
    efforts: [],
    source: "LCPP models/templates, common/chat.cpp",
    checked,
  },
];
