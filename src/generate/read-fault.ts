import type { WireRequest } from "../backends/transports/transport.ts";
import type { Decoder, ServiceFault } from "../dialects/decoder.ts";
import type { Json } from "../runtime/types.ts";
import { type ErrorKind, errorKinds, errorRules } from "./error-kinds.ts";
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
  readonly number: number;
  readonly response?: Response | undefined;
}

/** A failure of a kind that is known from here. */
export function failAs(
  kind: ErrorKind,
  why: string,
  { request, number, response }: AttemptContext,
  more: { readonly isRepeatable?: boolean | undefined; readonly facts?: Partial<ErrorFacts> } = {},
): AttemptFailure {
  const facts: ErrorFacts = {
    backend: request.backend,
    model: request.model,
    attempts: number,
    status: response?.status,
    ...more.facts,
  };
  return new AttemptFailure(makeError(kind, why, facts), more.isRepeatable ?? errorKinds[kind].isRepeated);
}

/** The failure that a service tells, in an answer of any status. */
export function failByFault(fault: ServiceFault | undefined, context: AttemptContext): AttemptFailure {
  const status = context.response?.status ?? 200;
  const rule = errorRules.find(
    ({ statuses, codes, message }) =>
      (!statuses || statuses.includes(status)) &&
      (!codes || (fault?.code !== undefined && codes.includes(fault.code))) &&
      (!message || (fault !== undefined && message.test(fault.message))),
  );
  const kind = rule?.kind ?? (status >= 400 && status < 500 ? "request-refused" : "server");
  return failAs(kind, fault?.message ?? "The service says no more.", context, {
    isRepeatable: rule?.isRepeated,
    facts: { code: fault?.code, providerMessage: fault?.message },
  });
}

/** What the body of an answer without success says. */
export function readFault(text: string, decoder: Decoder): ServiceFault | undefined {
  try {
    return decoder.readError(JSON.parse(text) as Json);
  } catch {
    const message = text
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 300);
    return message ? { message } : undefined;
  }
}
