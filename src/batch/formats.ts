import type { DialectId, Json, JsonObject } from "../runtime/types.ts";
import type { BatchFormat, BatchResult } from "./batch-format.ts";

const MB = 1_000_000;
const LINES = { open: "", between: "\n", close: "\n" };
const EXPIRED = "batch_expired";
const CANCELED = "batch_cancelled";

/** What OpenAI and vLLM write: the answer of the service under its HTTP status, or an error of the batch. */
function readOpenaiResult({ response, error }: JsonObject): BatchResult {
  if (isObject(response) && isObject(response["body"]) && !isFailure(response["status_code"])) {
    return { kind: "answer", body: response["body"] };
  }
  if (isObject(error)) {
    const { code } = error;
    if (code === EXPIRED) return { kind: "expired", told: { error } };
    if (code === CANCELED) return { kind: "canceled", told: { error } };
    // vLLM puts the whole body of an error there.
    return { kind: "service-error", told: isObject(error["error"]) ? error : { error } };
  }
  if (typeof error === "string") return { kind: "service-error", told: { error } };
  if (isObject(response)) return { kind: "service-error", told: response["body"] ?? null };
  return { kind: "bad-result", reason: "has neither a response nor an error" };
}

function isFailure(status: Json | undefined): boolean {
  return typeof status === "number" && status >= 400;
}

function readAnthropicResult({ result }: JsonObject): BatchResult {
  if (!isObject(result)) return { kind: "bad-result", reason: "has no result" };
  switch (result["type"]) {
    case "succeeded":
      return { kind: "answer", body: result["message"] ?? null };
    case "errored":
      return { kind: "service-error", told: result["error"] ?? null };
    case "expired":
      return { kind: "expired", told: null };
    case "canceled":
      return { kind: "canceled", told: null };
    default:
      return { kind: "bad-result", reason: `has a result of the type ${JSON.stringify(result["type"])}` };
  }
}

function readGeminiResult({ response, error }: JsonObject): BatchResult {
  if (isObject(response)) return { kind: "answer", body: response };
  if (error !== undefined && error !== null) return { kind: "service-error", told: { error } };
  return { kind: "bad-result", reason: "has neither a response nor an error" };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function openaiFormat(url: string): BatchFormat {
  return {
    title: "OpenAI's batch file",
    limits: { requests: 50_000, bytes: 200 * MB },
    idKey: "custom_id",
    frame: LINES,
    request: {
      before: '{"custom_id":',
      middle: `,"method":"POST","url":${JSON.stringify(url)},"body":`,
      after: "}",
    },
    readResult: readOpenaiResult,
    source:
      "npm openai 6.49.0 batches.d.ts (limits, endpoints); BatchRequestInput and BatchRequestOutput of OpenAI's OpenAPI document 2.3.0; vllm/entrypoints/openai/run_batch.py at 0056ae7",
    checked: "2026-11-23",
  };
}

/** The formats by the dialect of their bodies. Dialects that are not here have none. */
export const batchFormats: { readonly [Id in DialectId]?: BatchFormat } = {
  "openai-chat": openaiFormat("/v1/chat/completions"),
  "openai-responses": openaiFormat("/v1/responses"),
  anthropic: {
    title: "the body of Anthropic's Message Batches",
    limits: { requests: 100_000, bytes: 256 * MB },
    idPattern: /^[a-zA-Z0-9_-]{1,64}$/,
    idWords: "1 to 64 letters, digits, _ and -",
    idKey: "custom_id",
    frame: { open: '{"requests":[\n', between: ",\n", close: "\n]}\n" },
    request: { before: '{"custom_id":', middle: ',"params":', after: "}" },
    readResult: readAnthropicResult,
    source:
      "platform.claude.com/docs/en/build-with-claude/batch-processing (limits); /docs/en/api/messages/batches/create (ids); npm @anthropic-ai/sdk 1.12.0 messages/batches.d.ts (results)",
    checked: "2026-11-23",
  },
  gemini: {
    title: "Gemini's batch file",
    // The service names no number of requests.
    limits: { requests: Number.POSITIVE_INFINITY, bytes: 2000 * MB },
    idKey: "key",
    frame: LINES,
    request: { before: '{"key":', middle: ',"request":', after: "}" },
    readResult: readGeminiResult,
    source: "ai.google.dev/gemini-api/docs/batch-api (lines); /gemini-api/docs/rate-limits (limit)",
    checked: "2026-11-23",
  },
};
