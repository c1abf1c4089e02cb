import type { DialectId, JsonObject, Message, PromptCall, Report, ToolCallPart } from "../runtime/types.ts";
import type { Hooks } from "./hooks.ts";
import type { Step } from "./result.ts";

/** What one call of `generate` or `stream` takes. */
export interface GenerateOptions<Output = unknown, Tools extends object = object> extends CallDefaults {
  /**
   * Which model answers: `backend/model` (`anthropic/claude-sonnet-5-5`), a backend alone for its first model in the
   * project, or a dialect alone for the dialect's first backend.
   */
  readonly model: string;
  /** A prompt with its input: what a compiled prompt's function returns. */
  readonly prompt: PromptCall<Output, Tools>;
  /** Which dialect is spoken, where the prompt knows the backend in several. Default: the first. */
  readonly dialect?: DialectId;
  /** Earlier turns, for prompts with `{{history}}`. */
  readonly history?: readonly Message[];
  /** The `@` variables of the prompt. */
  readonly context?: JsonObject;
  /** Ends the call, tools included; it rejects with the signal's own reason. */
  readonly signal?: AbortSignal;
}

/** What a gateway can set for all its calls, and a call for itself. */
export interface CallDefaults {
  /** Models that are asked, one after the other, where `model` cannot answer now. Written like `model`. */
  readonly fallback?: readonly string[];
  /** Milliseconds that one attempt may take, from its start to the end of its answer. Default: 600,000. */
  readonly timeoutMs?: number;
  /** Milliseconds that a stream may be silent once it has begun. Default: 60,000. */
  readonly stallMs?: number;
  /** Further attempts after one that failed in a way that may pass. Default: 2. */
  readonly retries?: number;
  /** The most answers that a model is asked for while it calls tools. Default: 8. */
  readonly maxSteps?: number;
  /**
   * Hears of every departure from the prompt. Without it, lossy content throws `PortabilityError`; what is refused always
   * does.
   */
  readonly onFinding?: Report;
  /** Called after each answer, with what its tool calls gave. */
  readonly onStep?: (step: Step) => void;
  /** Told of requests, answers and tools as they happen. */
  readonly hooks?: Hooks;
}

/** A function for each tool of a prompt, by the tool's name. */
export type ToolFunctions<Tools extends object> = {
  readonly [Name in keyof Tools]: ToolFunction<Tools[Name]>;
};

/**
 * Runs a tool. Arguments fit the tool's input schema. What it returns goes to the model as JSON; nothing counts as null.
 * Where it throws, the model is told the message of the error.
 */
export type ToolFunction<Input> = (input: Input, run: ToolRun) => unknown;

/** What a tool is run with besides its arguments. */
export interface ToolRun {
  /** The call as the model made it. */
  readonly call: ToolCallPart;
  /** Which step of the conversation asked for it, from 0. */
  readonly step: number;
  /** Aborted when nobody waits for the result any more. */
  readonly signal: AbortSignal;
}

/** An output that is not there while a model waits for tools that the caller runs. Prompts without tools always have it. */
export type PendingOutput<Output, Tools extends object> = [keyof Tools] extends [never]
  ? Output
  : Output | undefined;
