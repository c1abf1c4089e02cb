// Made by polylect from prompts/support-chat.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { get as $get, items as $items, lower as $lower, parseInput as $parseInput, parseOutput as $parseOutput, past as $past, pickRow as $pickRow, pickServerRow as $pickServerRow, requireBackend as $requireBackend, requireInput as $requireInput, text as $text, truthy as $truthy } from "polylect/runtime";
import { lowerMessages as $lower_anthropic } from "polylect/runtime/anthropic";
import { lowerMessages as $lower_chatTemplate } from "polylect/runtime/chat-template";
import { lowerMessages as $lower_gemini } from "polylect/runtime/gemini";
import { lowerMessages as $lower_ollama } from "polylect/runtime/ollama";
import { lowerAnyMessages as $lower_openaiChat } from "polylect/runtime/openai-chat";
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

const $models_openaiChat1 = [["mistral-large-instruct-2411", 9], ["mistral-large-instruct-2407", 9], ["mistral-7b-instruct-v0.3", 9], ["labs-devstral-small-2512", 7], ["deepseek-v4-flash-vision", 8], ["magistral-small-2506", 9], ["devstral-medium-2512", 9], ["devstral-medium-2507", 9], ["devstral-small-2507", 9], ["open-mixtral-8x22b", 9], ["mistral-small-2501", 9], ["mistral-large:123b", 9], ["mistral-large-2411", 9], ["mistral-large-2407", 9], ["open-mixtral-8x7b", 9], ["open-mistral-nemo", 9], ["mistral-small:24b", 9], ["mistral-small-24b", 9], ["deepseek-chat-v3", 11], ["llama3.2-vision", 13], ["codestral-2508", 9], ["mixtral:8x22b", 9], ["mixtral-8x22b", 9], ["llama-3.2-90b", 13], ["llama-3.2-11b", 13], ["devstral-2512", 9], ["deepseek-v4.1", 8], ["codestral:22b", 9], ["codestral-22b", 9], ["qwen3.8-2.4t", 10], ["mixtral:8x7b", 9], ["mixtral-8x7b", 9], ["mistral-nemo", 9], ["meta-llama-3", 4], ["gemma-3-270m", 2], ["devstral:24b", 9], ["qwen3.7-max", 10], ["qwen3-coder", 12], ["gemma3:270m", 2], ["devstral-2:", 9], ["devstral-2-", 9], ["deepseek-v4", 10], ["deepseek-v3", 11], ["deepseek-r1", 10], ["qwen3-omni", 0], ["mistral:7b", 9], ["gemma-3-1b", 2], ["ministral", 7], ["magistral", 7], ["gemma3:1b", 2], ["codestral", 7], ["qwen3-vl", 0], ["qwen-3.5", 8], ["devstral", 7], ["qwen3.8", 8], ["qwen3.7", 8], ["qwen3.6", 8], ["qwen3.5", 8], ["pixtral", 7], ["mixtral", 7], ["mistral", 7], ["llama-4", 5], ["llama-3", 4], ["gpt-oss", 6], ["gemma-3", 3], ["gemma-2", 2], ["qwen-3", 1], ["llama4", 5], ["llama3", 4], ["gemma3", 3], ["gemma2", 2], ["qwen3", 1]];

