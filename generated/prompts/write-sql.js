// Made by polylect from prompts/write-sql.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { emptyConversation as $emptyConversation, get as $get, instruct as $instruct, items as $items, jsonText as $jsonText, lower as $lower, noHistory as $noHistory, parseInput as $parseInput, parseOutput as $parseOutput, pickRow as $pickRow, pickServerRow as $pickServerRow, prepareInput as $prepareInput, requireBackend as $requireBackend, text as $text, truthy as $truthy, withHistory as $withHistory } from "polylect/runtime";
import { lowerMessages as $lower_chatTemplate } from "polylect/runtime/chat-template";

export const meta = { name: "write-sql", version: "1.0.0", description: "Writes one SQL query that answers a question about a database.", contentHash: "9d1f3fcbfb2debdc", contractHash: "f96400f6f6ebd8be" };

const $inputSchema = { type: "object", properties: { question: { type: "string", description: "what somebody wants to know" }, engine: { enum: ["postgresql", "mysql", "sqlite"], description: "the database that runs the query" }, tables: { type: "array", items: { type: "object", properties: { name: { type: "string" }, purpose: { type: ["string", "null"], description: "what a row stands for" }, columns: { type: "array", items: { type: "object", properties: { name: { type: "string" }, type: { type: "string", description: "type as the database spells it" }, note: { type: ["string", "null"], description: "meaning, unit or allowed values" }, references: { type: ["string", "null"], description: "table and column that it points to, for example customers.id" } }, required: ["name", "type"], additionalProperties: false } } }, required: ["name", "columns"], additionalProperties: false }, description: "the tables that may be used" }, today: { type: ["string", "null"], description: 'date that words like "last month" count from, YYYY-MM-DD' }, rowLimit: { type: ["integer", "null"], description: "most rows of the result" } }, required: ["question", "engine", "tables"], additionalProperties: false };

const $defaults = () => ({ rowLimit: 100 });

const $prepare = (input) => (input && input.question !== undefined && input.engine !== undefined && input.tables !== undefined && input.rowLimit !== undefined ? input : $prepareInput(input, ["question", "engine", "tables"], $defaults));

const $static1 = ". Write one query that answers the question and only reads.\n\n## Tables\n";

const $static2 = "\n## Rules\n\n- Use these tables and columns and no others. If they do not hold the answer, set `answerable` to false and say in `assumptions` what is missing.\n";

const $static3 = "- Use `date_trunc` and intervals for dates, and `filter (where …)` for conditional counts.\n";

const $static4 = "- Use MySQL 8 functions such as `date_format`. There is no `filter` and no `full join`.\n";

const $static5 = "- Dates are texts: use `strftime` and `date` with modifiers. Divide by 1.0 where a fraction is meant.\n";

const $static6 = "- Name the columns of the result as a person would. Never select `*`.\n- Qualify every column when more than one table is used, and join along the references.\n- Mind nulls: they drop out of comparisons and are not counted by `count(column)`.\n- Return at most ";

function $text1(input, context) {
  let result = "";
  const list0 = $items(input.tables);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    result += "\n`" + $text(item0?.name) + "`";
    if ($truthy(item0?.purpose)) {
      result += ": " + $text(item0?.purpose);
    }
    result += "\n\n";
    const list5 = $items($get(item0, "columns"));
    for (let at5 = 0; at5 < list5.length; at5++) {
      const item5 = list5[at5];
      result += "- `" + $text(item5?.name) + "` " + $text(item5?.type);
      if ($truthy(item5?.references)) {
        result += ", references `" + $text(item5?.references) + "`";
      }
      if ($truthy(item5?.note)) {
        result += ": " + $text(item5?.note);
      }
      result += "\n";
    }
  }
  return result;
}

const $outputSchema = () => ({ type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false });

const $static7 = '\n\nAnswer with JSON and nothing else. The answer must fit this JSON Schema:\n{"type":"object","properties":{"answerable":{"type":"boolean","description":"whether the tables hold what the question asks for"},"sql":{"type":"string","description":"one query, or an empty string where the question cannot be answered"},"assumptions":{"type":"array","items":{"type":"string"},"description":"how unclear words of the question were read"}},"required":["answerable","sql","assumptions"],"additionalProperties":false}';

