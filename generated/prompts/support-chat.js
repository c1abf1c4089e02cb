// Made by polylect from prompts/support-chat.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { get as $get, items as $items, lower as $lower, parseInput as $parseInput, parseOutput as $parseOutput, past as $past, pickRow as $pickRow, requireInput as $requireInput, requireModel as $requireModel, text as $text, truthy as $truthy } from "polylect/runtime";
import { lowerMessages as $lower_anthropic } from "polylect/runtime/anthropic";
import { lowerMessages as $lower_gemini } from "polylect/runtime/gemini";
import { lowerMessages as $lower_ollama } from "polylect/runtime/ollama";
import { lowerMessages as $lower_openaiChat } from "polylect/runtime/openai-chat";
import { lowerMessages as $lower_openaiResponses } from "polylect/runtime/openai-responses";

export const meta = { name: "support-chat", version: "1.0.0", description: "Answers one message of a customer in a running support conversation.", contentHash: "1080ebc9d40fa52b", contractHash: "55630f3ed6903149" };

const $inputSchema = { type: "object", properties: { message: { type: "string", description: "what the customer has just written" }, articles: { type: ["array", "null"], items: { type: "object", properties: { title: { type: "string" }, url: { type: "string" }, text: { type: "string" } }, required: ["title", "url", "text"], additionalProperties: false }, description: "help articles that may fit, best match first" } }, required: ["message"], additionalProperties: false };

const $prepare = (input) => (input && input.message !== undefined ? input : $requireInput(input, ["message"]));

const $static1 = " in the chat on its website. Be friendly and brief: two to five sentences, in the language of the customer.\n\n- Answer from the help articles below and from this conversation. If they do not hold the answer, say so and offer to bring in a colleague.\n- Link the article that you used.\n- Never promise refunds, dates or exceptions. A colleague decides those.\n- Ask for at most one thing at a time. Never ask for passwords or card numbers.\n";

const $static2 = "\nThe customer is not signed in. Do not speak about orders before they are.\n";

const $static3 = "\nIf the customer is in danger, or speaks of a lawyer, hand over to a colleague at once.";

function $text1(input, context) {
  let result = "";
  const list0 = $items(input.articles);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    result += "\n## " + $text(item0?.title) + "\n\n" + $text(item0?.url) + "\n\n" + $text(item0?.text) + "\n";
  }
  if (list0.length === 0) {
    result += "\nThere are no help articles for this question.\n";
  }
  return result;
}

function $messages(input, context, history) {
  return [
    { role: "system", parts: [{ type: "text", text: "You answer customers of " + $text($get(context, "shop")?.name) + $static1 + ($truthy($get(context, "user")?.name) ? "\nThe customer is signed in as " + $text($get(context, "user")?.name) + ($truthy($get(context, "user")?.since) ? ", a customer since " + $text($get(context, "user")?.since) : "") + ".\n" : $static2) + $text1(input, context) + $static3 }] },
    ...$past(history),
    { role: "user", parts: [{ type: "text", text: $text(input.message) }] },
  ];
}

const $models_openaiChat = [["ft:gpt-3.5-turbo", 2], ["gpt-3.5-turbo", 2], ["ft:o4-mini", 1], ["ft:gpt-4.1", 2], ["chatgpt-4o", 2], ["ft:gpt-4o", 2], ["o4-mini", 1], ["gpt-5.5", 1], ["gpt-5.4", 1], ["gpt-5.3", 1], ["gpt-5.2", 1], ["gpt-5.1", 1], ["gpt-5.", 0], ["gpt-5", 1], ["gpt-4", 2], ["o3", 1], ["o1", 1]];

const $rows_openaiChat = [
  { rules: { cacheMarks: true }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false }, head: () => ({ max_completion_tokens: 2048 }) },
];