const $models_openaiChat = {
  "openai": [0, [["ft:gpt-3.5-turbo", 2], ["gpt-3.5-turbo", 2], ["ft:o4-mini", 1], ["ft:gpt-4.1", 2], ["chatgpt-4o", 2], ["ft:gpt-4o", 2], ["o4-mini", 1], ["gpt-5.5", 1], ["gpt-5.4", 1], ["gpt-5.3", 1], ["gpt-5.2", 1], ["gpt-5.1", 1], ["gpt-5.", 0], ["gpt-5", 1], ["gpt-4", 2], ["o3", 1], ["o1", 1]]],
  "ollama-openai": [3, $models_openaiChat1],
  "llama.cpp": [17, $models_openaiChat1],
  "vllm": [31, $models_openaiChat1],
  "lmstudio": [45, [["mistral-large-instruct-2411", 8], ["mistral-large-instruct-2407", 8], ["mistral-7b-instruct-v0.3", 8], ["labs-devstral-small-2512", 6], ["deepseek-v4-flash-vision", 7], ["magistral-small-2506", 8], ["devstral-medium-2512", 8], ["devstral-medium-2507", 8], ["devstral-small-2507", 8], ["open-mixtral-8x22b", 8], ["mistral-small-2501", 8], ["mistral-large:123b", 8], ["mistral-large-2411", 8], ["mistral-large-2407", 8], ["open-mixtral-8x7b", 8], ["open-mistral-nemo", 8], ["mistral-small:24b", 8], ["mistral-small-24b", 8], ["deepseek-chat-v3", 10], ["llama3.2-vision", 11], ["codestral-2508", 8], ["mixtral:8x22b", 8], ["mixtral-8x22b", 8], ["llama-3.2-90b", 11], ["llama-3.2-11b", 11], ["devstral-2512", 8], ["deepseek-v4.1", 7], ["codestral:22b", 8], ["codestral-22b", 8], ["qwen3.8-2.4t", 9], ["mixtral:8x7b", 8], ["mixtral-8x7b", 8], ["mistral-nemo", 8], ["meta-llama-3", 4], ["gemma-3-270m", 2], ["devstral:24b", 8], ["qwen3.7-max", 9], ["gemma3:270m", 2], ["devstral-2:", 8], ["devstral-2-", 8], ["deepseek-v4", 9], ["deepseek-v3", 10], ["deepseek-r1", 9], ["qwen3-omni", 0], ["mistral:7b", 8], ["gemma-3-1b", 2], ["ministral", 6], ["magistral", 6], ["gemma3:1b", 2], ["codestral", 6], ["qwen3-vl", 0], ["qwen-3.5", 7], ["devstral", 6], ["qwen3.8", 7], ["qwen3.7", 7], ["qwen3.6", 7], ["qwen3.5", 7], ["pixtral", 6], ["mixtral", 6], ["mistral", 6], ["llama-3", 4], ["gpt-oss", 5], ["gemma-3", 3], ["gemma-2", 2], ["qwen-3", 1], ["llama3", 4], ["gemma3", 3], ["gemma2", 2], ["qwen3", 1]]],
  "mlx": [57, $models_openaiChat1],
  "openclaw": [71, []],
  "openrouter": [72, [["mistral-large-instruct-2411", 10], ["mistral-large-instruct-2407", 10], ["mistral-7b-instruct-v0.3", 10], ["labs-devstral-small-2512", 7], ["deepseek-v4-flash-vision", 0], ["claude-mythos-preview", 9], ["magistral-small-2506", 10], ["devstral-medium-2512", 10], ["devstral-medium-2507", 10], ["gemini-flash-latest", 9], ["devstral-small-2507", 10], ["deepseek-v4.1-flash", 0], ["open-mixtral-8x22b", 10], ["mistral-small-2501", 10], ["mistral-large:123b", 10], ["mistral-large-2411", 10], ["mistral-large-2407", 10], ["open-mixtral-8x7b", 10], ["open-mistral-nemo", 10], ["mistral-small:24b", 10], ["mistral-small-24b", 10], ["claude-sonnet-4.6", 9], ["claude-sonnet-4-6", 9], ["claude-3.7-sonnet", 1], ["claude-3.5-sonnet", 1], ["claude-3-7-sonnet", 1], ["claude-3-5-sonnet", 1], ["ft:gpt-3.5-turbo", 1], ["deepseek-chat-v3", 12], ["claude-haiku-5.5", 9], ["claude-haiku-5-5", 9], ["claude-haiku-4.5", 1], ["claude-haiku-4-5", 1], ["claude-3.5-haiku", 1], ["claude-3-5-haiku", 1], ["llama3.2-vision", 14], ["claude-sonnet-5", 9], ["claude-sonnet-4", 1], ["claude-opus-4.8", 9], ["claude-opus-4.7", 9], ["claude-opus-4.6", 9], ["claude-opus-4.5", 0], ["claude-opus-4-8", 9], ["claude-opus-4-7", 9], ["claude-opus-4-6", 9], ["claude-opus-4-5", 0], ["claude-mythos-5", 9], ["claude-3-sonnet", 1], ["codestral-2508", 10], ["claude-fable-5", 9], ["claude-3-haiku", 1], ["mixtral:8x22b", 10], ["mixtral-8x22b", 10], ["llama-3.2-90b", 14], ["llama-3.2-11b", 14], ["gpt-3.5-turbo", 1], ["devstral-2512", 10], ["codestral:22b", 10], ["codestral-22b", 10], ["claude-opus-5", 9], ["claude-opus-4", 1], ["claude-3-opus", 1], ["qwen3.8-2.4t", 11], ["mixtral:8x7b", 10], ["mixtral-8x7b", 10], ["mistral-nemo", 10], ["meta-llama-3", 5], ["gemma-3-270m", 3], ["devstral:24b", 10], ["qwen3.7-max", 11], ["qwen3-coder", 13], ["gemma3:270m", 3], ["devstral-2:", 10], ["devstral-2-", 10], ["deepseek-v4", 2], ["deepseek-v3", 12], ["deepseek-r1", 11], ["qwen3-omni", 0], ["mistral:7b", 10], ["gemma-3-1b", 3], ["gemini-3.8", 9], ["gemini-3.7", 9], ["gemini-3.6", 9], ["gemini-3.5", 9], ["ft:gpt-4.1", 1], ["chatgpt-4o", 1], ["ministral", 7], ["magistral", 7], ["gemma3:1b", 3], ["ft:gpt-4o", 1], ["codestral", 7], ["qwen3-vl", 0], ["qwen-3.5", 8], ["gemini-4", 9], ["devstral", 7], ["qwen3.8", 8], ["qwen3.7", 8], ["qwen3.6", 8], ["qwen3.5", 8], ["pixtral", 7], ["mixtral", 7], ["mistral", 7], ["llama-4", 1], ["llama-3", 5], ["gpt-oss", 6], ["gemma-3", 4], ["gemma-2", 3], ["qwen-3", 2], ["llama4", 1], ["llama3", 5], ["gemma3", 4], ["gemma2", 3], ["qwen3", 2], ["gpt-4", 1]]],
  "deepseek": [87, [["deepseek-v4-flash-vision", 0], ["deepseek-v4.1-flash", 0], ["deepseek-reasoner", 1], ["deepseek-chat", 1], ["deepseek-v4", 1]]],
  "house": [31, $models_openaiChat1],
};

