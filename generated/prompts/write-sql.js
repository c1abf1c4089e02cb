// Made by polylect from prompts/write-sql.prompt. Do not edit: `npx polylect compile` writes it anew.
/* eslint-disable */

import { get as $get, items as $items, lower as $lower, parseInput as $parseInput, parseOutput as $parseOutput, pickRow as $pickRow, prepareInput as $prepareInput, requireModel as $requireModel, text as $text, truthy as $truthy, withHistory as $withHistory } from "polylect/runtime";
import { lowerMessages as $lower_anthropic } from "polylect/runtime/anthropic";
import { lowerMessages as $lower_gemini } from "polylect/runtime/gemini";
import { lowerMessages as $lower_ollama } from "polylect/runtime/ollama";
import { lowerMessages as $lower_openaiChat } from "polylect/runtime/openai-chat";

export const meta = { name: "write-sql", version: "1.0.0", description: "Writes one SQL query that answers a question about a database.", contentHash: "9d1f3fcbfb2debdc", contractHash: "f96400f6f6ebd8be" };

const $inputSchema = { type: "object", properties: { question: { type: "string", description: "what somebody wants to know" }, engine: { enum: ["postgresql", "mysql", "sqlite"], description: "the database that runs the query" }, tables: { type: "array", items: { type: "object", properties: { name: { type: "string" }, purpose: { type: ["string", "null"], description: "what a row stands for" }, columns: { type: "array", items: { type: "object", properties: { name: { type: "string" }, type: { type: "string", description: "type as the database spells it" }, note: { type: ["string", "null"], description: "meaning, unit or allowed values" }, references: { type: ["string", "null"], description: "table and column that it points to, for example customers.id" } }, required: ["name", "type"], additionalProperties: false } } }, required: ["name", "columns"], additionalProperties: false }, description: "the tables that may be used" }, today: { type: ["string", "null"], description: "date that words like \"last month\" count from, YYYY-MM-DD" }, rowLimit: { type: ["integer", "null"], description: "most rows of the result" } }, required: ["question", "engine", "tables"], additionalProperties: false };

const $outputSchema = { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false };

const $defaults = () => ({ rowLimit: 100 });

const $prepare = (input) => $prepareInput(input, ["question", "engine", "tables"], $defaults);

const $static1 = ". Write one query that answers the question and only reads.\n\n## Tables\n";

const $static2 = "\n## Rules\n\n- Use these tables and columns and no others. If they do not hold the answer, set `answerable` to false and say in `assumptions` what is missing.\n";

const $static3 = "- Use `date_trunc` and intervals for dates, and `filter (where …)` for conditional counts.\n";

const $static4 = "- Use MySQL 8 functions such as `date_format`. There is no `filter` and no `full join`.\n";

const $static5 = "- Dates are texts: use `strftime` and `date` with modifiers. Divide by 1.0 where a fraction is meant.\n";

const $static6 = "- Name the columns of the result as a person would. Never select `*`.\n- Qualify every column when more than one table is used, and join along the references.\n- Mind nulls: they drop out of comparisons and are not counted by `count(column)`.\n- Return at most ";

function $messages(input, context, history) {
  let text1_ = "";
  text1_ += "You write SQL for " + $text(input.engine) + $static1;
  const list0 = $items(input.tables);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    text1_ += "\n`" + $text(item0?.name) + "`";
    if ($truthy(item0?.purpose)) {
      text1_ += ": " + $text(item0?.purpose);
    }
    text1_ += "\n\n";
    const list5 = $items($get(item0, "columns"));
    for (let at5 = 0; at5 < list5.length; at5++) {
      const item5 = list5[at5];
      text1_ += "- `" + $text(item5?.name) + "` " + $text(item5?.type);
      if ($truthy(item5?.references)) {
        text1_ += ", references `" + $text(item5?.references) + "`";
      }
      if ($truthy(item5?.note)) {
        text1_ += ": " + $text(item5?.note);
      }
      text1_ += "\n";
    }
  }
  text1_ += $static2;
  if ($truthy(input.today)) {
    text1_ += "- Today is " + $text(input.today) + ".\n";
  }
  if (input.engine === "postgresql") {
    text1_ += $static3;
  }
  if (input.engine === "mysql") {
    text1_ += $static4;
  }
  if (input.engine === "sqlite") {
    text1_ += $static5;
  }
  text1_ += $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.";
  return $withHistory([
    { role: "system", parts: [{ type: "text", text: text1_ }] },
    { role: "user", parts: [{ type: "text", text: $text(input.question) }] },
  ], history);
}

const $rows_openaiChat = [
  { rules: { cacheMarks: true }, head: () => ({ max_completion_tokens: 8192, response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } } }) },
  { rules: { cacheMarks: false }, head: () => ({ max_completion_tokens: 8192, response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } } }) },
];

