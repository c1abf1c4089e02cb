// Made by polylect from prompts/summarize.prompt, prompts/_house-style.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { emptyConversation as $emptyConversation, jsonText as $jsonText, lower as $lower, noHistory as $noHistory, parseInput as $parseInput, parseOutput as $parseOutput, pickRow as $pickRow, pickServerRow as $pickServerRow, prepareInput as $prepareInput, requireBackend as $requireBackend, text as $text, truthy as $truthy, withHistory as $withHistory } from "polylect/runtime";
import { lowerMessages as $lower_chatTemplate } from "polylect/runtime/chat-template";

export const meta = { name: "summarize", version: "1.0.0", description: "Sums up a text for one group of readers, in a plain or a formal style.", contentHash: "7cd4db838d9c5a81", contractHash: "d110995b1fce3f66" };

const $inputSchema = { type: "object", properties: { text: { type: "string", description: "the text to sum up" }, style: { enum: ["plain", "formal", null], description: "how the summary sounds" }, audience: { type: ["string", "null"], description: "who reads the summary" }, language: { type: ["string", "null"], description: "language of the summary; the language of the text where it is left out" }, maxWords: { type: ["integer", "null"], description: "most words of the summary" } }, required: ["text"], additionalProperties: false };

const $defaults = () => ({ style: "plain", maxWords: 120 });

const $prepare = (input) => (input && input.text !== undefined && input.style !== undefined && input.maxWords !== undefined ? input : $prepareInput(input, ["text"], $defaults));

const $static1 = "## Style\n\n- Write plain sentences in the active voice. Keep names, numbers, dates and units exactly as they are in the source.\n- Write in ";

const $static2 = "- Write for readers outside the company: full sentences, no contractions, no first person, abbreviations spelled out once.\n";

const $static3 = "- Write as one colleague to another: short sentences, common words, no greeting and no closing line.\n";

const $static4 = "- Leave out praise, guesses and anything that the source does not say.\n";

const $static5 = "\n## Content\n\n- Begin with the result or decision, then give what led to it.\n- Name who does what by when, where the text says so.\n- Use at most ";

const $static6 = " words. A shorter summary is better than a padded one.\n- If the text contradicts itself, say where; do not settle it.";

const $static1Json = "## Style\\n\\n- Write plain sentences in the active voice. Keep names, numbers, dates and units exactly as they are in the source.\\n- Write in ";

const $static2Json = "- Write for readers outside the company: full sentences, no contractions, no first person, abbreviations spelled out once.\\n";

const $static3Json = "- Write as one colleague to another: short sentences, common words, no greeting and no closing line.\\n";

const $static4Json = "- Leave out praise, guesses and anything that the source does not say.\\n";

const $static5Json = "\\n## Content\\n\\n- Begin with the result or decision, then give what led to it.\\n- Name who does what by when, where the text says so.\\n- Use at most ";

const $static6Json = " words. A shorter summary is better than a padded one.\\n- If the text contradicts itself, say where; do not settle it.";

function $messages(input, context, history) {
  return $withHistory([
    { role: "system", parts: [{ type: "text", text: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }] },
    { role: "user", parts: [{ type: "text", text: $text(input.text) }] },
  ], history);
}

const $models_openaiChat1 = [["gemma-3", 1], ["gemma-2", 1], ["gemma3", 1], ["gemma2", 1]];

const $models_openaiChat2 = [["gemma-3", 3], ["gemma-2", 3], ["gemma3", 3], ["gemma2", 3]];

const $models_openaiChat3 = [];