const $backends_openaiChat = {
  "openai": "gpt-6.1-sol",
  "ollama-openai": "llama3.1:8b",
  "llama.cpp": "gpt-oss-20b",
  "vllm": "Qwen/Qwen3-VL-32B-Instruct",
  "lmstudio": "mistralai/mistral-small-3.2",
  "mlx": "mlx-community/Qwen3-8B-4bit",
  "openclaw": "agent:support",
  "openrouter": "google/gemma-4-31b-it",
  "deepseek": "deepseek-v4-pro",
  "house": "Qwen/Qwen3-32B",
};

const $head1_openaiChat = () => ({ max_completion_tokens: 2048, reasoning_effort: "low" });

const $head2_openaiChat = () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } });

const $head3_openaiChat = () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } });

const $rows_openaiChat = [
  { rules: { cacheMarks: true }, head: $head1_openaiChat },
  { rules: { cacheMarks: false }, head: $head1_openaiChat },
  { rules: { cacheMarks: false }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning" }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", singleCall: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning" }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", system: "front", singleCall: true, textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", alternate: true, nineCallIds: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", system: "front" }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", system: "front", textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", system: "front", alternate: true, textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "data", reasoning: "reasoning", singleCall: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content" }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", singleCall: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content" }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", system: "front", singleCall: true, textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", alternate: true, nineCallIds: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", system: "front" }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", system: "front", textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", system: "front", alternate: true, textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "continued", images: "url", audio: "wav mp3 flac", reasoning: "reasoning_content", singleCall: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning" }, head: $head1_openaiChat },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", textOnly: true }, head: $head1_openaiChat },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front", singleCall: true, textOnly: true }, head: $head1_openaiChat },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", alternate: true, nineCallIds: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front" }, head: $head1_openaiChat },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front", textOnly: true }, head: $head1_openaiChat },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front", alternate: true, textOnly: true }, head: $head1_openaiChat },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", singleCall: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data" }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", singleCall: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", system: "front", singleCall: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", alternate: true, nineCallIds: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", system: "front" }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", system: "front", textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", system: "front", alternate: true, textOnly: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, images: "data", singleCall: true }, head: () => ({ max_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true }, head: $head2_openaiChat },
  { rules: { cacheMarks: false, server: true, textOnly: true }, head: $head2_openaiChat },
  { rules: { cacheMarks: false, server: true, system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "front", singleCall: true, textOnly: true }, head: $head2_openaiChat },
  { rules: { cacheMarks: false, server: true, alternate: true, nineCallIds: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "front" }, head: $head2_openaiChat },
  { rules: { cacheMarks: false, server: true, alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "front", textOnly: true }, head: $head2_openaiChat },
  { rules: { cacheMarks: false, server: true, system: "front", alternate: true, textOnly: true }, head: $head2_openaiChat },
  { rules: { cacheMarks: false, server: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, singleCall: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, agent: true, images: "last-turn" }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning" }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", textOnly: true }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front", singleCall: true, textOnly: true }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", alternate: true, nineCallIds: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front" }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "refused", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning" }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front", textOnly: true }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front", alternate: true, textOnly: true }, head: $head3_openaiChat },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", singleCall: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, names: true, images: "url", reasoning: "reasoning_content" }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, names: true, images: "url", reasoning: "reasoning_content", textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
];