const $static1Json = ". Write one query that answers the question and only reads.\\n\\n## Tables\\n";

const $static2Json = "\\n## Rules\\n\\n- Use these tables and columns and no others. If they do not hold the answer, set `answerable` to false and say in `assumptions` what is missing.\\n";

const $static3Json = "- Use `date_trunc` and intervals for dates, and `filter (where …)` for conditional counts.\\n";

const $static4Json = "- Use MySQL 8 functions such as `date_format`. There is no `filter` and no `full join`.\\n";

const $static5Json = "- Dates are texts: use `strftime` and `date` with modifiers. Divide by 1.0 where a fraction is meant.\\n";

const $static6Json = "- Name the columns of the result as a person would. Never select `*`.\\n- Qualify every column when more than one table is used, and join along the references.\\n- Mind nulls: they drop out of comparisons and are not counted by `count(column)`.\\n- Return at most ";

const $outputSchemaJson = '{"type":"object","properties":{"answerable":{"type":"boolean","description":"whether the tables hold what the question asks for"},"sql":{"type":"string","description":"one query, or an empty string where the question cannot be answered"},"assumptions":{"type":"array","items":{"type":"string"},"description":"how unclear words of the question were read"}},"required":["answerable","sql","assumptions"],"additionalProperties":false}';

const $static7Json = '\\n\\nAnswer with JSON and nothing else. The answer must fit this JSON Schema:\\n{\\"type\\":\\"object\\",\\"properties\\":{\\"answerable\\":{\\"type\\":\\"boolean\\",\\"description\\":\\"whether the tables hold what the question asks for\\"},\\"sql\\":{\\"type\\":\\"string\\",\\"description\\":\\"one query, or an empty string where the question cannot be answered\\"},\\"assumptions\\":{\\"type\\":\\"array\\",\\"items\\":{\\"type\\":\\"string\\"},\\"description\\":\\"how unclear words of the question were read\\"}},\\"required\\":[\\"answerable\\",\\"sql\\",\\"assumptions\\"],\\"additionalProperties\\":false}';

const $outputForm1 = () => ({ type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false, propertyOrdering: ["answerable", "sql", "assumptions"] });

const $outputForm1Json = '{"type":"object","properties":{"answerable":{"type":"boolean","description":"whether the tables hold what the question asks for"},"sql":{"type":"string","description":"one query, or an empty string where the question cannot be answered"},"assumptions":{"type":"array","items":{"type":"string"},"description":"how unclear words of the question were read"}},"required":["answerable","sql","assumptions"],"additionalProperties":false,"propertyOrdering":["answerable","sql","assumptions"]}';

const $static8 = 'Answer with JSON and nothing else. The answer must fit this JSON Schema:\n{"type":"object","properties":{"answerable":{"type":"boolean","description":"whether the tables hold what the question asks for"},"sql":{"type":"string","description":"one query, or an empty string where the question cannot be answered"},"assumptions":{"type":"array","items":{"type":"string"},"description":"how unclear words of the question were read"}},"required":["answerable","sql","assumptions"],"additionalProperties":false}';

function $messages(input, context, history) {
  return $withHistory([
    { role: "system", parts: [{ type: "text", text: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }] },
    { role: "user", parts: [{ type: "text", text: $text(input.question) }] },
  ], history);
}

const $models_openaiChat1 = [["gemma-3", 1], ["gemma-2", 1], ["gemma3", 1], ["gemma2", 1]];

const $models_openaiChat2 = [];

