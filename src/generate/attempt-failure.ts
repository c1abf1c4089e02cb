import type { WireRequest } from "../backends/transports/transport.ts";
import { type ErrorKind, errorKinds } from "./error-kinds.ts";
import { type ErrorFacts, type GatewayError, makeError } from "./errors.ts";

/** An attempt that failed. */
export class AttemptFailure {
  readonly error: GatewayError;
  /** Whether sending the request again may help. */
  readonly isRepeatable: boolean;

  constructor(error: GatewayError, isRepeatable: boolean) {
    this.error = error;
    this.isRepeatable = isRepeatable;
  }
}

/** One attempt, for what is said of it. */
export interface AttemptContext {
  readonly request: WireRequest;
  /** From 1. */
  readonly number: number;
  /** Absent until it came. */
  readonly response?: Response;
  /** Takes keys out of a text. */
  readonly hide: (text: string) => string;
}

/** What a failure has beyond its kind and message. */
export interface FailureDetails extends Partial<Omit<ErrorFacts, "backend" | "model" | "status">> {
  readonly isRepeatable?: boolean;
}

/** A failure of a kind; `why` ends its message. */
export function failAs(
  kind: ErrorKind,
  why: string,
  { request, number, response, hide }: AttemptContext,
  { isRepeatable = errorKinds[kind].isRepeated, ...details }: FailureDetails = {},
): AttemptFailure {
  const facts = Object.entries({ requestId: response && requestIdOf(response), ...details }).map(
    ([name, value]) => [name, typeof value === "string" ? hide(value) : value] as const,
  );
  const error = makeError(kind, hide(why), {
    backend: request.backend,
    model: request.model,
    attempts: number,
    status: response?.status,
    ...Object.fromEntries(facts),
  });
  return new AttemptFailure(error, isRepeatable);
}

/** OpenAI and most others; Anthropic; Google; OpenRouter; whoever is behind Cloudflare. */
const requestIdHeaders = ["x-request-id", "request-id", "x-goog-request-id", "x-generation-id", "cf-ray"];

/** The service's name for a request. */
export function requestIdOf({ headers }: Response): string | undefined {
  for (const name of requestIdHeaders) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}
