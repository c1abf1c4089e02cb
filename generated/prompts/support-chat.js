// Made by polylect from prompts/support-chat.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { get as $get, items as $items, lower as $lower, parseInput as $parseInput, parseOutput as $parseOutput, past as $past, pickRow as $pickRow, requireBackend as $requireBackend, requireInput as $requireInput, text as $text, truthy as $truthy } from "polylect/runtime";
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

const $models_openaiChat = [["openai/ft:gpt-3.5-turbo", 2], ["openai/gpt-3.5-turbo", 2], ["openai/ft:o4-mini", 1], ["openai/ft:gpt-4.1", 2], ["openai/chatgpt-4o", 2], ["openai/ft:gpt-4o", 2], ["openai/o4-mini", 1], ["openai/gpt-5.5", 1], ["openai/gpt-5.4", 1], ["openai/gpt-5.3", 1], ["openai/gpt-5.2", 1], ["openai/gpt-5.1", 1], ["openai/gpt-5.", 0], ["openai/gpt-5", 1], ["openai/gpt-4", 2], ["openai/o3", 1], ["openai/o1", 1], ["ollama-openai/mistral-large-instruct-2411", 12], ["ollama-openai/mistral-large-instruct-2407", 12], ["ollama-openai/mistral-7b-instruct-v0.3", 12], ["ollama-openai/labs-devstral-small-2512", 10], ["ollama-openai/deepseek-v4-flash-vision", 11], ["ollama-openai/magistral-small-2506", 12], ["ollama-openai/devstral-medium-2512", 12], ["ollama-openai/devstral-medium-2507", 12], ["ollama-openai/devstral-small-2507", 12], ["ollama-openai/open-mixtral-8x22b", 12], ["ollama-openai/mistral-small-2501", 12], ["ollama-openai/mistral-large:123b", 12], ["ollama-openai/mistral-large-2411", 12], ["ollama-openai/mistral-large-2407", 12], ["ollama-openai/open-mixtral-8x7b", 12], ["ollama-openai/open-mistral-nemo", 12], ["ollama-openai/mistral-small:24b", 12], ["ollama-openai/mistral-small-24b", 12], ["ollama-openai/deepseek-chat-v3", 14], ["ollama-openai/llama3.2-vision", 16], ["ollama-openai/codestral-2508", 12], ["ollama-openai/mixtral:8x22b", 12], ["ollama-openai/mixtral-8x22b", 12], ["ollama-openai/llama-3.2-90b", 16], ["ollama-openai/llama-3.2-11b", 16], ["ollama-openai/devstral-2512", 12], ["ollama-openai/deepseek-v4.1", 11], ["ollama-openai/codestral:22b", 12], ["ollama-openai/codestral-22b", 12], ["ollama-openai/qwen3.8-2.4t", 13], ["ollama-openai/mixtral:8x7b", 12], ["ollama-openai/mixtral-8x7b", 12], ["ollama-openai/mistral-nemo", 12], ["ollama-openai/meta-llama-3", 7], ["ollama-openai/gemma-3-270m", 5], ["ollama-openai/devstral:24b", 12], ["ollama-openai/qwen3.7-max", 13], ["ollama-openai/qwen3-coder", 15], ["ollama-openai/gemma3:270m", 5], ["ollama-openai/devstral-2:", 12], ["ollama-openai/devstral-2-", 12], ["ollama-openai/deepseek-v4", 13], ["ollama-openai/deepseek-v3", 14], ["ollama-openai/deepseek-r1", 13], ["ollama-openai/qwen3-omni", 3], ["ollama-openai/mistral:7b", 12], ["ollama-openai/gemma-3-1b", 5], ["ollama-openai/ministral", 10], ["ollama-openai/magistral", 10], ["ollama-openai/gemma3:1b", 5], ["ollama-openai/codestral", 10], ["ollama-openai/qwen3-vl", 3], ["ollama-openai/qwen-3.5", 11], ["ollama-openai/devstral", 10], ["ollama-openai/qwen3.8", 11], ["ollama-openai/qwen3.7", 11], ["ollama-openai/qwen3.6", 11], ["ollama-openai/qwen3.5", 11], ["ollama-openai/pixtral", 10], ["ollama-openai/mixtral", 10], ["ollama-openai/mistral", 10], ["ollama-openai/llama-4", 8], ["ollama-openai/llama-3", 7], ["ollama-openai/gpt-oss", 9], ["ollama-openai/gemma-3", 6], ["ollama-openai/gemma-2", 5], ["ollama-openai/qwen-3", 4], ["ollama-openai/llama4", 8], ["ollama-openai/llama3", 7], ["ollama-openai/gemma3", 6], ["ollama-openai/gemma2", 5], ["ollama-openai/qwen3", 4], ["ollama-openai/", 3], ["llama.cpp/mistral-large-instruct-2411", 26], ["llama.cpp/mistral-large-instruct-2407", 26], ["llama.cpp/mistral-7b-instruct-v0.3", 26], ["llama.cpp/labs-devstral-small-2512", 24], ["llama.cpp/deepseek-v4-flash-vision", 25], ["llama.cpp/magistral-small-2506", 26], ["llama.cpp/devstral-medium-2512", 26], ["llama.cpp/devstral-medium-2507", 26], ["llama.cpp/devstral-small-2507", 26], ["llama.cpp/open-mixtral-8x22b", 26], ["llama.cpp/mistral-small-2501", 26], ["llama.cpp/mistral-large:123b", 26], ["llama.cpp/mistral-large-2411", 26], ["llama.cpp/mistral-large-2407", 26], ["llama.cpp/open-mixtral-8x7b", 26], ["llama.cpp/open-mistral-nemo", 26], ["llama.cpp/mistral-small:24b", 26], ["llama.cpp/mistral-small-24b", 26], ["llama.cpp/deepseek-chat-v3", 28], ["llama.cpp/llama3.2-vision", 30], ["llama.cpp/codestral-2508", 26], ["llama.cpp/mixtral:8x22b", 26], ["llama.cpp/mixtral-8x22b", 26], ["llama.cpp/llama-3.2-90b", 30], ["llama.cpp/llama-3.2-11b", 30], ["llama.cpp/devstral-2512", 26], ["llama.cpp/deepseek-v4.1", 25], ["llama.cpp/codestral:22b", 26], ["llama.cpp/codestral-22b", 26], ["llama.cpp/qwen3.8-2.4t", 27], ["llama.cpp/mixtral:8x7b", 26], ["llama.cpp/mixtral-8x7b", 26], ["llama.cpp/mistral-nemo", 26], ["llama.cpp/meta-llama-3", 21], ["llama.cpp/gemma-3-270m", 19], ["llama.cpp/devstral:24b", 26], ["llama.cpp/qwen3.7-max", 27], ["llama.cpp/qwen3-coder", 29], ["llama.cpp/gemma3:270m", 19], ["llama.cpp/devstral-2:", 26], ["llama.cpp/devstral-2-", 26], ["llama.cpp/deepseek-v4", 27], ["llama.cpp/deepseek-v3", 28], ["llama.cpp/deepseek-r1", 27], ["llama.cpp/qwen3-omni", 17], ["llama.cpp/mistral:7b", 26], ["llama.cpp/gemma-3-1b", 19], ["llama.cpp/ministral", 24], ["llama.cpp/magistral", 24], ["llama.cpp/gemma3:1b", 19], ["llama.cpp/codestral", 24], ["llama.cpp/qwen3-vl", 17], ["llama.cpp/qwen-3.5", 25], ["llama.cpp/devstral", 24], ["llama.cpp/qwen3.8", 25], ["llama.cpp/qwen3.7", 25], ["llama.cpp/qwen3.6", 25], ["llama.cpp/qwen3.5", 25], ["llama.cpp/pixtral", 24], ["llama.cpp/mixtral", 24], ["llama.cpp/mistral", 24], ["llama.cpp/llama-4", 22], ["llama.cpp/llama-3", 21], ["llama.cpp/gpt-oss", 23], ["llama.cpp/gemma-3", 20], ["llama.cpp/gemma-2", 19], ["llama.cpp/qwen-3", 18], ["llama.cpp/llama4", 22], ["llama.cpp/llama3", 21], ["llama.cpp/gemma3", 20], ["llama.cpp/gemma2", 19], ["llama.cpp/qwen3", 18], ["llama.cpp/", 17], ["vllm/mistral-large-instruct-2411", 40], ["vllm/mistral-large-instruct-2407", 40], ["vllm/mistral-7b-instruct-v0.3", 40], ["vllm/labs-devstral-small-2512", 38], ["vllm/deepseek-v4-flash-vision", 39], ["vllm/magistral-small-2506", 40], ["vllm/devstral-medium-2512", 40], ["vllm/devstral-medium-2507", 40], ["vllm/devstral-small-2507", 40], ["vllm/open-mixtral-8x22b", 40], ["vllm/mistral-small-2501", 40], ["vllm/mistral-large:123b", 40], ["vllm/mistral-large-2411", 40], ["vllm/mistral-large-2407", 40], ["vllm/open-mixtral-8x7b", 40], ["vllm/open-mistral-nemo", 40], ["vllm/mistral-small:24b", 40], ["vllm/mistral-small-24b", 40], ["vllm/deepseek-chat-v3", 42], ["vllm/llama3.2-vision", 44], ["vllm/codestral-2508", 40], ["vllm/mixtral:8x22b", 40], ["vllm/mixtral-8x22b", 40], ["vllm/llama-3.2-90b", 44], ["vllm/llama-3.2-11b", 44], ["vllm/devstral-2512", 40], ["vllm/deepseek-v4.1", 39], ["vllm/codestral:22b", 40], ["vllm/codestral-22b", 40], ["vllm/qwen3.8-2.4t", 41], ["vllm/mixtral:8x7b", 40], ["vllm/mixtral-8x7b", 40], ["vllm/mistral-nemo", 40], ["vllm/meta-llama-3", 35], ["vllm/gemma-3-270m", 33], ["vllm/devstral:24b", 40], ["vllm/qwen3.7-max", 41], ["vllm/qwen3-coder", 43], ["vllm/gemma3:270m", 33], ["vllm/devstral-2:", 40], ["vllm/devstral-2-", 40], ["vllm/deepseek-v4", 41], ["vllm/deepseek-v3", 42], ["vllm/deepseek-r1", 41], ["vllm/qwen3-omni", 31], ["vllm/mistral:7b", 40], ["vllm/gemma-3-1b", 33], ["vllm/ministral", 38], ["vllm/magistral", 38], ["vllm/gemma3:1b", 33], ["vllm/codestral", 38], ["vllm/qwen3-vl", 31], ["vllm/qwen-3.5", 39], ["vllm/devstral", 38], ["vllm/qwen3.8", 39], ["vllm/qwen3.7", 39], ["vllm/qwen3.6", 39], ["vllm/qwen3.5", 39], ["vllm/pixtral", 38], ["vllm/mixtral", 38], ["vllm/mistral", 38], ["vllm/llama-4", 36], ["vllm/llama-3", 35], ["vllm/gpt-oss", 37], ["vllm/gemma-3", 34], ["vllm/gemma-2", 33], ["vllm/qwen-3", 32], ["vllm/llama4", 36], ["vllm/llama3", 35], ["vllm/gemma3", 34], ["vllm/gemma2", 33], ["vllm/qwen3", 32], ["vllm/", 31], ["lmstudio/mistral-large-instruct-2411", 53], ["lmstudio/mistral-large-instruct-2407", 53], ["lmstudio/mistral-7b-instruct-v0.3", 53], ["lmstudio/labs-devstral-small-2512", 51], ["lmstudio/deepseek-v4-flash-vision", 52], ["lmstudio/magistral-small-2506", 53], ["lmstudio/devstral-medium-2512", 53], ["lmstudio/devstral-medium-2507", 53], ["lmstudio/devstral-small-2507", 53], ["lmstudio/open-mixtral-8x22b", 53], ["lmstudio/mistral-small-2501", 53], ["lmstudio/mistral-large:123b", 53], ["lmstudio/mistral-large-2411", 53], ["lmstudio/mistral-large-2407", 53], ["lmstudio/open-mixtral-8x7b", 53], ["lmstudio/open-mistral-nemo", 53], ["lmstudio/mistral-small:24b", 53], ["lmstudio/mistral-small-24b", 53], ["lmstudio/deepseek-chat-v3", 55], ["lmstudio/llama3.2-vision", 56], ["lmstudio/codestral-2508", 53], ["lmstudio/mixtral:8x22b", 53], ["lmstudio/mixtral-8x22b", 53], ["lmstudio/llama-3.2-90b", 56], ["lmstudio/llama-3.2-11b", 56], ["lmstudio/devstral-2512", 53], ["lmstudio/deepseek-v4.1", 52], ["lmstudio/codestral:22b", 53], ["lmstudio/codestral-22b", 53], ["lmstudio/qwen3.8-2.4t", 54], ["lmstudio/mixtral:8x7b", 53], ["lmstudio/mixtral-8x7b", 53], ["lmstudio/mistral-nemo", 53], ["lmstudio/meta-llama-3", 49], ["lmstudio/gemma-3-270m", 47], ["lmstudio/devstral:24b", 53], ["lmstudio/qwen3.7-max", 54], ["lmstudio/gemma3:270m", 47], ["lmstudio/devstral-2:", 53], ["lmstudio/devstral-2-", 53], ["lmstudio/deepseek-v4", 54], ["lmstudio/deepseek-v3", 55], ["lmstudio/deepseek-r1", 54], ["lmstudio/qwen3-omni", 45], ["lmstudio/mistral:7b", 53], ["lmstudio/gemma-3-1b", 47], ["lmstudio/ministral", 51], ["lmstudio/magistral", 51], ["lmstudio/gemma3:1b", 47], ["lmstudio/codestral", 51], ["lmstudio/qwen3-vl", 45], ["lmstudio/qwen-3.5", 52], ["lmstudio/devstral", 51], ["lmstudio/qwen3.8", 52], ["lmstudio/qwen3.7", 52], ["lmstudio/qwen3.6", 52], ["lmstudio/qwen3.5", 52], ["lmstudio/pixtral", 51], ["lmstudio/mixtral", 51], ["lmstudio/mistral", 51], ["lmstudio/llama-3", 49], ["lmstudio/gpt-oss", 50], ["lmstudio/gemma-3", 48], ["lmstudio/gemma-2", 47], ["lmstudio/qwen-3", 46], ["lmstudio/llama3", 49], ["lmstudio/gemma3", 48], ["lmstudio/gemma2", 47], ["lmstudio/qwen3", 46], ["lmstudio/", 45], ["mlx/mistral-large-instruct-2411", 66], ["mlx/mistral-large-instruct-2407", 66], ["mlx/mistral-7b-instruct-v0.3", 66], ["mlx/labs-devstral-small-2512", 64], ["mlx/deepseek-v4-flash-vision", 65], ["mlx/magistral-small-2506", 66], ["mlx/devstral-medium-2512", 66], ["mlx/devstral-medium-2507", 66], ["mlx/devstral-small-2507", 66], ["mlx/open-mixtral-8x22b", 66], ["mlx/mistral-small-2501", 66], ["mlx/mistral-large:123b", 66], ["mlx/mistral-large-2411", 66], ["mlx/mistral-large-2407", 66], ["mlx/open-mixtral-8x7b", 66], ["mlx/open-mistral-nemo", 66], ["mlx/mistral-small:24b", 66], ["mlx/mistral-small-24b", 66], ["mlx/deepseek-chat-v3", 68], ["mlx/llama3.2-vision", 70], ["mlx/codestral-2508", 66], ["mlx/mixtral:8x22b", 66], ["mlx/mixtral-8x22b", 66], ["mlx/llama-3.2-90b", 70], ["mlx/llama-3.2-11b", 70], ["mlx/devstral-2512", 66], ["mlx/deepseek-v4.1", 65], ["mlx/codestral:22b", 66], ["mlx/codestral-22b", 66], ["mlx/qwen3.8-2.4t", 67], ["mlx/mixtral:8x7b", 66], ["mlx/mixtral-8x7b", 66], ["mlx/mistral-nemo", 66], ["mlx/meta-llama-3", 61], ["mlx/gemma-3-270m", 59], ["mlx/devstral:24b", 66], ["mlx/qwen3.7-max", 67], ["mlx/qwen3-coder", 69], ["mlx/gemma3:270m", 59], ["mlx/devstral-2:", 66], ["mlx/devstral-2-", 66], ["mlx/deepseek-v4", 67], ["mlx/deepseek-v3", 68], ["mlx/deepseek-r1", 67], ["mlx/qwen3-omni", 57], ["mlx/mistral:7b", 66], ["mlx/gemma-3-1b", 59], ["mlx/ministral", 64], ["mlx/magistral", 64], ["mlx/gemma3:1b", 59], ["mlx/codestral", 64], ["mlx/qwen3-vl", 57], ["mlx/qwen-3.5", 65], ["mlx/devstral", 64], ["mlx/qwen3.8", 65], ["mlx/qwen3.7", 65], ["mlx/qwen3.6", 65], ["mlx/qwen3.5", 65], ["mlx/pixtral", 64], ["mlx/mixtral", 64], ["mlx/mistral", 64], ["mlx/llama-4", 62], ["mlx/llama-3", 61], ["mlx/gpt-oss", 63], ["mlx/gemma-3", 60], ["mlx/gemma-2", 59], ["mlx/qwen-3", 58], ["mlx/llama4", 62], ["mlx/llama3", 61], ["mlx/gemma3", 60], ["mlx/gemma2", 59], ["mlx/qwen3", 58], ["mlx/", 57], ["openclaw/", 71], ["openrouter/mistral-large-instruct-2411", 82], ["openrouter/mistral-large-instruct-2407", 82], ["openrouter/mistral-7b-instruct-v0.3", 82], ["openrouter/labs-devstral-small-2512", 79], ["openrouter/deepseek-v4-flash-vision", 72], ["openrouter/claude-mythos-preview", 81], ["openrouter/magistral-small-2506", 82], ["openrouter/devstral-medium-2512", 82], ["openrouter/devstral-medium-2507", 82], ["openrouter/gemini-flash-latest", 81], ["openrouter/devstral-small-2507", 82], ["openrouter/deepseek-v4.1-flash", 72], ["openrouter/open-mixtral-8x22b", 82], ["openrouter/mistral-small-2501", 82], ["openrouter/mistral-large:123b", 82], ["openrouter/mistral-large-2411", 82], ["openrouter/mistral-large-2407", 82], ["openrouter/open-mixtral-8x7b", 82], ["openrouter/open-mistral-nemo", 82], ["openrouter/mistral-small:24b", 82], ["openrouter/mistral-small-24b", 82], ["openrouter/claude-sonnet-4.6", 81], ["openrouter/claude-sonnet-4-6", 81], ["openrouter/claude-3.7-sonnet", 73], ["openrouter/claude-3.5-sonnet", 73], ["openrouter/claude-3-7-sonnet", 73], ["openrouter/claude-3-5-sonnet", 73], ["openrouter/ft:gpt-3.5-turbo", 73], ["openrouter/deepseek-chat-v3", 84], ["openrouter/claude-haiku-5.5", 81], ["openrouter/claude-haiku-5-5", 81], ["openrouter/claude-haiku-4.5", 73], ["openrouter/claude-haiku-4-5", 73], ["openrouter/claude-3.5-haiku", 73], ["openrouter/claude-3-5-haiku", 73], ["openrouter/llama3.2-vision", 86], ["openrouter/claude-sonnet-5", 81], ["openrouter/claude-sonnet-4", 73], ["openrouter/claude-opus-4.8", 81], ["openrouter/claude-opus-4.7", 81], ["openrouter/claude-opus-4.6", 81], ["openrouter/claude-opus-4.5", 72], ["openrouter/claude-opus-4-8", 81], ["openrouter/claude-opus-4-7", 81], ["openrouter/claude-opus-4-6", 81], ["openrouter/claude-opus-4-5", 72], ["openrouter/claude-mythos-5", 81], ["openrouter/claude-3-sonnet", 73], ["openrouter/codestral-2508", 82], ["openrouter/claude-fable-5", 81], ["openrouter/claude-3-haiku", 73], ["openrouter/mixtral:8x22b", 82], ["openrouter/mixtral-8x22b", 82], ["openrouter/llama-3.2-90b", 86], ["openrouter/llama-3.2-11b", 86], ["openrouter/gpt-3.5-turbo", 73], ["openrouter/devstral-2512", 82], ["openrouter/codestral:22b", 82], ["openrouter/codestral-22b", 82], ["openrouter/claude-opus-5", 81], ["openrouter/claude-opus-4", 73], ["openrouter/claude-3-opus", 73], ["openrouter/qwen3.8-2.4t", 83], ["openrouter/mixtral:8x7b", 82], ["openrouter/mixtral-8x7b", 82], ["openrouter/mistral-nemo", 82], ["openrouter/meta-llama-3", 77], ["openrouter/gemma-3-270m", 75], ["openrouter/devstral:24b", 82], ["openrouter/qwen3.7-max", 83], ["openrouter/qwen3-coder", 85], ["openrouter/gemma3:270m", 75], ["openrouter/devstral-2:", 82], ["openrouter/devstral-2-", 82], ["openrouter/deepseek-v4", 74], ["openrouter/deepseek-v3", 84], ["openrouter/deepseek-r1", 83], ["openrouter/qwen3-omni", 72], ["openrouter/mistral:7b", 82], ["openrouter/gemma-3-1b", 75], ["openrouter/gemini-3.8", 81], ["openrouter/gemini-3.7", 81], ["openrouter/gemini-3.6", 81], ["openrouter/gemini-3.5", 81], ["openrouter/ft:gpt-4.1", 73], ["openrouter/chatgpt-4o", 73], ["openrouter/ministral", 79], ["openrouter/magistral", 79], ["openrouter/gemma3:1b", 75], ["openrouter/ft:gpt-4o", 73], ["openrouter/codestral", 79], ["openrouter/qwen3-vl", 72], ["openrouter/qwen-3.5", 80], ["openrouter/gemini-4", 81], ["openrouter/devstral", 79], ["openrouter/qwen3.8", 80], ["openrouter/qwen3.7", 80], ["openrouter/qwen3.6", 80], ["openrouter/qwen3.5", 80], ["openrouter/pixtral", 79], ["openrouter/mixtral", 79], ["openrouter/mistral", 79], ["openrouter/llama-4", 73], ["openrouter/llama-3", 77], ["openrouter/gpt-oss", 78], ["openrouter/gemma-3", 76], ["openrouter/gemma-2", 75], ["openrouter/qwen-3", 74], ["openrouter/llama4", 73], ["openrouter/llama3", 77], ["openrouter/gemma3", 76], ["openrouter/gemma2", 75], ["openrouter/qwen3", 74], ["openrouter/gpt-4", 73], ["openrouter/", 72], ["deepseek/deepseek-v4-flash-vision", 87], ["deepseek/deepseek-v4.1-flash", 87], ["deepseek/deepseek-reasoner", 88], ["deepseek/deepseek-chat", 88], ["deepseek/deepseek-v4", 88], ["deepseek/", 87], ["house/mistral-large-instruct-2411", 40], ["house/mistral-large-instruct-2407", 40], ["house/mistral-7b-instruct-v0.3", 40], ["house/labs-devstral-small-2512", 38], ["house/deepseek-v4-flash-vision", 39], ["house/magistral-small-2506", 40], ["house/devstral-medium-2512", 40], ["house/devstral-medium-2507", 40], ["house/devstral-small-2507", 40], ["house/open-mixtral-8x22b", 40], ["house/mistral-small-2501", 40], ["house/mistral-large:123b", 40], ["house/mistral-large-2411", 40], ["house/mistral-large-2407", 40], ["house/open-mixtral-8x7b", 40], ["house/open-mistral-nemo", 40], ["house/mistral-small:24b", 40], ["house/mistral-small-24b", 40], ["house/deepseek-chat-v3", 42], ["house/llama3.2-vision", 44], ["house/codestral-2508", 40], ["house/mixtral:8x22b", 40], ["house/mixtral-8x22b", 40], ["house/llama-3.2-90b", 44], ["house/llama-3.2-11b", 44], ["house/devstral-2512", 40], ["house/deepseek-v4.1", 39], ["house/codestral:22b", 40], ["house/codestral-22b", 40], ["house/qwen3.8-2.4t", 41], ["house/mixtral:8x7b", 40], ["house/mixtral-8x7b", 40], ["house/mistral-nemo", 40], ["house/meta-llama-3", 35], ["house/gemma-3-270m", 33], ["house/devstral:24b", 40], ["house/qwen3.7-max", 41], ["house/qwen3-coder", 43], ["house/gemma3:270m", 33], ["house/devstral-2:", 40], ["house/devstral-2-", 40], ["house/deepseek-v4", 41], ["house/deepseek-v3", 42], ["house/deepseek-r1", 41], ["house/qwen3-omni", 31], ["house/mistral:7b", 40], ["house/gemma-3-1b", 33], ["house/ministral", 38], ["house/magistral", 38], ["house/gemma3:1b", 33], ["house/codestral", 38], ["house/qwen3-vl", 31], ["house/qwen-3.5", 39], ["house/devstral", 38], ["house/qwen3.8", 39], ["house/qwen3.7", 39], ["house/qwen3.6", 39], ["house/qwen3.5", 39], ["house/pixtral", 38], ["house/mixtral", 38], ["house/mistral", 38], ["house/llama-4", 36], ["house/llama-3", 35], ["house/gpt-oss", 37], ["house/gemma-3", 34], ["house/gemma-2", 33], ["house/qwen-3", 32], ["house/llama4", 36], ["house/llama3", 35], ["house/gemma3", 34], ["house/gemma2", 33], ["house/qwen3", 32], ["house/", 31]];

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