const $models_openaiChat = {
  "openai": [0, $models_openaiChat2],
  "ollama-openai": [1, $models_openaiChat1],
  "llama.cpp": [1, $models_openaiChat1],
  "vllm": [3, $models_openaiChat1],
  "lmstudio": [1, $models_openaiChat1],
  "mlx": [5, $models_openaiChat1],
  "openclaw": [7, $models_openaiChat2],
  "openrouter": [0, [["gemma-3", 8], ["gemma-2", 8], ["gemma3", 8], ["gemma2", 8]]],
  "deepseek": [9, $models_openaiChat2],
  "house": [3, $models_openaiChat1],
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
  if (row === 0) {
    return {
      model,
      messages: [{ role: "system", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }, { role: "user", content: $text(input.question) }],
      max_completion_tokens: 8192,
      response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema(), strict: true } },
    };
  }
  if (row === 1 || row === 3 || row === 5 || row === 9) {
    const messages = [{ role: "system", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }, { role: "user", content: $text(input.question) + $static7 }];
    switch (row) {
      case 1:
        return {
          model,
          messages,
          max_tokens: 8192,
          response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema() } },
        };
      case 3:
        return {
          model,
          messages,
          max_completion_tokens: 8192,
          response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema() } },
        };
      case 5:
        return {
          model,
          messages,
          max_completion_tokens: 8192,
        };
      default:
        return {
          model,
          messages,
          max_tokens: 8192,
          response_format: { type: "json_object" },
        };
    }
  }
  if (row === 2 || row === 4 || row === 6) {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    const messages = [{ role: "user", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.\n\n" + $text(input.question) + $static7 }];
    switch (row) {
      case 2:
        return {
          model,
          messages,
          max_tokens: 8192,
          response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema() } },
        };
      case 4:
        return {
          model,
          messages,
          max_completion_tokens: 8192,
          response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema() } },
        };
      default:
        return {
          model,
          messages,
          max_completion_tokens: 8192,
        };
    }
  }
  if (row === 7) {
    onFinding?.({ id: "agent-prompt", level: "adapted", category: "content", message: 0 });
    return {
      model,
      messages: [{ role: "system", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }, { role: "user", content: $text(input.question) + $static7 }],
      max_completion_tokens: 8192,
      response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema() } },
    };
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return {
    model,
    messages: [{ role: "user", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.\n\n" + $text(input.question) }],
    max_completion_tokens: 8192,
    response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: $outputSchema(), strict: true } },
  };
}

export function openaiChatJson(input, { backend = "openai", model = $backends_openaiChat[backend], context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  $requireBackend(backend, $backends_openaiChat);
  const row = backend === "openai" && model === "gpt-6.1-sol" ? 0 : $pickServerRow($models_openaiChat, model, backend);
  input = $prepare(input);
  if (row === 0) {
    return '{"model":"' + $jsonText(model) + '","messages":[{"role":"system","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."},{"role":"user","content":"' + $jsonText(input.question) + '"}],"max_completion_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + ',"strict":true}}}';
  }
  if (row === 1 || row === 3 || row === 5 || row === 9) {
    const messages = '[{"role":"system","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."},{"role":"user","content":"' + $jsonText(input.question) + $static7Json + '"}]';
    switch (row) {
      case 1:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + "}}}";
      case 3:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_completion_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + "}}}";
      case 5:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_completion_tokens":8192}';
      default:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_tokens":8192,"response_format":{"type":"json_object"}}';
    }
  }
  if (row === 2 || row === 4 || row === 6) {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    const messages = '[{"role":"user","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + " rows, in an order that fits the question.\\n\\n" + $jsonText(input.question) + $static7Json + '"}]';
    switch (row) {
      case 2:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + "}}}";
      case 4:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_completion_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + "}}}";
      default:
        return '{"model":"' + $jsonText(model) + '","messages":' + messages + ',"max_completion_tokens":8192}';
    }
  }
  if (row === 7) {
    onFinding?.({ id: "agent-prompt", level: "adapted", category: "content", message: 0 });
    return '{"model":"' + $jsonText(model) + '","messages":[{"role":"system","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."},{"role":"user","content":"' + $jsonText(input.question) + $static7Json + '"}],"max_completion_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + "}}}";
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return '{"model":"' + $jsonText(model) + '","messages":[{"role":"user","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + " rows, in an order that fits the question.\\n\\n" + $jsonText(input.question) + '"}],"max_completion_tokens":8192,"response_format":{"type":"json_schema","json_schema":{"name":"write-sql","schema":' + $outputSchemaJson + ',"strict":true}}}';
}