export function openaiChat(input, { model = "gpt-6.1-sol", context, history, onFinding } = {}) {
  const row = $rows_openaiChat[$pickRow($models_openaiChat, model)];
  return { model, ...$lower($lower_openaiChat, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function openaiChatJson(input, options) {
  return JSON.stringify(openaiChat(input, options));
}

const $models_openaiResponses = [["ft:gpt-3.5-turbo", 2], ["gpt-3.5-turbo", 2], ["ft:o4-mini", 1], ["ft:gpt-4.1", 2], ["chatgpt-4o", 2], ["ft:gpt-4o", 2], ["o4-mini", 1], ["gpt-5.5", 1], ["gpt-5.4", 1], ["gpt-5.3", 1], ["gpt-5.2", 1], ["gpt-5.1", 1], ["gpt-5.", 0], ["gpt-5", 1], ["gpt-4", 2], ["o3", 1], ["o1", 1]];

const $rows_openaiResponses = [
  { rules: { cacheMarks: true }, head: () => ({ max_output_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: false }, head: () => ({ max_output_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: false }, head: () => ({ max_output_tokens: 2048 }) },
];

export function openaiResponses(input, { model, context, history, onFinding } = {}) {
  $requireModel(model);
  const row = $rows_openaiResponses[$pickRow($models_openaiResponses, model)];
  return { model, ...$lower($lower_openaiResponses, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function openaiResponsesJson(input, options) {
  return JSON.stringify(openaiResponses(input, options));
}

const $models_anthropic = [["=claude-haiku-4-5-20251001", 6], ["claude-sonnet-5-5", 2], ["claude-sonnet-4-6", 4], ["claude-3-7-sonnet", 1], ["claude-3-5-sonnet", 1], ["claude-haiku-5-5", 2], ["claude-haiku-4-5", 1], ["claude-3-5-haiku", 1], ["claude-sonnet-5", 4], ["claude-sonnet-4", 1], ["claude-opus-4-8", 5], ["claude-opus-4-7", 4], ["claude-opus-4-6", 4], ["claude-opus-4-5", 3], ["claude-mythos-5", 2], ["claude-3-sonnet", 1], ["claude-fable-5", 2], ["claude-3-haiku", 1], ["claude-opus-5", 2], ["claude-opus-4", 1], ["claude-3-opus", 1]];

const $rows_anthropic = [
  { rules: { prefill: false, lateSystem: false }, head: () => ({ max_tokens: 2048, output_config: { effort: "low" } }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 2048 }) },
  { rules: { prefill: false, lateSystem: true }, head: () => ({ max_tokens: 2048, output_config: { effort: "low" } }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 2048, output_config: { effort: "low" } }) },
  { rules: { prefill: false, lateSystem: false }, head: () => ({ max_tokens: 2048, thinking: { type: "adaptive" }, output_config: { effort: "low" } }) },
  { rules: { prefill: false, lateSystem: true }, head: () => ({ max_tokens: 2048, thinking: { type: "adaptive" }, output_config: { effort: "low" } }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 2048, temperature: 0.5 }) },
];

export function anthropic(input, { model = "claude-sonnet-5-5", context, history, onFinding } = {}) {
  const row = $rows_anthropic[$pickRow($models_anthropic, model)];
  return { model, ...$lower($lower_anthropic, $messages($prepare(input), context, history), row.rules, ["unsupported-parameter"], onFinding), ...row.head() };
}

export function anthropicJson(input, options) {
  return JSON.stringify(anthropic(input, options));
}

const $models_gemini = [["gemini-3-pro-image", 4], ["gemini-1.5-flash", 2], ["gemini-1.5-pro", 2], ["gemini-3.1", 3], ["gemini-3.0", 3], ["gemini-3-", 3], ["gemini-2", 2], ["gemma-", 1]];

const $rows_gemini = [
  { rules: { prefill: false, signatures: true, resultMedia: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 2048, thinkingConfig: { thinkingLevel: "low" } } }) },
  { rules: { prefill: false, signatures: false, resultMedia: false, systemField: false }, head: () => ({ generationConfig: { maxOutputTokens: 2048 } }) },
  { rules: { prefill: true, signatures: false, resultMedia: false, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 2048 } }) },
  { rules: { prefill: true, signatures: true, resultMedia: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 2048, thinkingConfig: { thinkingLevel: "low" } } }) },
  { rules: { prefill: true, signatures: true, resultMedia: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 2048 } }) },
];

