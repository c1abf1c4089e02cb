import { type ErrorKind, errorKinds } from "./error-kinds.ts";

/** What is known of a request that failed. */
export interface ErrorFacts {
  /** Id of the backend. */
  readonly backend: string;
  /** The model id without its backend. */
  readonly model: string;
  /** How often the request was sent, this time included. 0 where it never was. */
  readonly attempts: number;
  /** Of HTTP; absent where no answer came. */
  readonly status?: number | undefined;
  /** The service's own word for the error, or the platform's where the connection failed: `ECONNREFUSED`. */
  readonly code?: string | undefined;
  /** What the service says is wrong, in its own words. */
  readonly providerMessage?: string | undefined;
  /** Milliseconds that the service asks to wait before the next request. */
  readonly retryAfterMs?: number | undefined;
  /** The service's name for the request, for those who ask it for help. */
  readonly requestId?: string | undefined;
  /** The transport's own error. */
  readonly cause?: unknown;
}

/**
 * A request that got no answer. The message says who failed and why, in the service's own words where it gave any, and
 * never holds a key. There is a `cause` only where a transport other than HTTP failed: what platforms say of a connection
 * may quote headers.
 */
export abstract class GatewayError extends Error {
  abstract readonly kind: ErrorKind;
  readonly backend: string;
  readonly model: string;
  readonly attempts: number;
  declare readonly status?: number;
  declare readonly code?: string;
  declare readonly providerMessage?: string;
  declare readonly retryAfterMs?: number;
  declare readonly requestId?: string;

  constructor(message: string, { backend, model, attempts, cause, ...known }: ErrorFacts) {
    super(message, cause === undefined ? undefined : { cause });
    this.backend = backend;
    this.model = model;
    this.attempts = attempts;
    for (const [name, value] of Object.entries(known))
      if (value !== undefined) Object.assign(this, { [name]: value });
  }
}

/** The service does not accept the key, or there is none to send. */
export class AuthenticationError extends GatewayError {
  override readonly name = "AuthenticationError";
  override readonly kind = "authentication";
}

/** Too many requests or tokens in a time, or a quota that is used up. */
export class RateLimitError extends GatewayError {
  override readonly name = "RateLimitError";
  override readonly kind = "rate-limit";
}

/** The request is longer than what the model reads. */
export class ContextExceededError extends GatewayError {
  override readonly name = "ContextExceededError";
  override readonly kind = "context-exceeded";
}

/** The service refuses the request as it is. */
export class RequestRefusedError extends GatewayError {
  override readonly name = "RequestRefusedError";
  override readonly kind = "request-refused";
}

/** The service does not have the model. */
export class ModelGoneError extends GatewayError {
  override readonly name = "ModelGoneError";
  override readonly kind = "model-gone";
}

/** The service has too much to do. */
export class OverloadedError extends GatewayError {
  override readonly name = "OverloadedError";
  override readonly kind = "overloaded";
}

/** The service failed. */
export class ServerError extends GatewayError {
  override readonly name = "ServerError";
  override readonly kind = "server";
}

/** What came is no answer of the dialect. */
export class MalformedAnswerError extends GatewayError {
  override readonly name = "MalformedAnswerError";
  override readonly kind = "malformed-answer";
}

/** No answer came, or it broke off. */
export class ConnectionError extends GatewayError {
  override readonly name = "ConnectionError";
  override readonly kind = "connection";
}

/** The answer took longer than `timeoutMs`, or was silent for longer than `stallMs`. */
export class AnswerTimeoutError extends GatewayError {
  override readonly name = "AnswerTimeoutError";
  override readonly kind = "timeout";
}

const classes: { readonly [Kind in ErrorKind]: new (message: string, facts: ErrorFacts) => GatewayError } = {
  authentication: AuthenticationError,
  "rate-limit": RateLimitError,
  "context-exceeded": ContextExceededError,
  "request-refused": RequestRefusedError,
  "model-gone": ModelGoneError,
  overloaded: OverloadedError,
  server: ServerError,
  "malformed-answer": MalformedAnswerError,
  connection: ConnectionError,
  timeout: AnswerTimeoutError,
};

/** An error of a kind; `why` is what the message ends with, in the service's words or in ours. */
export function makeError(kind: ErrorKind, why: string, facts: ErrorFacts): GatewayError {
  const { backend, model, status, attempts } = facts;
  const details: string[] = [];
  if (status !== undefined) details.push(`status ${status}`);
  if (attempts > 1) details.push(`${attempts} attempts`);
  const behind = details.length ? ` (${details.join(", ")})` : "";
  return new classes[kind](`${backend}/${model} ${errorKinds[kind].says}${behind}: ${why}`, facts);
}
