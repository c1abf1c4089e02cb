import type { Answer } from "../dialects/decoder.ts";
import type { DialectId, PromptMeta, ToolCallPart, ToolResultPart } from "../runtime/types.ts";

/**
 * Told of requests, answers and tools as they happen. What ends something is given the same object as what began it. A hook
 * that throws ends the call with its error.
 */
export interface Hooks {
  /** A request begins; its attempts are one request. */
  onRequest?(request: RequestEvent): void;
  onAnswer?(request: RequestEvent, answer: AnswerEvent): void;
  /** A request ended without an answer. The call may go on with another model. */
  onError?(request: RequestEvent, error: Error): void;
  /** A tool begins to run. */
  onToolCall?(call: ToolEvent): void;
  /** A tool has ended; `error` is what it threw, or why it was not run. */
  onToolResult?(call: ToolEvent, result: ToolResultPart, error?: unknown): void;
}

/** A request, without its content. */
export interface RequestEvent {
  readonly prompt: PromptMeta;
  readonly backend: string;
  readonly dialect: DialectId;
  /** The model id without its backend. */
  readonly model: string;
  readonly baseUrl: string;
  readonly stream: boolean;
  /** Which answer of the call it asks for, from 0. */
  readonly step: number;
}

/** An answer, and what it took. */
export interface AnswerEvent {
  readonly answer: Answer;
  readonly attempts: number;
  readonly status: number;
}

/** A tool that a model called. */
export interface ToolEvent {
  readonly prompt: PromptMeta;
  readonly step: number;
  readonly call: ToolCallPart;
  /** What the prompt says of the tool. */
  readonly description?: string;
}