export function openaiChat(input, { backend = "openai", model = $backends_openaiChat[backend], context, history, onFinding } = {}) {
  $requireBackend(backend, $backends_openaiChat);
  const row = $rows_openaiChat[$pickServerRow($models_openaiChat, model, backend)];
  return { model, ...$lower($lower_openaiChat, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function openaiChatJson(input, options) {
  return JSON.stringify(openaiChat(input, options));
}

const $models_openaiResponses = [["ft:gpt-3.5-turbo", 2], ["gpt-3.5-turbo", 2], ["ft:o4-mini", 1], ["ft:gpt-4.1", 2], ["chatgpt-4o", 2], ["ft:gpt-4o", 2], ["o4-mini", 1], ["gpt-5.5", 1], ["gpt-5.4", 1], ["gpt-5.3", 1], ["gpt-5.2", 1], ["gpt-5.1", 1], ["gpt-5.", 0], ["gpt-5", 1], ["gpt-4", 2], ["o3", 1], ["o1", 1]];

const $head1_openaiResponses = () => ({ max_output_tokens: 2048, reasoning: { effort: "low" } });

const $rows_openaiResponses = [
  { rules: { cacheMarks: true }, head: $head1_openaiResponses },
  { rules: { cacheMarks: false }, head: $head1_openaiResponses },
  { rules: { cacheMarks: false }, head: () => ({ max_output_tokens: 2048 }) },
];

export function openaiResponses(input, { model = "gpt-6.1-terra", context, history, onFinding } = {}) {
  const row = $rows_openaiResponses[$pickRow($models_openaiResponses, model)];
  return { model, ...$lower($lower_openaiResponses, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function openaiResponsesJson(input, options) {
  return JSON.stringify(openaiResponses(input, options));
}

const $models_anthropic = [["=claude-haiku-4-5-20251001", 6], ...[["claude-sonnet-5-5", 2], ["claude-sonnet-4-6", 4], ["claude-3-7-sonnet", 1], ["claude-3-5-sonnet", 1], ["claude-haiku-5-5", 2], ["claude-haiku-4-5", 1], ["claude-3-5-haiku", 1], ["claude-sonnet-5", 4], ["claude-sonnet-4", 1], ["claude-opus-4-8", 5], ["claude-opus-4-7", 4], ["claude-opus-4-6", 4], ["claude-opus-4-5", 3], ["claude-mythos-5", 2], ["claude-3-sonnet", 1], ["claude-fable-5", 2], ["claude-3-haiku", 1], ["claude-opus-5", 2], ["claude-opus-4", 1], ["claude-3-opus", 1]]];

const $head1_anthropic = () => ({ max_tokens: 2048, output_config: { effort: "low" } });

const $head2_anthropic = () => ({ max_tokens: 2048, thinking: { type: "adaptive" }, output_config: { effort: "low" } });

const $rows_anthropic = [
  { rules: { prefill: false, lateSystem: false }, head: $head1_anthropic },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 2048 }) },
  { rules: { prefill: false, lateSystem: true }, head: $head1_anthropic },
  { rules: { prefill: true, lateSystem: false }, head: $head1_anthropic },
  { rules: { prefill: false, lateSystem: false }, head: $head2_anthropic },
  { rules: { prefill: false, lateSystem: true }, head: $head2_anthropic },
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

const $head1_gemini = () => ({ generationConfig: { maxOutputTokens: 2048, thinkingConfig: { thinkingLevel: "low" } } });

const $rows_gemini = [
  { rules: { prefill: false, signatures: true, resultMedia: true, systemField: true }, head: $head1_gemini },
  { rules: { prefill: false, signatures: false, resultMedia: false, systemField: false }, head: () => ({ generationConfig: { maxOutputTokens: 2048 } }) },
  { rules: { prefill: true, signatures: false, resultMedia: false, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 2048 } }) },
  { rules: { prefill: true, signatures: true, resultMedia: true, systemField: true }, head: $head1_gemini },
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

const $head1_ollama = () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 }, think: "low" });

