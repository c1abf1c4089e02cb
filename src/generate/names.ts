export { createHttpTransport, type HttpTransportOptions } from "../backends/transports/http.ts";
export type { Environment } from "../backends/transports/secrets.ts";
export type { Transport, WireRequest } from "../backends/transports/transport.ts";
export type { Answer, FinishReason, Usage } from "../dialects/decoder.ts";
export { InputError, OutputError, PortabilityError } from "../runtime/errors.ts";
export { type AnswerFacts, AnswerFilteredError, StepLimitError, UnfitAnswerError } from "./answer-errors.ts";
export type { ErrorKind } from "./error-kinds.ts";
export {
  AnswerTimeoutError,
  AuthenticationError,
  ConnectionError,
  ContextExceededError,
  type ErrorFacts,
  GatewayError,
  MalformedAnswerError,
  ModelGoneError,
  OverloadedError,
  RateLimitError,
  RequestRefusedError,
  ServerError,
} from "./errors.ts";
export type { Gateway, GatewayOptions, Generate, Stream, WithoutTools, WithTools } from "./gateway.ts";
export type { AnswerEvent, Hooks, RequestEvent, ToolEvent } from "./hooks.ts";
export { FallbackError } from "./model-chain.ts";
export { openTelemetry, type SpanAttributes, type SpanTracer, type TracedSpan } from "./open-telemetry.ts";
export type {
  CallDefaults,
  GenerateOptions,
  PendingOutput,
  ToolFunction,
  ToolFunctions,
  ToolRun,
} from "./options.ts";
export type { BackendOverride } from "./prepare-call.ts";
export { UnknownModelError } from "./resolve-model.ts";
export type { AnswerStream, ModelFailure, Result, Step, StepRequest, StreamDelta } from "./result.ts";
