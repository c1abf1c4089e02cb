/** What can be the matter with a request that gets no answer. */
export type ErrorKind =
  | "authentication"
  | "rate-limit"
  | "context-exceeded"
  | "request-refused"
  | "model-gone"
  | "overloaded"
  | "server"
  | "malformed-answer"
  | "connection"
  | "timeout";

/** What every error of a kind has in common. */
export interface ErrorKindFacts {
  /** What it is, for the documentation. */
  readonly meaning: string;
  /** Follows the name of the model in a message. */
  readonly says: string;
  /** Whether the request is sent again, unless a rule or the service says otherwise. */
  readonly isRepeated: boolean;
}

/** The kinds of errors. */
export const errorKinds: { readonly [Kind in ErrorKind]: ErrorKindFacts } = {
  authentication: {
    meaning: "The key is missing, wrong, or not for this model or place",
    says: "does not let the key in",
    isRepeated: false,
  },
  "rate-limit": {
    meaning: "Too many requests or tokens in a time, or a quota or balance that is used up",
    says: "takes no more requests for now",
    isRepeated: true,
  },
  "context-exceeded": {
    meaning: "The request is longer than what the model reads",
    says: "cannot read a request of this length",
    isRepeated: false,
  },
  "request-refused": {
    meaning: "The service refuses the request as it is",
    says: "refused the request",
    isRepeated: false,
  },
  "model-gone": {
    meaning: "The service has no such model, or has it no more",
    says: "is not a model that the service has",
    isRepeated: false,
  },
  overloaded: {
    meaning: "The service has too much to do, or is not ready yet",
    says: "is overloaded",
    isRepeated: true,
  },
  server: { meaning: "The service failed", says: "failed", isRepeated: true },
  "malformed-answer": {
    meaning:
      "What came is no answer of the dialect: a web page, JSON that is cut off, an event that is no JSON",
    says: "gave no answer that can be read",
    isRepeated: false,
  },
  connection: {
    meaning: "No connection, or it broke before the answer was whole",
    says: "gave no whole answer",
    isRepeated: true,
  },
  timeout: {
    meaning: "The answer took longer than `timeoutMs`, or stopped in the middle for longer than `stallMs`",
    says: "took too long",
    isRepeated: false,
  },
};

/** Which errors are of which kind. All that is given has to hold. */
export interface ErrorRule {
  /** Statuses of HTTP; a code that is such a number counts where the status is one of success. */
  readonly statuses?: readonly number[];
  /** Words of the service for the kind of error, in any of the places where services say one. */
  readonly words?: readonly string[];
  /** What the service's message says. */
  readonly message?: RegExp;
  readonly kind: ErrorKind;
  /** Where it is not as with the others of the kind. */
  readonly isRepeated?: boolean;
  /** Where it was read. */
  readonly source: string;
}

const sources = {
  anthropic: "docs.claude.com/en/api/errors; @anthropic-ai/sdk 1.12.0, resources/shared.d.ts",
  openai: "platform.openai.com/docs/guides/error-codes",
  gemini: "ai.google.dev/gemini-api/docs/troubleshooting",
  openrouter: "openrouter.ai/docs/api/reference/errors-and-debugging; its APIErrorType",
  deepseek: "api-docs.deepseek.com/quick_start/error_codes",
  llama: "llama.cpp v0.5.0, tools/server/server-common.cpp",
  sdk: "shouldRetry of openai 7.57.0 and @anthropic-ai/sdk 1.12.0",
} as const;

/**
 * The first that holds counts. Words and messages that say more than the status go first, then statuses, then words for
 * errors under a status of success. Without any, a status from 400 on is `request-refused`, all else `server`.
 */
