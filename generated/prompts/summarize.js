// Made by polylect from prompts/summarize.prompt, prompts/_house-style.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { lower as $lower, parseInput as $parseInput, parseOutput as $parseOutput, pickRow as $pickRow, prepareInput as $prepareInput, requireModel as $requireModel, text as $text, truthy as $truthy, withHistory as $withHistory } from "polylect/runtime";
import { lowerMessages as $lower_anthropic } from "polylect/runtime/anthropic";
import { lowerMessages as $lower_gemini } from "polylect/runtime/gemini";
import { lowerMessages as $lower_ollama } from "polylect/runtime/ollama";
import { lowerMessages as $lower_openaiChat } from "polylect/runtime/openai-chat";

export const meta = { name: "summarize", version: "1.0.0", description: "Sums up a text for one group of readers, in a plain or a formal style.", contentHash: "7cd4db838d9c5a81", contractHash: "d110995b1fce3f66" };

const $inputSchema = { type: "object", properties: { text: { type: "string", description: "the text to sum up" }, style: { enum: ["plain", "formal", null], description: "how the summary sounds" }, audience: { type: ["string", "null"], description: "who reads the summary" }, language: { type: ["string", "null"], description: "language of the summary; the language of the text where it is left out" }, maxWords: { type: ["integer", "null"], description: "most words of the summary" } }, required: ["text"], additionalProperties: false };

const $defaults = () => ({ style: "plain", maxWords: 120 });

const $prepare = (input) => $prepareInput(input, ["text"], $defaults);

const $static1 = "## Style\n\n- Write plain sentences in the active voice. Keep names, numbers, dates and units exactly as they are in the source.\n- Write in ";

const $static2 = "- Write for readers outside the company: full sentences, no contractions, no first person, abbreviations spelled out once.\n";

const $static3 = "- Write as one colleague to another: short sentences, common words, no greeting and no closing line.\n";

const $static4 = "- Leave out praise, guesses and anything that the source does not say.\n";

const $static5 = "\n## Content\n\n- Begin with the result or decision, then give what led to it.\n- Name who does what by when, where the text says so.\n- Use at most ";

const $static6 = " words. A shorter summary is better than a padded one.\n- If the text contradicts itself, say where; do not settle it.";

function $messages(input, context, history) {
  return $withHistory([
    { role: "system", parts: [{ type: "text", text: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }] },
    { role: "user", parts: [{ type: "text", text: $text(input.text) }] },
  ], history);
}

const $rows_openaiChat = [
  { rules: { cacheMarks: true }, head: () => ({ max_completion_tokens: 4096 }) },
  { rules: { cacheMarks: false }, head: () => ({ max_completion_tokens: 4096 }) },
];

const $models_openaiChat = [["o1", 1], ["o3", 1], ["gpt-5", 1], ["gpt-4o", 1], ["gpt-5.", 0], ["gpt-4.1", 1], ["gpt-5.1", 1], ["gpt-5.2", 1], ["gpt-5.3", 1], ["gpt-5.4", 1], ["gpt-5.5", 1], ["o4-mini", 1], ["gpt-4-turbo", 1], ["gpt-3.5-turbo", 1]];

function $direct_openaiChat(input, context) {
  return {
    model: "gpt-6.1-sol",
    messages: [{ role: "system", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { role: "user", content: $text(input.text) }],
    max_completion_tokens: 4096,
  };
}

export function openaiChat(input, options = {}) {
  if (!options.history && !options.onFinding && (options.model === undefined || options.model === "gpt-6.1-sol")) {
    const body = $direct_openaiChat($prepare(input), options.context);
    if (body) return body;
  }
  const model = $requireModel(options.model ?? "gpt-6.1-sol");
  const row = $rows_openaiChat[$pickRow($models_openaiChat, model)];
  return { model, ...$lower($lower_openaiChat, $messages($prepare(input), options.context, options.history), row.rules, [], options.onFinding), ...row.head() };
}

const $rows_anthropic = [
  { rules: { prefill: false, lateSystem: false }, head: () => ({ max_tokens: 4096 }) },
  { rules: { prefill: false, lateSystem: true }, head: () => ({ max_tokens: 4096 }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 4096 }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 4096, temperature: 0.3 }) },
];