const $head2_ollama = () => ({ options: { num_predict: 2048, temperature: 0.5, num_ctx: 16384 } });

const $rows_ollama = [
  { rules: {}, head: $head1_ollama },
  { rules: { textOnly: true }, head: $head1_ollama },
  { rules: { system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: $head2_ollama },
  { rules: { system: "user", alternate: true, noToolTurns: true }, head: $head2_ollama },
  { rules: { singleCall: true, textOnly: true }, head: $head2_ollama },
  { rules: {}, head: $head2_ollama },
  { rules: { system: "front", singleCall: true, textOnly: true }, head: $head1_ollama },
  { rules: { alternate: true, nineCallIds: true }, head: $head2_ollama },
  { rules: { system: "front" }, head: $head1_ollama },
  { rules: { alternate: true, nineCallIds: true, textOnly: true }, head: $head2_ollama },
  { rules: { system: "front", textOnly: true }, head: $head1_ollama },
  { rules: { system: "front", alternate: true, textOnly: true }, head: $head1_ollama },
  { rules: { textOnly: true }, head: $head2_ollama },
  { rules: { singleCall: true }, head: $head2_ollama },
];

export function ollama(input, { model = "qwen3:8b", context, history, onFinding } = {}) {
  const row = $rows_ollama[$pickRow($models_ollama, model)];
  return { model, ...$lower($lower_ollama, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function ollamaJson(input, options) {
  return JSON.stringify(ollama(input, options));
}

const $models_chatTemplate1 = [];

const $models_chatTemplate = {
  "tiny": [0, $models_chatTemplate1],
  "raw": [1, $models_chatTemplate1],
};

const $backends_chatTemplate = {
  "tiny": "stories260K.gguf",
  "raw": "qwen3-8b",
};

const $rows_chatTemplate = [
  { rules: { template: "{#- Texts alone, for a model that continues text and knows no conversation. -#}\n{%- for message in messages -%}\n{{ message.content }}\n\n{% endfor -%}\n", bosToken: "", eosToken: "", addsBos: true, controlTokens: '["<|im_start|>","<|im_end|>","<|start_header_id|>","<|end_header_id|>","<|eot_id|>","<|eom_id|>","<|python_tag|>","<|header_start|>","<|header_end|>","<|eot|>","<|eom|>","<|python_start|>","<|python_end|>","<start_of_turn>","<end_of_turn>","<|turn>","<turn|>","<|think|>","<|channel>","<channel|>","<|tool_call>","<tool_call|>","<|tool_response>","<tool_response|>","<｜begin▁of▁sentence｜>","<｜end▁of▁sentence｜>","<｜User｜>","<｜Assistant｜>","<｜tool▁calls▁begin｜>","<｜tool▁calls▁end｜>","<｜tool▁call▁begin｜>","<｜tool▁call▁end｜>","<｜tool▁outputs▁begin｜>","<｜tool▁outputs▁end｜>","<｜tool▁output▁begin｜>","<｜tool▁output▁end｜>","<｜tool▁sep｜>","<|start|>","<|message|>","<|channel|>","<|end|>","<|return|>","<|call|>","[INST]","[/INST]","[SYSTEM_PROMPT]","[/SYSTEM_PROMPT]","[TOOL_CALLS]","[AVAILABLE_TOOLS]"]', variables: "{}", now: "2026-01-01T00:00:00Z", tools: "[]" }, head: () => ({ n_predict: 2048 }) },
  { rules: { template: '{#- ChatML with tools, written for this project: what a model file of your own would bring along. -#}\n{%- if tools -%}\n<|im_start|>system\n{% if messages[0].role == "system" %}{{ messages[0].content }}\n\n{% endif %}You may call these functions:\n{% for tool in tools %}{{ tool.function | tojson }}\n{% endfor %}A call is one JSON object with `name` and `arguments` between <tool_call> and </tool_call>.<|im_end|>\n{% endif -%}\n{%- for message in messages -%}\n{%- if message.role == "tool" -%}\n<|im_start|>user\n<tool_response>{{ message.content }}</tool_response><|im_end|>\n{% elif not (tools and loop.first and message.role == "system") -%}\n<|im_start|>{{ message.role }}\n{{ message.content }}{% for call in message.tool_calls or [] %}\n<tool_call>{"name": {{ call.function.name | tojson }}, "arguments": {{ call.function.arguments | tojson }}}</tool_call>{% endfor %}<|im_end|>\n{% endif -%}\n{%- endfor -%}\n{%- if add_generation_prompt -%}\n<|im_start|>assistant\n{% endif -%}\n', bosToken: "", eosToken: "", addsBos: true, controlTokens: '["<|im_start|>","<tool_call>","</tool_call>","<|im_end|>","<tool_response>","</tool_response>","<|start_header_id|>","<|end_header_id|>","<|eot_id|>","<|eom_id|>","<|python_tag|>","<|header_start|>","<|header_end|>","<|eot|>","<|eom|>","<|python_start|>","<|python_end|>","<start_of_turn>","<end_of_turn>","<|turn>","<turn|>","<|think|>","<|channel>","<channel|>","<|tool_call>","<tool_call|>","<|tool_response>","<tool_response|>","<｜begin▁of▁sentence｜>","<｜end▁of▁sentence｜>","<｜User｜>","<｜Assistant｜>","<｜tool▁calls▁begin｜>","<｜tool▁calls▁end｜>","<｜tool▁call▁begin｜>","<｜tool▁call▁end｜>","<｜tool▁outputs▁begin｜>","<｜tool▁outputs▁end｜>","<｜tool▁output▁begin｜>","<｜tool▁output▁end｜>","<｜tool▁sep｜>","<|start|>","<|message|>","<|channel|>","<|end|>","<|return|>","<|call|>","[INST]","[/INST]","[SYSTEM_PROMPT]","[/SYSTEM_PROMPT]","[TOOL_CALLS]","[AVAILABLE_TOOLS]"]', variables: "{}", now: "2026-01-01T00:00:00Z", tools: "[]" }, head: () => ({ stop: ["<|im_end|>"], n_predict: 2048 }) },
];

export function chatTemplate(input, { backend = "tiny", model = $backends_chatTemplate[backend], context, history, onFinding } = {}) {
  $requireBackend(backend, $backends_chatTemplate);
  const row = $rows_chatTemplate[$pickServerRow($models_chatTemplate, model, backend)];
  return { model, ...$lower($lower_chatTemplate, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function chatTemplateJson(input, options) {
  return JSON.stringify(chatTemplate(input, options));
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
    tools: {},
    dialects: {
      "openai-chat": { backends: $backends_openaiChat, body: (options) => openaiChat(prepared, options) },
      "openai-responses": { backends: { "openai-responses": "gpt-6.1-terra" }, body: (options) => openaiResponses(prepared, options) },
      "anthropic": { backends: { anthropic: "claude-sonnet-5-5" }, body: (options) => anthropic(prepared, options) },
      "gemini": { backends: { google: "gemini-3.8-flash" }, body: (options) => gemini(prepared, options) },
      "ollama": { backends: { ollama: "qwen3:8b" }, body: (options) => ollama(prepared, options) },
      "chat-template": { backends: $backends_chatTemplate, body: (options) => chatTemplate(prepared, options) },
    },
    servers: { openai: { baseUrl: "https://api.openai.com", baseUrlEnv: "OPENAI_BASE_URL", apiKeyEnv: "OPENAI_API_KEY" }, "ollama-openai": { baseUrl: "http://127.0.0.1:11434", baseUrlEnv: "OLLAMA_HOST" }, "llama.cpp": { baseUrl: "http://127.0.0.1:8080" }, vllm: { baseUrl: "http://127.0.0.1:8000" }, lmstudio: { baseUrl: "http://127.0.0.1:1234" }, mlx: { baseUrl: "http://127.0.0.1:8080" }, openclaw: { baseUrl: "http://127.0.0.1:18789", apiKeyEnv: "OPENCLAW_GATEWAY_TOKEN" }, openrouter: { baseUrl: "https://openrouter.ai/api", apiKeyEnv: "OPENROUTER_API_KEY" }, deepseek: { baseUrl: "https://api.deepseek.com", apiKeyEnv: "DEEPSEEK_API_KEY" }, house: { baseUrl: "http://10.0.0.5:8000", apiKeyEnv: "HOUSE_KEY" }, "openai-responses": { baseUrl: "https://api.openai.com", baseUrlEnv: "OPENAI_BASE_URL", apiKeyEnv: "OPENAI_API_KEY" }, anthropic: { baseUrl: "https://api.anthropic.com", baseUrlEnv: "ANTHROPIC_BASE_URL", apiKeyEnv: "ANTHROPIC_API_KEY" }, google: { baseUrl: "https://generativelanguage.googleapis.com", baseUrlEnv: "GOOGLE_GEMINI_BASE_URL", apiKeyEnv: "GEMINI_API_KEY", aliases: ["googleai", "vertexai"] }, ollama: { baseUrl: "http://127.0.0.1:11434", baseUrlEnv: "OLLAMA_HOST" }, tiny: { baseUrl: "file:models", baseUrlEnv: "POLYLECT_MODELS" }, raw: { baseUrl: "http://127.0.0.1:8080" } },
    messages: ({ dialect, context, history } = {}) => ($messages)(prepared, context, history),
    parseOutput,
  };
}