const $models_openaiChat = [["o1", 1], ["o3", 1], ["gpt-5", 1], ["gpt-4o", 1], ["gpt-5.", 0], ["gpt-4.1", 1], ["gpt-5.1", 1], ["gpt-5.2", 1], ["gpt-5.3", 1], ["gpt-5.4", 1], ["gpt-5.5", 1], ["o4-mini", 1], ["gpt-4-turbo", 1], ["gpt-3.5-turbo", 1]];

function $direct_openaiChat(input, context) {
  let text1_ = "";
  text1_ += "You write SQL for " + $text(input.engine) + $static1;
  const list0 = $items(input.tables);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    text1_ += "\n`" + $text(item0?.name) + "`";
    if ($truthy(item0?.purpose)) {
      text1_ += ": " + $text(item0?.purpose);
    }
    text1_ += "\n\n";
    const list5 = $items($get(item0, "columns"));
    for (let at5 = 0; at5 < list5.length; at5++) {
      const item5 = list5[at5];
      text1_ += "- `" + $text(item5?.name) + "` " + $text(item5?.type);
      if ($truthy(item5?.references)) {
        text1_ += ", references `" + $text(item5?.references) + "`";
      }
      if ($truthy(item5?.note)) {
        text1_ += ": " + $text(item5?.note);
      }
      text1_ += "\n";
    }
  }
  text1_ += $static2;
  if ($truthy(input.today)) {
    text1_ += "- Today is " + $text(input.today) + ".\n";
  }
  if (input.engine === "postgresql") {
    text1_ += $static3;
  }
  if (input.engine === "mysql") {
    text1_ += $static4;
  }
  if (input.engine === "sqlite") {
    text1_ += $static5;
  }
  text1_ += $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.";
  return {
    model: "gpt-6.1-sol",
    messages: [{ role: "system", content: text1_ }, { role: "user", content: $text(input.question) }],
    max_completion_tokens: 8192,
    response_format: { type: "json_schema", json_schema: { name: "write-sql", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } },
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
  { rules: { prefill: false, lateSystem: false }, head: () => ({ max_tokens: 8192, output_config: { format: { type: "json_schema", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } } }) },
  { rules: { prefill: false, lateSystem: true }, head: () => ({ max_tokens: 8192, output_config: { format: { type: "json_schema", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } } }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 8192, output_config: { format: { type: "json_schema", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } } }) },
  { rules: { prefill: true, lateSystem: false }, head: () => ({ max_tokens: 8192, temperature: 0, output_config: { format: { type: "json_schema", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } } }) },
];

const $models_anthropic = [["claude-opus-4", 2], ["claude-opus-5", 1], ["claude-fable-5", 1], ["claude-mythos-5", 1], ["claude-opus-4-6", 0], ["claude-opus-4-7", 0], ["claude-opus-4-8", 1], ["claude-sonnet-4", 2], ["claude-haiku-4-5", 2], ["claude-haiku-5-5", 1], ["claude-sonnet-4-6", 0], ["claude-sonnet-5-5", 1], ["=claude-haiku-4-5", 3]];

function $direct_anthropic(input, context) {
  let text1_ = "";
  text1_ += "You write SQL for " + $text(input.engine) + $static1;
  const list0 = $items(input.tables);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    text1_ += "\n`" + $text(item0?.name) + "`";
    if ($truthy(item0?.purpose)) {
      text1_ += ": " + $text(item0?.purpose);
    }
    text1_ += "\n\n";
    const list5 = $items($get(item0, "columns"));
    for (let at5 = 0; at5 < list5.length; at5++) {
      const item5 = list5[at5];
      text1_ += "- `" + $text(item5?.name) + "` " + $text(item5?.type);
      if ($truthy(item5?.references)) {
        text1_ += ", references `" + $text(item5?.references) + "`";
      }
      if ($truthy(item5?.note)) {
        text1_ += ": " + $text(item5?.note);
      }
      text1_ += "\n";
    }
  }
  text1_ += $static2;
  if ($truthy(input.today)) {
    text1_ += "- Today is " + $text(input.today) + ".\n";
  }
  if (input.engine === "postgresql") {
    text1_ += $static3;
  }
  if (input.engine === "mysql") {
    text1_ += $static4;
  }
  if (input.engine === "sqlite") {
    text1_ += $static5;
  }
  text1_ += $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.";
  const text2_ = $text(input.question);
  if (text2_.trim() === "") return undefined;
  return {
    model: "claude-sonnet-5-5",
    system: text1_,
    messages: [{ role: "user", content: text2_ }],
    max_tokens: 8192,
    output_config: { format: { type: "json_schema", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } },
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
  { rules: { prefill: false, signatures: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } }) },
  { rules: { prefill: true, signatures: true, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } }) },
  { rules: { prefill: true, signatures: false, systemField: true }, head: () => ({ generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } }) },
  { rules: { prefill: false, signatures: false, systemField: false }, head: () => ({ generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } }) },
];