const $models_openaiChat = {
  "openai": [0, $models_openaiChat3],
  "ollama-openai": [1, $models_openaiChat1],
  "llama.cpp": [1, $models_openaiChat1],
  "vllm": [0, $models_openaiChat2],
  "lmstudio": [1, $models_openaiChat1],
  "mlx": [0, $models_openaiChat2],
  "openclaw": [4, $models_openaiChat3],
  "openrouter": [0, $models_openaiChat2],
  "deepseek": [1, $models_openaiChat3],
  "house": [0, $models_openaiChat2],
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

export function openaiChat(input, { backend = "openai", model = $backends_openaiChat[backend], context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  $requireBackend(backend, $backends_openaiChat);
  const row = backend === "openai" && model === "gpt-6.1-sol" ? 0 : $pickServerRow($models_openaiChat, model, backend);
  input = $prepare(input);
  if (row === 0 || row === 1) {
    const messages = [{ role: "system", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { role: "user", content: $text(input.text) }];
    switch (row) {
      case 0:
        return {
          model,
          messages,
          max_completion_tokens: 4096,
        };
      default:
        return {
          model,
          messages,
          max_tokens: 4096,
        };
    }
  }
  if (row === 2 || row === 3) {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    const messages = [{ role: "user", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 + "\n\n" + $text(input.text) }];
    switch (row) {
      case 2:
        return {
          model,
          messages,
          max_tokens: 4096,
        };
      default:
        return {
          model,
          messages,
          max_completion_tokens: 4096,
        };
    }
  }
  onFinding?.({ id: "agent-prompt", level: "adapted", category: "content", message: 0 });
  return {
    model,
    messages: [{ role: "system", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { role: "user", content: $text(input.text) }],
    max_completion_tokens: 4096,
  };
}

export function openaiChatJson(input, { backend = "openai", model = $backends_openaiChat[backend], context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  $requireBackend(backend, $backends_openaiChat);
  const row = backend === "openai" && model === "gpt-6.1-sol" ? 0 : $pickServerRow($models_openaiChat, model, backend);
  input = $prepare(input);
  if (row === 0 || row === 1) {
    const messages = '[{"role":"system","content":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"},{"role":"user","content":"' + $jsonText(input.text) + '"}]';
    switch (row) {
      case 0:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_completion_tokens":4096}';
      default:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_tokens":4096}';
    }
  }
  if (row === 2 || row === 3) {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    const messages = '[{"role":"user","content":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + "\\n\\n" + $jsonText(input.text) + '"}]';
    switch (row) {
      case 2:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_tokens":4096}';
      default:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_completion_tokens":4096}';
    }
  }
  onFinding?.({ id: "agent-prompt", level: "adapted", category: "content", message: 0 });
  return '{"model":"' + $jsonText(model) + '","messages":[{"role":"system","content":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"},{"role":"user","content":"' + $jsonText(input.text) + '"}],"max_completion_tokens":4096}';
}

export function openaiResponses(input, { model = "gpt-6.1-terra", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  input = $prepare(input);
  return {
    model,
    input: [{ role: "system", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { role: "user", content: $text(input.text) }],
    max_output_tokens: 4096,
  };
}

export function openaiResponsesJson(input, { model = "gpt-6.1-terra", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  input = $prepare(input);
  return '{"model":"' + $jsonText(model) + '","input":[{"role":"system","content":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"},{"role":"user","content":"' + $jsonText(input.text) + '"}],"max_output_tokens":4096}';
}

const $models_anthropic = [["=claude-haiku-4-5-20251001", 1], ...[]];

export function anthropic(input, { model = "claude-sonnet-5-5", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "claude-sonnet-5-5" ? 0 : $pickRow($models_anthropic, model);
  input = $prepare(input);
  const text1_ = $text(input.text);
  if (text1_.trim() === "") {
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    throw $emptyConversation();
  }
  onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
  const system = "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6;
  const messages = [{ role: "user", content: text1_ }];
  switch (row) {
    case 0:
      return {
        model,
        system,
        messages,
        max_tokens: 4096,
      };
    default:
      return {
        model,
        system,
        messages,
        max_tokens: 4096,
        temperature: 0.3,
      };
  }
}

export function anthropicJson(input, { model = "claude-sonnet-5-5", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "claude-sonnet-5-5" ? 0 : $pickRow($models_anthropic, model);
  input = $prepare(input);
  const text1_ = $text(input.text);
  if (text1_.trim() === "") {
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    throw $emptyConversation();
  }
  onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
  const system = '"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"';
  const messages = '[{"role":"user","content":"' + $jsonText(text1_) + '"}]';
  switch (row) {
    case 0:
      return '{"model":"' + $jsonText(model) + '","system":' + system + ',"messages":' + messages + ',"max_tokens":4096}';
    default:
      return '{"model":"' + $jsonText(model) + '","system":' + system + ',"messages":' + messages + ',"max_tokens":4096,"temperature":0.3}';
  }
}

const $models_gemini = [["gemma-", 1]];

export function gemini(input, { model = "gemini-3.8-flash", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "gemini-3.8-flash" ? 0 : $pickRow($models_gemini, model);
  input = $prepare(input);
  const text1_ = $text(input.text);
  if (row === 0) {
    if (text1_ === "") {
      onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
      onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
      throw $emptyConversation();
    }
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    return {
      systemInstruction: { parts: [{ text: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }] },
      contents: [{ role: "user", parts: [{ text: text1_ }] }],
      generationConfig: { maxOutputTokens: 4096 },
    };
  }
  if (text1_ === "") {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    return {
      contents: [{ role: "user", parts: [{ text: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }] }],
      generationConfig: { maxOutputTokens: 4096 },
    };
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return {
    contents: [{ role: "user", parts: [{ text: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { text: text1_ }] }],
    generationConfig: { maxOutputTokens: 4096 },
  };
}

export function geminiJson(input, { model = "gemini-3.8-flash", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "gemini-3.8-flash" ? 0 : $pickRow($models_gemini, model);
  input = $prepare(input);
  const text1_ = $text(input.text);
  if (row === 0) {
    if (text1_ === "") {
      onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
      onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
      throw $emptyConversation();
    }
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    return '{"systemInstruction":{"parts":[{"text":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"}]},"contents":[{"role":"user","parts":[{"text":"' + $jsonText(text1_) + '"}]}],"generationConfig":{"maxOutputTokens":4096}}';
  }
  if (text1_ === "") {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    return '{"contents":[{"role":"user","parts":[{"text":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"}]}],"generationConfig":{"maxOutputTokens":4096}}';
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return '{"contents":[{"role":"user","parts":[{"text":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"},{"text":"' + $jsonText(text1_) + '"}]}],"generationConfig":{"maxOutputTokens":4096}}';
}

const $models_ollama = [["gemma-3", 1], ["gemma-2", 1], ["gemma3", 1], ["gemma2", 1]];

export function ollama(input, { model = "qwen3:8b", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "qwen3:8b" ? 0 : $pickRow($models_ollama, model);
  input = $prepare(input);
  if (row === 0) {
    return {
      model,
      messages: [{ role: "system", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 }, { role: "user", content: $text(input.text) }],
      options: { num_predict: 4096, temperature: 0.3, num_ctx: 16384 },
    };
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return {
    model,
    messages: [{ role: "user", content: "Sum up the text of the user" + ($truthy(input.audience) ? " for this audience: " + $text(input.audience) : "") + ".\n\n" + $static1 + ($truthy(input.language) ? $text(input.language) : "the language of the source") + ".\n" + (input.style === "formal" ? $static2 : $static3) + $static4 + $static5 + $text(input.maxWords) + $static6 + "\n\n" + $text(input.text) }],
    options: { num_predict: 4096, temperature: 0.3, num_ctx: 16384 },
  };
}

export function ollamaJson(input, { model = "qwen3:8b", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "qwen3:8b" ? 0 : $pickRow($models_ollama, model);
  input = $prepare(input);
  if (row === 0) {
    return '{"model":"' + $jsonText(model) + '","messages":[{"role":"system","content":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + '"},{"role":"user","content":"' + $jsonText(input.text) + '"}],"options":{"num_predict":4096,"temperature":0.3,"num_ctx":16384}}';
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return '{"model":"' + $jsonText(model) + '","messages":[{"role":"user","content":"Sum up the text of the user' + ($truthy(input.audience) ? " for this audience: " + $jsonText(input.audience) : "") + ".\\n\\n" + $static1Json + ($truthy(input.language) ? $jsonText(input.language) : "the language of the source") + ".\\n" + (input.style === "formal" ? $static2Json : $static3Json) + $static4Json + $static5Json + $jsonText(input.maxWords) + $static6Json + "\\n\\n" + $jsonText(input.text) + '"}],"options":{"num_predict":4096,"temperature":0.3,"num_ctx":16384}}';
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
  { rules: { template: "{#- Texts alone, for a model that continues text and knows no conversation. -#}\n{%- for message in messages -%}\n{{ message.content }}\n\n{% endfor -%}\n", bosToken: "", eosToken: "", addsBos: true, controlTokens: '["<|im_start|>","<|im_end|>","<|start_header_id|>","<|end_header_id|>","<|eot_id|>","<|eom_id|>","<|python_tag|>","<|header_start|>","<|header_end|>","<|eot|>","<|eom|>","<|python_start|>","<|python_end|>","<start_of_turn>","<end_of_turn>","<|turn>","<turn|>","<|think|>","<|channel>","<channel|>","<|tool_call>","<tool_call|>","<|tool_response>","<tool_response|>","<｜begin▁of▁sentence｜>","<｜end▁of▁sentence｜>","<｜User｜>","<｜Assistant｜>","<｜tool▁calls▁begin｜>","<｜tool▁calls▁end｜>","<｜tool▁call▁begin｜>","<｜tool▁call▁end｜>","<｜tool▁outputs▁begin｜>","<｜tool▁outputs▁end｜>","<｜tool▁output▁begin｜>","<｜tool▁output▁end｜>","<｜tool▁sep｜>","<|start|>","<|message|>","<|channel|>","<|end|>","<|return|>","<|call|>","[INST]","[/INST]","[SYSTEM_PROMPT]","[/SYSTEM_PROMPT]","[TOOL_CALLS]","[AVAILABLE_TOOLS]"]', variables: "{}", now: "2026-01-01T00:00:00Z", tools: "[]" }, head: () => ({ n_predict: 4096 }) },
  { rules: { template: '{#- ChatML with tools, written for this project: what a model file of your own would bring along. -#}\n{%- if tools -%}\n<|im_start|>system\n{% if messages[0].role == "system" %}{{ messages[0].content }}\n\n{% endif %}You may call these functions:\n{% for tool in tools %}{{ tool.function | tojson }}\n{% endfor %}A call is one JSON object with `name` and `arguments` between <tool_call> and </tool_call>.<|im_end|>\n{% endif -%}\n{%- for message in messages -%}\n{%- if message.role == "tool" -%}\n<|im_start|>user\n<tool_response>{{ message.content }}</tool_response><|im_end|>\n{% elif not (tools and loop.first and message.role == "system") -%}\n<|im_start|>{{ message.role }}\n{{ message.content }}{% for call in message.tool_calls or [] %}\n<tool_call>{"name": {{ call.function.name | tojson }}, "arguments": {{ call.function.arguments | tojson }}}</tool_call>{% endfor %}<|im_end|>\n{% endif -%}\n{%- endfor -%}\n{%- if add_generation_prompt -%}\n<|im_start|>assistant\n{% endif -%}\n', bosToken: "", eosToken: "", addsBos: true, controlTokens: '["<|im_start|>","<tool_call>","</tool_call>","<|im_end|>","<tool_response>","</tool_response>","<|start_header_id|>","<|end_header_id|>","<|eot_id|>","<|eom_id|>","<|python_tag|>","<|header_start|>","<|header_end|>","<|eot|>","<|eom|>","<|python_start|>","<|python_end|>","<start_of_turn>","<end_of_turn>","<|turn>","<turn|>","<|think|>","<|channel>","<channel|>","<|tool_call>","<tool_call|>","<|tool_response>","<tool_response|>","<｜begin▁of▁sentence｜>","<｜end▁of▁sentence｜>","<｜User｜>","<｜Assistant｜>","<｜tool▁calls▁begin｜>","<｜tool▁calls▁end｜>","<｜tool▁call▁begin｜>","<｜tool▁call▁end｜>","<｜tool▁outputs▁begin｜>","<｜tool▁outputs▁end｜>","<｜tool▁output▁begin｜>","<｜tool▁output▁end｜>","<｜tool▁sep｜>","<|start|>","<|message|>","<|channel|>","<|end|>","<|return|>","<|call|>","[INST]","[/INST]","[SYSTEM_PROMPT]","[/SYSTEM_PROMPT]","[TOOL_CALLS]","[AVAILABLE_TOOLS]"]', variables: "{}", now: "2026-01-01T00:00:00Z", tools: "[]" }, head: () => ({ stop: ["<|im_end|>"], n_predict: 4096 }) },
];

export function chatTemplate(input, { backend = "tiny", model = $backends_chatTemplate[backend], context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  $requireBackend(backend, $backends_chatTemplate);
  const row = $rows_chatTemplate[$pickServerRow($models_chatTemplate, model, backend)];
  return { model, ...$lower($lower_chatTemplate, $messages($prepare(input), context, history), row.rules, [], onFinding), ...row.head() };
}

export function chatTemplateJson(input, options) {
  return JSON.stringify(chatTemplate(input, options));
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