const $rows_openaiChat = [
  { rules: { cacheMarks: true }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
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
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", alternate: true, nineCallIds: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front" }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front", textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, prefill: "asked", images: "url", audio: "wav mp3 flac", reasoning: "reasoning", system: "front", alternate: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning_effort: "low" }) },
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
  { rules: { cacheMarks: false, server: true }, head: () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } }) },
  { rules: { cacheMarks: false, server: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } }) },
  { rules: { cacheMarks: false, server: true, system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "front", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } }) },
  { rules: { cacheMarks: false, server: true, alternate: true, nineCallIds: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "front" }, head: () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } }) },
  { rules: { cacheMarks: false, server: true, alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, system: "front", textOnly: true }, head: () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } }) },
  { rules: { cacheMarks: false, server: true, system: "front", alternate: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, chat_template_kwargs: { enable_thinking: true } }) },
  { rules: { cacheMarks: false, server: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, singleCall: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, agent: true, images: "last-turn" }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "user", alternate: true, noToolTurns: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front", singleCall: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", alternate: true, nineCallIds: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front" }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "refused", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning" }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", alternate: true, nineCallIds: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front", textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", system: "front", alternate: true, textOnly: true }, head: () => ({ max_completion_tokens: 2048, reasoning: { effort: "low" } }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", textOnly: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: true, server: true, names: true, developer: true, prefill: "continued", images: "url", audio: "wav mp3 flac", pdf: true, reasoning: "reasoning", singleCall: true }, head: () => ({ max_completion_tokens: 2048 }) },
  { rules: { cacheMarks: false, server: true, names: true, images: "url", reasoning: "reasoning_content" }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
  { rules: { cacheMarks: false, server: true, names: true, images: "url", reasoning: "reasoning_content", textOnly: true }, head: () => ({ max_tokens: 2048, reasoning_effort: "low" }) },
];

export function openaiChat(input, { backend = "openai", model = $backends_openaiChat[backend], context, history, onFinding } = {}) {
  $requireBackend(backend, $backends_openaiChat);
  const row = $rows_openaiChat[$pickRow($models_openaiChat, model, backend + "/")];
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

export function openaiResponses(input, { model = "gpt-6.1-terra", context, history, onFinding } = {}) {
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

const $models_chatTemplate = [["raw/", 1]];

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
  const row = $rows_chatTemplate[$pickRow($models_chatTemplate, model, backend + "/")];
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
