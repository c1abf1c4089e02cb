import type { ErrorKind } from "../../src/generate/error-kinds.ts";
import type { DialectId, Json } from "../../src/runtime/types.ts";

/** An answer without success, in the form that a service or a server gives it. */
export interface ErrorSample {
  readonly from: string;
  readonly dialect?: DialectId;
  readonly status: number;
  readonly body: Json;
  readonly kind: ErrorKind;
  /** Whether the request is sent again. */
  readonly isRepeated?: boolean;
  readonly retryAfterMs?: number;
}

const openai = (message: string, type: string, code: string | null): Json => ({
  error: { message, type, param: null, code },
});
const anthropic = (type: string, message: string, more = {}): Json => ({
  type: "error",
  error: { type, message, ...more },
  request_id: "req_1",
});
const google = (code: number, status: string, message: string, details: Json[] = []): Json => ({
  error: { code, message, status, ...(details.length && { details }) },
});
const openrouter = (code: number, message: string, metadata = {}): Json => ({
  error: { code, message, metadata },
});

/** What services answer. */
export const errorSamples: readonly ErrorSample[] = [
  {
    from: "OpenAI",
    status: 429,
    body: openai("You exceeded your current quota.", "insufficient_quota", "insufficient_quota"),
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "OpenAI",
    status: 429,
    body: openai("Rate limit reached for gpt-x on tokens per min (TPM).", "tokens", "rate_limit_exceeded"),
    kind: "rate-limit",
    isRepeated: true,
  },
  {
    from: "OpenAI",
    status: 400,
    body: openai("This is too long.", "invalid_request_error", "context_length_exceeded"),
    kind: "context-exceeded",
  },
  {
    from: "OpenAI's Responses",
    dialect: "openai-responses",
    status: 400,
    body: openai("Your input exceeds the context window of this model.", "invalid_request_error", null),
    kind: "context-exceeded",
  },
  {
    from: "OpenAI",
    status: 404,
    body: openai("The model `gpt-0` does not exist.", "invalid_request_error", "model_not_found"),
    kind: "model-gone",
  },
  {
    from: "OpenAI",
    status: 401,
    body: openai("Incorrect API key provided: sk-ab***yz.", "invalid_request_error", "invalid_api_key"),
    kind: "authentication",
  },
  {
    from: "OpenAI",
    status: 403,
    body: openai("Country not supported", "request_forbidden", "unsupported_country_region_territory"),
    kind: "request-refused",
  },
  {
    from: "OpenAI",
    status: 503,
    body: openai("Slow down", "server_error", "slow_down"),
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 401,
    body: anthropic("authentication_error", "invalid x-api-key"),
    kind: "authentication",
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 403,
    body: anthropic("permission_error", "Your key may not use this."),
    kind: "authentication",
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 404,
    body: anthropic("not_found_error", "model: claude-0"),
    kind: "model-gone",
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 400,
    body: anthropic("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
    kind: "context-exceeded",
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 400,
    body: anthropic(
      "invalid_request_error",
      "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
    ),
    kind: "context-exceeded",
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 400,
    body: anthropic("invalid_request_error", "Your credit balance is too low to access the API."),
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 402,
    body: anthropic("billing_error", "Check your billing."),
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 409,
    body: anthropic("conflict_error", "Conflict"),
    kind: "request-refused",
    isRepeated: true,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 413,
    body: anthropic("request_too_large", "Request exceeds the maximum size"),
    kind: "request-refused",
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 429,
    body: anthropic("rate_limit_error", "Too fast"),
    kind: "rate-limit",
    isRepeated: true,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 429,
    body: anthropic("rate_limit_error", "Limit reached", {
      details: { error_code: "enforced_spend_limit_reached" },
    }),
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 500,
    body: anthropic("api_error", "Internal server error"),
    kind: "server",
    isRepeated: true,
  },
  {
    from: "Anthropic",
    dialect: "anthropic",
    status: 529,
    body: anthropic("overloaded_error", "Overloaded"),
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [
      { reason: "API_KEY_INVALID" },
    ]),
    kind: "authentication",
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", "API key expired."),
    kind: "authentication",
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 400,
    body: google(400, "INVALID_ARGUMENT", "Invalid value at 'contents'"),
    kind: "request-refused",
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 400,
    body: google(
      400,
      "INVALID_ARGUMENT",
      "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).",
    ),
    kind: "context-exceeded",
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 403,
    body: google(403, "PERMISSION_DENIED", "The caller does not have permission"),
    kind: "authentication",
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 404,
    body: google(404, "NOT_FOUND", "models/gemini-0 is not found for API version v1beta"),
    kind: "model-gone",
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 429,
    body: [
      google(429, "RESOURCE_EXHAUSTED", "Quota exceeded", [
        { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "0.004s" },
      ]),
    ],
    kind: "rate-limit",
    isRepeated: true,
    retryAfterMs: 4,
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 500,
    body: google(500, "INTERNAL", "An internal error has occurred."),
    kind: "server",
    isRepeated: true,
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 503,
    body: google(503, "UNAVAILABLE", "The model is overloaded."),
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "Gemini",
    dialect: "gemini",
    status: 504,
    body: google(504, "DEADLINE_EXCEEDED", "Deadline expired"),
    kind: "server",
    isRepeated: true,
  },
  {
    from: "Ollama",
    dialect: "ollama",
    status: 404,
    body: { error: "model 'llama0' not found" },
    kind: "model-gone",
  },
  {
    from: "Ollama",
    dialect: "ollama",
    status: 400,
    body: { error: "the input length exceeds the context length" },
    kind: "context-exceeded",
  },
  {
    from: "Ollama",
    dialect: "ollama",
    status: 400,
    body: { error: "llama0 does not support tools" },
    kind: "request-refused",
  },
  {
    from: "Ollama",
    dialect: "ollama",
    status: 503,
    body: { error: "server busy, please try again" },
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "Ollama",
    dialect: "ollama",
    status: 200,
    body: { error: "an error was encountered while running the model" },
    kind: "server",
    isRepeated: true,
  },
  {
    from: "llama.cpp",
    status: 400,
    body: {
      error: {
        code: 400,
        message: "request (9 tokens) exceeds the available context size (8 tokens)",
        type: "exceed_context_size_error",
        n_ctx: 8,
      },
    },
    kind: "context-exceeded",
  },
  {
    from: "llama.cpp of before",
    status: 500,
    body: {
      error: {
        code: 500,
        message: "the request exceeds the available context size. try increasing it",
        type: "server_error",
      },
    },
    kind: "context-exceeded",
  },
  {
    from: "llama.cpp",
    status: 503,
    body: { error: { code: 503, message: "Loading model", type: "unavailable_error" } },
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "llama.cpp",
    status: 501,
    body: { error: { code: 501, message: "Not here", type: "not_supported_error" } },
    kind: "request-refused",
  },
  {
    from: "llama.cpp",
    status: 401,
    body: { error: { code: 401, message: "Invalid API Key", type: "authentication_error" } },
    kind: "authentication",
  },
  {
    from: "llama.cpp, of a path that it does not have",
    status: 404,
    body: { error: { message: "File Not Found", type: "not_found_error", code: 404 } },
    kind: "request-refused",
  },
  {
    from: "vLLM",
    status: 400,
    body: {
      object: "error",
      message: "This model's maximum context length is 8 tokens. However, you requested 9 tokens.",
      type: "BadRequestError",
      param: null,
      code: 400,
    },
    kind: "context-exceeded",
  },
  {
    from: "vLLM",
    status: 404,
    body: {
      object: "error",
      message: "The model `x` does not exist.",
      type: "NotFoundError",
      param: null,
      code: 404,
    },
    kind: "model-gone",
  },
  { from: "vLLM", status: 401, body: { error: "Unauthorized" }, kind: "authentication" },
  { from: "vLLM", status: 422, body: { detail: "Unprocessable" }, kind: "request-refused" },
  {
    from: "LM Studio",
    status: 400,
    body: {
      error:
        "Trying to keep the first 9 tokens when context the overflows. However, the model is loaded with context length of only 8 tokens",
    },
    kind: "context-exceeded",
  },
  {
    from: "LM Studio",
    status: 404,
    body: { error: { message: 'Model "x" not found', code: "model_not_found" } },
    kind: "model-gone",
  },
  {
    from: "xAI",
    status: 400,
    body: { error: "This model's maximum prompt length is 8 but the request contains 9 tokens" },
    kind: "context-exceeded",
  },
  {
    from: "OpenRouter",
    status: 400,
    body: openrouter(400, "x/y is not a valid model ID"),
    kind: "model-gone",
  },
  {
    from: "OpenRouter",
    status: 404,
    body: openrouter(404, "No endpoints found for x/y."),
    kind: "model-gone",
  },
  {
    from: "OpenRouter",
    status: 402,
    body: openrouter(402, "Insufficient credits"),
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "OpenRouter",
    status: 402,
    body: openrouter(402, "In flight", {
      limit_source: "openrouter_in_flight_budget",
      error_type: "payment_required",
    }),
    kind: "rate-limit",
    isRepeated: true,
  },
  {
    from: "OpenRouter",
    status: 403,
    body: openrouter(403, "Your input was flagged", { reasons: ["x"] }),
    kind: "request-refused",
  },
  {
    from: "OpenRouter",
    status: 429,
    body: openrouter(429, "Provider returned error", { raw: "x is rate-limited upstream" }),
    kind: "rate-limit",
    isRepeated: true,
  },
  {
    from: "OpenRouter",
    status: 200,
    body: openrouter(502, "Provider returned error"),
    kind: "server",
    isRepeated: true,
  },
  { from: "OpenRouter", status: 200, body: openrouter(401, "User not found."), kind: "authentication" },
  {
    from: "OpenRouter",
    status: 200,
    body: { error: { code: "payment_required", message: "No credits" } },
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "OpenRouter",
    status: 200,
    body: { error: { code: "provider_overloaded", message: "Busy" } },
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "DeepSeek",
    status: 402,
    body: openai("Insufficient Balance", "unknown_error", "invalid_request_error"),
    kind: "rate-limit",
    isRepeated: false,
  },
  {
    from: "DeepSeek",
    status: 422,
    body: openai("Invalid parameters", "invalid_request_error", "invalid_request_error"),
    kind: "request-refused",
  },
  {
    from: "DeepSeek",
    status: 503,
    body: openai("Busy", "service_unavailable_error", "service_unavailable_error"),
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "a server that took too long",
    status: 408,
    body: openai("Timeout", "timeout", null),
    kind: "server",
    isRepeated: true,
  },
  {
    from: "OpenAI's Responses, in a stream",
    dialect: "openai-responses",
    status: 200,
    body: { error: { code: "server_is_overloaded", message: "Busy" } },
    kind: "overloaded",
    isRepeated: true,
  },
  {
    from: "Anthropic, in a stream",
    dialect: "anthropic",
    status: 200,
    body: anthropic("permission_error", "No"),
    kind: "authentication",
  },
  {
    from: "Anthropic, in a stream",
    dialect: "anthropic",
    status: 200,
    body: anthropic("rate_limit_error", "Too fast"),
    kind: "rate-limit",
    isRepeated: true,
  },
  {
    from: "Anthropic, in a stream",
    dialect: "anthropic",
    status: 200,
    body: anthropic("invalid_request_error", "No"),
    kind: "request-refused",
  },
  {
    from: "Gemini, in a stream",
    dialect: "gemini",
    status: 200,
    body: google(403, "PERMISSION_DENIED", "No"),
    kind: "authentication",
  },
];