export function openaiResponses(input, { model = "gpt-6.1-terra", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  input = $prepare(input);
  return {
    model,
    input: [{ role: "system", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }, { role: "user", content: $text(input.question) }],
    max_output_tokens: 8192,
    text: { format: { type: "json_schema", name: "write-sql", schema: $outputSchema(), strict: true } },
  };
}

export function openaiResponsesJson(input, { model = "gpt-6.1-terra", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  input = $prepare(input);
  return '{"model":"' + $jsonText(model) + '","input":[{"role":"system","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."},{"role":"user","content":"' + $jsonText(input.question) + '"}],"max_output_tokens":8192,"text":{"format":{"type":"json_schema","name":"write-sql","schema":' + $outputSchemaJson + ',"strict":true}}}';
}

const $models_anthropic = [["=claude-haiku-4-5-20251001", 1], ...[]];

export function anthropic(input, { model = "claude-sonnet-5-5", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "claude-sonnet-5-5" ? 0 : $pickRow($models_anthropic, model);
  input = $prepare(input);
  const text1_ = $text(input.question);
  if (text1_.trim() === "") {
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    throw $emptyConversation();
  }
  onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
  const system = "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.";
  const messages = [{ role: "user", content: text1_ }];
  switch (row) {
    case 0:
      return {
        model,
        system,
        messages,
        max_tokens: 8192,
        output_config: { format: { type: "json_schema", schema: $outputSchema() } },
      };
    default:
      return {
        model,
        system,
        messages,
        max_tokens: 8192,
        temperature: 0,
        output_config: { format: { type: "json_schema", schema: $outputSchema() } },
      };
  }
}

export function anthropicJson(input, { model = "claude-sonnet-5-5", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "claude-sonnet-5-5" ? 0 : $pickRow($models_anthropic, model);
  input = $prepare(input);
  const text1_ = $text(input.question);
  if (text1_.trim() === "") {
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    throw $emptyConversation();
  }
  onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
  const system = '"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."';
  const messages = '[{"role":"user","content":"' + $jsonText(text1_) + '"}]';
  switch (row) {
    case 0:
      return '{"model":"' + $jsonText(model) + '","system":' + system + ',"messages":' + messages + ',"max_tokens":8192,"output_config":{"format":{"type":"json_schema","schema":' + $outputSchemaJson + "}}}";
    default:
      return '{"model":"' + $jsonText(model) + '","system":' + system + ',"messages":' + messages + ',"max_tokens":8192,"temperature":0,"output_config":{"format":{"type":"json_schema","schema":' + $outputSchemaJson + "}}}";
  }
}

const $models_gemini = [["gemma-", 1]];

export function gemini(input, { model = "gemini-3.8-flash", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "gemini-3.8-flash" ? 0 : $pickRow($models_gemini, model);
  input = $prepare(input);
  const text1_ = $text(input.question);
  if (row === 0) {
    if (text1_ === "") {
      onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
      onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
      throw $emptyConversation();
    }
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    return {
      systemInstruction: { parts: [{ text: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }] },
      contents: [{ role: "user", parts: [{ text: text1_ }] }],
      generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: $outputForm1() },
    };
  }
  if (text1_ === "") {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    return {
      contents: [{ role: "user", parts: [{ text: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }] }],
      generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: $outputForm1() },
    };
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return {
    contents: [{ role: "user", parts: [{ text: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }, { text: text1_ }] }],
    generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: $outputForm1() },
  };
}

export function geminiJson(input, { model = "gemini-3.8-flash", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "gemini-3.8-flash" ? 0 : $pickRow($models_gemini, model);
  input = $prepare(input);
  const text1_ = $text(input.question);
  if (row === 0) {
    if (text1_ === "") {
      onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
      onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
      throw $emptyConversation();
    }
    onFinding?.({ id: "system-field", level: "adapted", category: "content", message: 0 });
    return '{"systemInstruction":{"parts":[{"text":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."}]},"contents":[{"role":"user","parts":[{"text":"' + $jsonText(text1_) + '"}]}],"generationConfig":{"maxOutputTokens":8192,"responseMimeType":"application/json","responseJsonSchema":' + $outputForm1Json + "}}";
  }
  if (text1_ === "") {
    onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
    onFinding?.({ id: "empty-text", level: "adapted", category: "content", message: 1, part: 0 });
    return '{"contents":[{"role":"user","parts":[{"text":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."}]}],"generationConfig":{"maxOutputTokens":8192,"responseMimeType":"application/json","responseJsonSchema":' + $outputForm1Json + "}}";
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return '{"contents":[{"role":"user","parts":[{"text":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."},{"text":"' + $jsonText(text1_) + '"}]}],"generationConfig":{"maxOutputTokens":8192,"responseMimeType":"application/json","responseJsonSchema":' + $outputForm1Json + "}}";
}

const $models_ollama = [["gemma-3", 1], ["gemma-2", 1], ["gemma3", 1], ["gemma2", 1]];

export function ollama(input, { model = "qwen3:8b", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "qwen3:8b" ? 0 : $pickRow($models_ollama, model);
  input = $prepare(input);
  if (row === 0) {
    return {
      model,
      messages: [{ role: "system", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question." }, { role: "user", content: $text(input.question) + $static7 }],
      options: { num_predict: 8192, temperature: 0, num_ctx: 16384 },
      format: $outputSchema(),
    };
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return {
    model,
    messages: [{ role: "user", content: "You write SQL for " + $text(input.engine) + $static1 + $text1(input, context) + $static2 + ($truthy(input.today) ? "- Today is " + $text(input.today) + ".\n" : "") + (input.engine === "postgresql" ? $static3 : "") + (input.engine === "mysql" ? $static4 : "") + (input.engine === "sqlite" ? $static5 : "") + $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.\n\n" + $text(input.question) + $static7 }],
    options: { num_predict: 8192, temperature: 0, num_ctx: 16384 },
    format: $outputSchema(),
  };
}

export function ollamaJson(input, { model = "qwen3:8b", context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  const row = model === "qwen3:8b" ? 0 : $pickRow($models_ollama, model);
  input = $prepare(input);
  if (row === 0) {
    return '{"model":"' + $jsonText(model) + '","messages":[{"role":"system","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + ' rows, in an order that fits the question."},{"role":"user","content":"' + $jsonText(input.question) + $static7Json + '"}],"options":{"num_predict":8192,"temperature":0,"num_ctx":16384},"format":' + $outputSchemaJson + "}";
  }
  onFinding?.({ id: "system-in-user", level: "adapted", category: "content", message: 0 });
  return '{"model":"' + $jsonText(model) + '","messages":[{"role":"user","content":"You write SQL for ' + $jsonText(input.engine) + $static1Json + $jsonText($text1(input, context)) + $static2Json + ($truthy(input.today) ? "- Today is " + $jsonText(input.today) + ".\\n" : "") + (input.engine === "postgresql" ? $static3Json : "") + (input.engine === "mysql" ? $static4Json : "") + (input.engine === "sqlite" ? $static5Json : "") + $static6Json + $jsonText(input.rowLimit) + " rows, in an order that fits the question.\\n\\n" + $jsonText(input.question) + $static7Json + '"}],"options":{"num_predict":8192,"temperature":0,"num_ctx":16384},"format":' + $outputSchemaJson + "}";
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
  { rules: { template: "{#- Texts alone, for a model that continues text and knows no conversation. -#}\n{%- for message in messages -%}\n{{ message.content }}\n\n{% endfor -%}\n", bosToken: "", eosToken: "", addsBos: true, controlTokens: '["<|im_start|>","<|im_end|>","<|start_header_id|>","<|end_header_id|>","<|eot_id|>","<|eom_id|>","<|python_tag|>","<|header_start|>","<|header_end|>","<|eot|>","<|eom|>","<|python_start|>","<|python_end|>","<start_of_turn>","<end_of_turn>","<|turn>","<turn|>","<|think|>","<|channel>","<channel|>","<|tool_call>","<tool_call|>","<|tool_response>","<tool_response|>","<｜begin▁of▁sentence｜>","<｜end▁of▁sentence｜>","<｜User｜>","<｜Assistant｜>","<｜tool▁calls▁begin｜>","<｜tool▁calls▁end｜>","<｜tool▁call▁begin｜>","<｜tool▁call▁end｜>","<｜tool▁outputs▁begin｜>","<｜tool▁outputs▁end｜>","<｜tool▁output▁begin｜>","<｜tool▁output▁end｜>","<｜tool▁sep｜>","<|start|>","<|message|>","<|channel|>","<|end|>","<|return|>","<|call|>","[INST]","[/INST]","[SYSTEM_PROMPT]","[/SYSTEM_PROMPT]","[TOOL_CALLS]","[AVAILABLE_TOOLS]"]', variables: "{}", now: "2026-01-01T00:00:00Z", tools: "[]" }, head: () => ({ n_predict: 8192, json_schema: $outputSchema() }), instruction: $static8 },
  { rules: { template: '{#- ChatML with tools, written for this project: what a model file of your own would bring along. -#}\n{%- if tools -%}\n<|im_start|>system\n{% if messages[0].role == "system" %}{{ messages[0].content }}\n\n{% endif %}You may call these functions:\n{% for tool in tools %}{{ tool.function | tojson }}\n{% endfor %}A call is one JSON object with `name` and `arguments` between <tool_call> and </tool_call>.<|im_end|>\n{% endif -%}\n{%- for message in messages -%}\n{%- if message.role == "tool" -%}\n<|im_start|>user\n<tool_response>{{ message.content }}</tool_response><|im_end|>\n{% elif not (tools and loop.first and message.role == "system") -%}\n<|im_start|>{{ message.role }}\n{{ message.content }}{% for call in message.tool_calls or [] %}\n<tool_call>{"name": {{ call.function.name | tojson }}, "arguments": {{ call.function.arguments | tojson }}}</tool_call>{% endfor %}<|im_end|>\n{% endif -%}\n{%- endfor -%}\n{%- if add_generation_prompt -%}\n<|im_start|>assistant\n{% endif -%}\n', bosToken: "", eosToken: "", addsBos: true, controlTokens: '["<|im_start|>","<tool_call>","</tool_call>","<|im_end|>","<tool_response>","</tool_response>","<|start_header_id|>","<|end_header_id|>","<|eot_id|>","<|eom_id|>","<|python_tag|>","<|header_start|>","<|header_end|>","<|eot|>","<|eom|>","<|python_start|>","<|python_end|>","<start_of_turn>","<end_of_turn>","<|turn>","<turn|>","<|think|>","<|channel>","<channel|>","<|tool_call>","<tool_call|>","<|tool_response>","<tool_response|>","<｜begin▁of▁sentence｜>","<｜end▁of▁sentence｜>","<｜User｜>","<｜Assistant｜>","<｜tool▁calls▁begin｜>","<｜tool▁calls▁end｜>","<｜tool▁call▁begin｜>","<｜tool▁call▁end｜>","<｜tool▁outputs▁begin｜>","<｜tool▁outputs▁end｜>","<｜tool▁output▁begin｜>","<｜tool▁output▁end｜>","<｜tool▁sep｜>","<|start|>","<|message|>","<|channel|>","<|end|>","<|return|>","<|call|>","[INST]","[/INST]","[SYSTEM_PROMPT]","[/SYSTEM_PROMPT]","[TOOL_CALLS]","[AVAILABLE_TOOLS]"]', variables: "{}", now: "2026-01-01T00:00:00Z", tools: "[]" }, head: () => ({ stop: ["<|im_end|>"], n_predict: 8192, json_schema: $outputSchema() }), instruction: $static8 },
];

export function chatTemplate(input, { backend = "tiny", model = $backends_chatTemplate[backend], context, history, onFinding } = {}) {
  if (history) $noHistory(history);
  $requireBackend(backend, $backends_chatTemplate);
  const row = $rows_chatTemplate[$pickServerRow($models_chatTemplate, model, backend)];
  return { model, ...$lower($lower_chatTemplate, $instruct($messages($prepare(input), context, history), row.instruction), row.rules, [], onFinding), ...row.head() };
}

export function chatTemplateJson(input, options) {
  return JSON.stringify(chatTemplate(input, options));
}

export function parseInput(value) {
  return $parseInput(value, $inputSchema, $defaults());
}

export function parseOutput(text, source, onRepair) {
  return $parseOutput(text, $outputSchema(), "json", undefined, undefined, onRepair);
}

export function writeSql(input) {
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
