import type { Decoder, ServiceFault } from "../dialects/decoder.ts";
import type { Json, JsonObject } from "../runtime/types.ts";
import { type AttemptContext, type AttemptFailure, failAs } from "./attempt-failure.ts";
import { type ErrorRule, errorKinds, errorRules } from "./error-kinds.ts";
import { excerpt } from "./excerpt.ts";
import { readRetryAfter } from "./retry-after.ts";

/** What a service says is wrong, with all that is beside the message. */
export interface Fault extends Partial<ServiceFault> {
  /** Every word for the kind of error, in the places where services say one. */
  readonly words: readonly string[];
  /** What a service says that another one behind it said. */
  readonly upstream?: string;
  readonly retryAfterMs?: number;
  readonly requestId?: string;
}

/** The fault that the body of an answer without success tells. */
export function readFault(text: string, decoder: Decoder): Fault {
  let body: Json;
  try {
    body = JSON.parse(text);
  } catch {
    const message = excerpt(text);
    return { ...(message && { message }), words: [] };
  }
  const fault = decoder.readError(body);
  return fault ? { ...fault, ...readDetails(body, fault) } : { message: excerpt(text), words: [] };
}

/** The fault that a decoder met in an answer. */
export function asFault({
  message,
  code,
}: {
  readonly message: string;
  readonly code?: string | undefined;
}): Fault {
  return { message, ...(code !== undefined && { code }), words: code === undefined ? [] : [code] };
}

/** The failure of an attempt whose answer tells a fault. */
export function failByFault(fault: Fault, context: AttemptContext): AttemptFailure {
  const { message, code, upstream, requestId } = fault;
  const status = statusOf(fault, context.response?.status ?? 200);
  const rule = findRule(fault, status);
  const kind = rule?.kind ?? (status >= 400 && status < 500 ? "request-refused" : "server");
  const why = [message ?? "The service says no more.", ...(upstream ? [upstream] : [])].join(" ");
  const retryAfterMs = context.response && readRetryAfter(context.response.headers, Date.now());
  return failAs(kind, why, context, {
    isRepeatable: mayRepeat(rule, errorKinds[kind].isRepeated, context.response),
    code,
    providerMessage: message,
    retryAfterMs: retryAfterMs ?? fault.retryAfterMs,
    ...(requestId !== undefined && { requestId }),
  });
}

/** The rule that says the kind of a fault, where there is one. */
export function findRule(fault: Fault, status: number): ErrorRule | undefined {
  return errorRules.find((rule) => holds(rule, status, fault));
}

/** Some services answer with success, and say the status of their error in it. */
function statusOf({ code }: Fault, status: number): number {
  return status < 300 && code !== undefined && /^[45]\d\d$/.test(code) ? Number(code) : status;
}

function holds({ statuses, words, message }: ErrorRule, status: number, fault: Fault): boolean {
  return (
    (!statuses || statuses.includes(status)) &&
    (!words || words.some((word) => fault.words.includes(word))) &&
    (!message || [fault.message, fault.upstream].some((text) => text !== undefined && message.test(text)))
  );
}

/** A rule goes before what the service says of it: a quota is used up whatever a proxy thinks. */
function mayRepeat(rule: ErrorRule | undefined, isUsual: boolean, response: Response | undefined): boolean {
  const said = response?.headers.get("x-should-retry");
  if (rule?.isRepeated === false || said === "false") return false;
  return rule?.isRepeated ?? (said === "true" || isUsual);
}

function readDetails(body: Json, { code }: ServiceFault): Omit<Fault, "message" | "code"> {
  const told = objectOf(Array.isArray(body) ? body[0] : body);
  const error = objectOf(told["error"]);
  const metadata = objectOf(error["metadata"]);
  const details = [error["details"]].flat().map(objectOf);
  const delay = details.map((detail) => detail["retryDelay"]).find((each) => typeof each === "string");
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec((delay as string | undefined) ?? "")?.[1];
  const words = [
    code,
    error["code"],
    error["type"],
    error["status"],
    metadata["error_type"],
    metadata["limit_source"],
  ];
  for (const detail of details) words.push(detail["reason"] as Json, detail["error_code"] as Json);
  const upstream = typeof metadata["raw"] === "string" ? excerpt(metadata["raw"]) : "";
  const requestId = told["request_id"];
  return {
    words: words.filter((word) => typeof word === "string"),
    ...(upstream && { upstream }),
    ...(seconds !== undefined && { retryAfterMs: Number(seconds) * 1000 }),
    ...(typeof requestId === "string" && { requestId }),
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