const $models_anthropic = [["claude-opus-4", 2], ["claude-opus-5", 1], ["claude-fable-5", 1], ["claude-mythos-5", 1], ["claude-opus-4-6", 0], ["claude-opus-4-7", 0], ["claude-opus-4-8", 1], ["claude-sonnet-4", 2], ["claude-haiku-4-5", 2], ["claude-haiku-5-5", 1], ["claude-sonnet-4-6", 0], ["claude-sonnet-5-5", 1], ["=claude-haiku-4-5", 3]];

function $direct_anthropic(input, context) {
  const text1_ = $text(input.text);
  if (text1_.trim() === "") return undefined;
  return {
    model: "claude-sonnet-5-5",
    system: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6,
    messages: [{ role: "user", content: text1_ }],
    max_tokens: 4096,
  };
}

export function anthropic(input, options = {}) {
  if (!options.history && !options.onFinding && (options.model === undefined || options.model === "claude-sonnet-5-5")) {
    const body = $direct_anthropic($prepare(input), options.context);
    if (body) return body;
  }
  const model = $requireModel(options.model ?? "claude-sonnet-5-5");
  const row = $rows_anthropic[$pickRow($models_anthropic, model)];
  return { model, ...$lower($lower_anthropic, $messages($prepare(input), options.context, options.history), row.rules, [], options.onFinding), ...row.head() };
}

const $rows_gemini = [
  { rules: { prefill: false, signatures: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 4096 } }) },
  { rules: { prefill: true, signatures: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 4096 } }) },
  { rules: { prefill: true, signatures: false, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 4096 } }) },
  { rules: { prefill: false, signatures: false, systemField: false }, head: () => ({ generationConfig: { maxOutputTokens: 4096 } }) },
];

const $models_gemini = [["gemma-", 3], ["gemini-2", 2], ["gemini-3-", 1], ["gemini-3.0", 1], ["gemini-3.1", 1]];

function $direct_gemini(input, context) {
  const text1_ = $text(input.text);
  if (text1_.trim() === "") return undefined;
  return {
    systemInstruction: { parts: [{ text: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }] },
    contents: [{ role: "user", parts: [{ text: text1_ }] }],
    generationConfig: { maxOutputTokens: 4096 },
  };
}

export function gemini(input, options = {}) {
  if (!options.history && !options.onFinding && (options.model === undefined || options.model === "gemini-3.8-flash")) {
    const body = $direct_gemini($prepare(input), options.context);
    if (body) return body;
  }
  const model = $requireModel(options.model ?? "gemini-3.8-flash");
  const row = $rows_gemini[$pickRow($models_gemini, model)];
  return { ...$lower($lower_gemini, $messages($prepare(input), options.context, options.history), row.rules, [], options.onFinding), ...row.head() };
}

const $rows_ollama = [
  { rules: {}, head: () => ({ options: { num_predict: 4096, temperature: 0.3, num_ctx: 16384 } }) },
];

function $direct_ollama(input, context) {
  return {
    model: "qwen3:8b",
    messages: [{ role: "system", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { role: "user", content: $text(input.text) }],
    options: { num_predict: 4096, temperature: 0.3, num_ctx: 16384 },
  };
}

export function ollama(input, options = {}) {
  if (!options.history && !options.onFinding && (options.model === undefined || options.model === "qwen3:8b")) {
    const body = $direct_ollama($prepare(input), options.context);
    if (body) return body;
  }
  const model = $requireModel(options.model ?? "qwen3:8b");
  const row = $rows_ollama[0];
  return { model, ...$lower($lower_ollama, $messages($prepare(input), options.context, options.history), row.rules, [], options.onFinding), ...row.head() };
}

export function parseInput(value) {
  return $parseInput(value, $inputSchema, $defaults());
}

export function parseOutput(text) {
  return $parseOutput(text, undefined, "text");
}

export function summarize(input) {
  const prepared = $prepare(input);
  return {
    meta,
    request: { parameters: { maxOutputTokens: 4096 }, overrides: { haiku: { parameters: { temperature: 0.3 }, fields: {} }, ollama: { parameters: { temperature: 0.3 }, fields: { options: { num_ctx: 16384 } } } }, tools: [] },
    accepted: [],
    messages: ({ dialect, context, history } = {}) => ($messages)(prepared, context, history),
    parseOutput,
  };
}