const $models_gemini = [["gemma-", 3], ["gemini-2", 2], ["gemini-3-", 1], ["gemini-3.0", 1], ["gemini-3.1", 1]];

function $direct_gemini(input, context) {
  let text1_ = "";
  text1_ += "You write SQL for " + $text(input.engine) + $static1;
  const list0 = $items(input.tables);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    text1_ += "\n`" + $text(item0?.name) + "`";
    if ($truthy(item0?.purpose)) {
      text1_ += ": " + $text(item0?.purpose);
    }
    text1_ += "\n\n";
    const list5 = $items($get(item0, "columns"));
    for (let at5 = 0; at5 < list5.length; at5++) {
      const item5 = list5[at5];
      text1_ += "- `" + $text(item5?.name) + "` " + $text(item5?.type);
      if ($truthy(item5?.references)) {
        text1_ += ", references `" + $text(item5?.references) + "`";
      }
      if ($truthy(item5?.note)) {
        text1_ += ": " + $text(item5?.note);
      }
      text1_ += "\n";
    }
  }
  text1_ += $static2;
  if ($truthy(input.today)) {
    text1_ += "- Today is " + $text(input.today) + ".\n";
  }
  if (input.engine === "postgresql") {
    text1_ += $static3;
  }
  if (input.engine === "mysql") {
    text1_ += $static4;
  }
  if (input.engine === "sqlite") {
    text1_ += $static5;
  }
  text1_ += $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.";
  const text2_ = $text(input.question);
  if (text2_.trim() === "") return undefined;
  return {
    systemInstruction: { parts: [{ text: text1_ }] },
    contents: [{ role: "user", parts: [{ text: text2_ }] }],
    generationConfig: { maxOutputTokens: 8192, responseMimeType: "application/json", responseJsonSchema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } },
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
  { rules: {}, head: () => ({ options: { num_predict: 8192, temperature: 0, num_ctx: 16384 }, format: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } }) },
];

function $direct_ollama(input, context) {
  let text1_ = "";
  text1_ += "You write SQL for " + $text(input.engine) + $static1;
  const list0 = $items(input.tables);
  for (let at0 = 0; at0 < list0.length; at0++) {
    const item0 = list0[at0];
    text1_ += "\n`" + $text(item0?.name) + "`";
    if ($truthy(item0?.purpose)) {
      text1_ += ": " + $text(item0?.purpose);
    }
    text1_ += "\n\n";
    const list5 = $items($get(item0, "columns"));
    for (let at5 = 0; at5 < list5.length; at5++) {
      const item5 = list5[at5];
      text1_ += "- `" + $text(item5?.name) + "` " + $text(item5?.type);
      if ($truthy(item5?.references)) {
        text1_ += ", references `" + $text(item5?.references) + "`";
      }
      if ($truthy(item5?.note)) {
        text1_ += ": " + $text(item5?.note);
      }
      text1_ += "\n";
    }
  }
  text1_ += $static2;
  if ($truthy(input.today)) {
    text1_ += "- Today is " + $text(input.today) + ".\n";
  }
  if (input.engine === "postgresql") {
    text1_ += $static3;
  }
  if (input.engine === "mysql") {
    text1_ += $static4;
  }
  if (input.engine === "sqlite") {
    text1_ += $static5;
  }
  text1_ += $static6 + $text(input.rowLimit) + " rows, in an order that fits the question.";
  return {
    model: "qwen3:8b",
    messages: [{ role: "system", content: text1_ }, { role: "user", content: $text(input.question) }],
    options: { num_predict: 8192, temperature: 0, num_ctx: 16384 },
    format: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false },
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
  return $parseOutput(text, $outputSchema, "json");
}

export function writeSql(input) {
  const prepared = $prepare(input);
  return {
    meta,
    request: { parameters: { maxOutputTokens: 8192 }, overrides: { haiku: { parameters: { temperature: 0 }, fields: {} }, ollama: { parameters: { temperature: 0 }, fields: { options: { num_ctx: 16384 } } } }, tools: [], output: { format: "json", name: "write-sql", schema: { type: "object", properties: { answerable: { type: "boolean", description: "whether the tables hold what the question asks for" }, sql: { type: "string", description: "one query, or an empty string where the question cannot be answered" }, assumptions: { type: "array", items: { type: "string" }, description: "how unclear words of the question were read" } }, required: ["answerable", "sql", "assumptions"], additionalProperties: false } } },
    accepted: [],
    messages: ({ dialect, context, history } = {}) => ($messages)(prepared, context, history),
    parseOutput,
  };
}
