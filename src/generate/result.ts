import type { Answer, AnswerDelta, FinishReason, Usage } from "../dialects/decoder.ts";
import type { DialectId, Note, Part, Repair, ToolCallPart, ToolResultPart } from "../runtime/types.ts";

/** What a call of `generate` gives: the last answer, and how it came about. */
export interface Result<Output = unknown> {
  /** The answer as the prompt's output. Undefined where the model waits for tools that the caller runs. */
  readonly output: Output;
  /** All text of the answer. */
  readonly text: string;
  /** Everything of the answer in its order. A history takes it as an assistant's message. */
  readonly parts: readonly Part[];
  /** Calls that wait for results: empty unless `finishReason` is `tool-calls`. */
  readonly toolCalls: readonly ToolCallPart[];
  /** All reasoning of the answer that has a text. */
  readonly reasoning: string;
  readonly finishReason: FinishReason;
  /** The service's own word for it. */
  readonly rawFinishReason?: string;
  /** Tokens of all steps together. Absent where no service counts any. */
  readonly usage?: Usage;
  /** The reference that answered, with its backend: not the first where a fallback did. */
  readonly model: string;
  /** The service's name for the answer. */
  readonly id?: string;
  /** Every answer, with what its tool calls gave, in order; the last is what the result is made of. */
  readonly steps: readonly Step[];
  /** How the messages that were sent depart from the prompt. What holds for every input is in the report of the build. */
  readonly findings: readonly Note[];
  /** What had to be repaired to read the output. */
  readonly repairs: readonly Repair[];
  /** Models that were asked before the one that answered, and why they did not. */
  readonly failures: readonly ModelFailure[];
}

/** One answer of a model. */
export interface Step {
  /** From 0. */
  readonly index: number;
  /** The reference that answered, with its backend. */
  readonly model: string;
  readonly request: StepRequest;
  readonly answer: Answer;
  /** What the answer's tool calls gave, in the order of the calls. Errors are results too, with `isError`. */
  readonly results: readonly ToolResultPart[];
  /** What of the turns since the first request the dialect did not keep, such as reasoning without a signature. */
  readonly findings: readonly Note[];
}

/** What was asked, without its body. */
export interface StepRequest {
  readonly backend: string;
  readonly dialect: DialectId;
  /** The model id without its backend. */
  readonly model: string;
  readonly baseUrl: string;
  readonly path: string;
  /** Attempts that it took, the last included. */
  readonly attempts: number;
  /** HTTP status of the answer. */
  readonly status: number;
  /** The service's name for the request. */
  readonly requestId?: string;
}

/** A model that gave no answer. */
export interface ModelFailure {
  readonly model: string;
  readonly error: Error;
}

/** A piece of what happens during a call. */
export type StreamDelta =
  /** An answer begins. Pieces that follow are its own. */
  | { readonly type: "step-start"; readonly step: number; readonly model: string }
  | AnswerDelta
  /** What a call gave, once it did: not in the order of the calls. */
  | { readonly type: "tool-result"; readonly result: ToolResultPart }
  /** An answer is whole and its tools have run. */
  | { readonly type: "step-end"; readonly step: Step };

/**
 * A call that is under way. Iterating gives its pieces as they come, once: leaving the loop early ends the call. It goes on
 * whether anybody iterates or not.
 */
export interface AnswerStream<Output = unknown> extends AsyncIterable<StreamDelta> {
  /** What `generate` would give. Rejects with what the iteration throws; nobody has to await it. */
  readonly result: Promise<Result<Output>>;
}