export const errorRules: readonly ErrorRule[] = [
  // A quota that is used up: waiting does not help.
  {
    words: ["insufficient_quota", "billing_hard_limit_reached"],
    kind: "rate-limit",
    isRepeated: false,
    source: sources.openai,
  },
  {
    words: ["billing_error", "enforced_spend_limit_reached"],
    kind: "rate-limit",
    isRepeated: false,
    source: sources.anthropic,
  },
  { message: /credit balance is too low/i, kind: "rate-limit", isRepeated: false, source: sources.anthropic },
  { words: ["openrouter_in_flight_budget"], kind: "rate-limit", source: sources.openrouter },
  {
    statuses: [402],
    kind: "rate-limit",
    isRepeated: false,
    source: `${sources.deepseek}; ${sources.openrouter}`,
  },
  { words: ["payment_required"], kind: "rate-limit", isRepeated: false, source: sources.openrouter },

  // Too long. Services that have no word for it say it in the message.
  { words: ["context_length_exceeded"], kind: "context-exceeded", source: sources.openai },
  { words: ["exceed_context_size_error"], kind: "context-exceeded", source: sources.llama },
  {
    message: /prompt is too long|input length and .max_tokens. exceed context limit/i,
    kind: "context-exceeded",
    source: sources.anthropic,
  },
  { message: /exceeds the context window/i, kind: "context-exceeded", source: "openai/codex, Responses" },
  {
    message: /maximum context length|maximum model length|longer than the maximum model/i,
    kind: "context-exceeded",
    source: "vLLM, entrypoints; DeepSeek; OpenRouter (`This endpoint's maximum context length is`)",
  },
  {
    message: /input token count.*exceeds the maximum/is,
    kind: "context-exceeded",
    source: "Gemini, INVALID_ARGUMENT",
  },
  {
    message:
      /context length of only|greater than the context length|(?:exceeds?|longer than) the (?:model's )?context length/i,
    kind: "context-exceeded",
    source: "lmstudio-ai/lmstudio-bug-tracker#237; ollama/ollama server/routes.go",
  },
  {
    message: /exceeds the available context size|prompt length is \d+ but the request/i,
    kind: "context-exceeded",
    source: `${sources.llama}; xAI`,
  },

  // Models that are not there.
  {
    words: ["model_not_found", "DeploymentNotFound"],
    kind: "model-gone",
    source: sources.openai,
  },
  {
    statuses: [404, 410],
    message: /\bmodels?\b|^no endpoints found for/i,
    kind: "model-gone",
    source: `${sources.anthropic}; ${sources.gemini}; vLLM NotFoundError; ollama/ollama server/routes.go; OpenRouter`,
  },
  {
    statuses: [400],
    message:
      /is not a valid model|model .*(?:has been (?:deprecated|retired|decommissioned)|does not exist)/i,
    kind: "model-gone",
    source: "OpenRouter; Groq",
  },

  // Keys, and what looks like it.
  {
    words: ["API_KEY_INVALID", "API_KEY_SERVICE_BLOCKED"],
    kind: "authentication",
    source: sources.gemini,
  },
  { message: /^api key (?:not valid|not found|expired)/i, kind: "authentication", source: sources.gemini },
  {
    words: ["unsupported_country_region_territory", "content_policy_violation", "refusal"],
    kind: "request-refused",
    source: `${sources.openai}; ${sources.openrouter}`,
  },
  {
    statuses: [403],
    message: /moderation|flagged|guardrail/i,
    kind: "request-refused",
    source: sources.openrouter,
  },

  // Statuses.
  {
    statuses: [401, 403],
    kind: "authentication",
    source: `${sources.openai}; ${sources.anthropic}; ${sources.gemini}`,
  },
  { statuses: [429], kind: "rate-limit", source: "RFC 6585" },
  { statuses: [409], kind: "request-refused", isRepeated: true, source: sources.sdk },
  { statuses: [408], kind: "server", source: sources.sdk },
  { statuses: [501, 505], kind: "request-refused", source: `RFC 9110; ${sources.llama}` },
  { statuses: [503, 529], kind: "overloaded", source: `${sources.anthropic}; ${sources.gemini}` },

  // Words alone, as in the middle of a stream.
  {
    words: ["authentication_error", "permission_error", "authentication", "permission_denied"],
    kind: "authentication",
    source: `${sources.anthropic}; ${sources.openrouter}`,
  },
  {
    words: ["invalid_api_key", "PERMISSION_DENIED", "UNAUTHENTICATED"],
    kind: "authentication",
    source: `${sources.openai}; ${sources.gemini}`,
  },
  {
    words: ["rate_limit_error", "rate_limit_exceeded", "RESOURCE_EXHAUSTED"],
    kind: "rate-limit",
    source: `${sources.openai}; ${sources.anthropic}; ${sources.gemini}`,
  },
  {
    words: ["overloaded_error", "UNAVAILABLE", "unavailable_error", "provider_overloaded"],
    kind: "overloaded",
    source: `${sources.anthropic}; ${sources.gemini}; ${sources.llama}; ${sources.openrouter}`,
  },
  { words: ["server_is_overloaded", "slow_down"], kind: "overloaded", source: "openai/codex, Responses" },
  {
    words: [
      "invalid_request_error",
      "BadRequestError",
      "INVALID_ARGUMENT",
      "FAILED_PRECONDITION",
      "invalid_prompt",
    ],
    kind: "request-refused",
    source: `${sources.openai}; ${sources.gemini}; vLLM`,
  },
];

/**
 * Errors of a platform's connections that stay what they are: an address that is wrong or unknown, a certificate that
 * does not fit, headers beyond any measure. The request is not sent again.
 */
export const lastingConnectionErrors: ReadonlySet<string> = new Set([
  "ENOTFOUND",
  "ERR_INVALID_URL",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "UND_ERR_HEADERS_OVERFLOW",
  "UND_ERR_INVALID_ARG",
  "HPE_HEADER_OVERFLOW",
]);

/** Limits of time that the platform's own fetch has, below which `timeoutMs` cannot be felt: Node's are 300 s. */
export const connectionTimeouts: ReadonlySet<string> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);