export function gemini(input, { model = "gemini-3.8-flash", context, history, onFinding } = {}) {
  const row = $rows_gemini[$pickRow($models_gemini, model)];
  return { ...$lower($lower_gemini, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function geminiJson(input, options) {
  return JSON.stringify(gemini(input, options));
}

const $models_ollama = [["mistral-large-instruct-2411", 9], ["mistral-large-instruct-2407", 9], ["mistral-7b-instruct-v0.3", 9], ["labs-devstral-small-2512", 7], ["deepseek-v4-flash-vision", 8], ["magistral-small-2506", 9], ["devstral-medium-2512", 9], ["devstral-medium-2507", 9], ["devstral-small-2507", 9], ["open-mixtral-8x22b", 9], ["mistral-small-2501", 9], ["mistral-large:123b", 9], ["mistral-large-2411", 9], ["mistral-large-2407", 9], ["open-mixtral-8x7b", 9], ["open-mistral-nemo", 9], ["mistral-small:24b", 9], ["mistral-small-24b", 9], ["deepseek-chat-v3", 11], ["llama3.2-vision", 13], ["codestral-2508", 9], ["mixtral:8x22b", 9], ["mixtral-8x22b", 9], ["llama-3.2-90b", 13], ["llama-3.2-11b", 13], ["devstral-2512", 9], ["deepseek-v4.1", 8], ["codestral:22b", 9], ["codestral-22b", 9], ["qwen3.8-2.4t", 10], ["mixtral:8x7b", 9], ["mixtral-8x7b", 9], ["mistral-nemo", 9], ["meta-llama-3", 4], ["gemma-3-270m", 2], ["devstral:24b", 9], ["qwen3.7-max", 10], ["qwen3-coder", 12], ["gemma3:270m", 2], ["devstral-2:", 9], ["devstral-2-", 9], ["deepseek-v4", 10], ["deepseek-v3", 11], ["deepseek-r1", 10], ["qwen3-omni", 0], ["mistral:7b", 9], ["gemma-3-1b", 2], ["ministral", 7], ["magistral", 7], ["gemma3:1b", 2], ["codestral", 7], ["qwen3-vl", 0], ["qwen-3.5", 8], ["devstral", 7], ["qwen3.8", 8], ["qwen3.7", 8], ["qwen3.6", 8], ["qwen3.5", 8], ["pixtral", 7], ["mixtral", 7], ["mistral", 7], ["llama-4", 5], ["llama-3", 4], ["gpt-oss", 6], ["gemma-3", 3], ["gemma-2", 2], ["qwen-3", 1], ["llama4", 5], ["llama3", 4], ["gemma3", 3], ["gemma2", 2], ["qwen3", 1]];

const $rows_ollama = [
  { rules: {}, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" }) },
  { rules: { textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" }) },
  { rules: { system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: { system: "user", alternate: true, noToolTurns: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: { singleCall: true, textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: {}, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: { system: "front", singleCall: true, textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" }) },
  { rules: { alternate: true, nineCallIds: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: { system: "front" }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" }) },
  { rules: { alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: { system: "front", textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" }) },
  { rules: { system: "front", alternate: true, textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" }) },
  { rules: { textOnly: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
  { rules: { singleCall: true }, head: () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } }) },
];

export function ollama(input, { model = "qwen3:8b", context, history, onFinding } = {}) {
  const row = $rows_ollama[$pickRow($models_ollama, model)];
  return { model, ...$lower($lower_ollama, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function ollamaJson(input, options) {
  return JSON.stringify(ollama(input, options));
}

export function parseInput(value) {
  return $parseInput(value, $inputSchema, {});
}

export function parseOutput(text) {
  return $parseOutput(text, undefined, "text");
}

export function supportChat(input) {
  const prepared = $prepare(input);
  return {
    meta,
    request: { parameters: { maxOutputTokens: 2048, reasoning: { effort: "low" } }, overrides: { haiku: { parameters: { temperature: 0.5 }, fields: {} }, ollama: { parameters: { temperature: 0.5 }, fields: { options: { num_ctx: 16384 } } } }, tools: [] },
    accepted: [],
    messages: ({ dialect, context, history } = {}) => ($messages)(prepared, context, history),
    parseOutput,
  };
}
