import type { DialectId } from "../runtime/types.ts";
import { defined } from "./defined.ts";
import { GatewayError } from "./errors.ts";
import type { AnswerEvent, Hooks, RequestEvent, ToolEvent } from "./hooks.ts";

/** Attributes of a span. */
export interface SpanAttributes {
  [name: string]: string | number | boolean | string[] | undefined;
}

/** What is used of a span of `@opentelemetry/api`. */
export interface TracedSpan {
  setAttributes(attributes: SpanAttributes): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** What is used of a tracer of `@opentelemetry/api`. */
export interface SpanTracer {
  startSpan(name: string, options: { kind: number; attributes: SpanAttributes }): TracedSpan;
}

/** Numbers of OpenTelemetry's enumerations. */
const INTERNAL = 0;
const CLIENT = 2;
const ERROR = 2;

/** Names that the conventions give to services, by our backends. Others have the name of the backend. */
const providers: { readonly [backend: string]: string } = {
  "openai-responses": "openai",
  google: "gcp.gemini",
};

/** Names that the conventions give to operations, by dialect. All others are `chat`. */
const operations: { readonly [Id in DialectId]?: string } = {
  "chat-template": "text_completion",
  gemini: "generate_content",
};

/**
 * Hooks that make a span of each request and of each tool that runs, with the names of OpenTelemetry's conventions for
 * generative AI. Spans hold no content: neither prompts nor answers, nor what tools are called with and give.
 */
export function openTelemetry(tracer: SpanTracer): Hooks {
  // What ends a span is given the same object as what began it.
  const spans = new WeakMap<object, TracedSpan>();
  const end = (event: object, attributes: SpanAttributes, error?: unknown) => {
    const span = spans.get(event);
    span?.setAttributes(error === undefined ? attributes : { ...attributes, "error.type": typeOf(error) });
    if (error !== undefined) span?.setStatus({ code: ERROR });
    span?.end();
  };
  return {
    onRequest: (event) => void spans.set(event, startRequest(tracer, event)),
    onAnswer: (event, answer) => end(event, describeAnswer(answer)),
    onError: (event, error) => end(event, {}, error),
    onToolCall: (event) => void spans.set(event, startTool(tracer, event)),
    onToolResult: (event, { isError }, error) => end(event, {}, isError ? (error ?? "_OTHER") : undefined),
  };
}

function startRequest(tracer: SpanTracer, event: RequestEvent): TracedSpan {
  const { backend, dialect, model, baseUrl, stream, prompt } = event;
  const operation = operations[dialect] ?? "chat";
  return tracer.startSpan(`${operation} ${model}`, {
    kind: baseUrl.startsWith("file:") ? INTERNAL : CLIENT,
    attributes: {
      "gen_ai.operation.name": operation,
      "gen_ai.provider.name": Object.hasOwn(providers, backend) ? providers[backend] : backend,
      "gen_ai.request.model": model,
      ...(stream && { "gen_ai.request.stream": true }),
      "gen_ai.prompt.name": prompt.name,
      ...serverOf(baseUrl),
    },
  });
}

function serverOf(baseUrl: string): SpanAttributes {
  if (baseUrl.startsWith("file:") || !URL.canParse(baseUrl)) return {};
  const { hostname, port, protocol } = new URL(baseUrl);
  return { "server.address": hostname, "server.port": Number(port || (protocol === "http:" ? 80 : 443)) };
}

function describeAnswer({ answer }: AnswerEvent): SpanAttributes {
  const { id, model, finishReason, rawFinishReason, usage = {} } = answer;
  return {
    ...(id !== undefined && { "gen_ai.response.id": id }),
    ...(model !== undefined && { "gen_ai.response.model": model }),
    "gen_ai.response.finish_reasons": [rawFinishReason ?? finishReason],
    ...defined({
      "gen_ai.usage.input_tokens": usage.inputTokens,
      "gen_ai.usage.output_tokens": usage.outputTokens,
      "gen_ai.usage.cache_read.input_tokens": usage.cachedInputTokens,
      "gen_ai.usage.cache_creation.input_tokens": usage.cacheWriteTokens,
      "gen_ai.usage.reasoning.output_tokens": usage.reasoningTokens,
    }),
  };
}

function startTool(tracer: SpanTracer, { call, description }: ToolEvent): TracedSpan {
  return tracer.startSpan(`execute_tool ${call.name}`, {
    kind: INTERNAL,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": call.name,
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.id": call.id,
      ...(description && { "gen_ai.tool.description": description }),
    },
  });
}

/** A status of HTTP where there is one, else the name of the error; never its message. */
function typeOf(error: unknown): string {
  if (error instanceof GatewayError && error.status !== undefined) return String(error.status);
  return error instanceof Error ? error.name : "_OTHER";
}
