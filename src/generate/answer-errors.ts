import type { Answer } from "../dialects/decoder.ts";
import { OutputError } from "../runtime/errors.ts";
import type { Step } from "./result.ts";

/** An answer that is no output, and what led to it. */
export interface AnswerFacts {
  /** The reference that answered. */
  readonly model: string;
  /** The last answer. */
  readonly answer: Answer;
  /** Every answer with what its tool calls gave, the last included. */
  readonly steps: readonly Step[];
}

/** The service withheld the answer, or the model refused. What there is of it is in `answer`. */
export class AnswerFilteredError extends Error implements AnswerFacts {
  override readonly name = "AnswerFilteredError";
  readonly model: string;
  readonly answer: Answer;
  readonly steps: readonly Step[];

  constructor({ model, answer, steps }: AnswerFacts) {
    const word = answer.rawFinishReason ? ` (${answer.rawFinishReason})` : "";
    super(`${model} withheld its answer${word}${answer.text ? `: ${answer.text}` : "."}`);
    this.model = model;
    this.answer = answer;
    this.steps = steps;
  }
}

/** A model that still calls tools after as many answers as it may give. The calls of the last answer were not run. */
export class StepLimitError extends Error implements AnswerFacts {
  override readonly name = "StepLimitError";
  readonly model: string;
  readonly answer: Answer;
  readonly steps: readonly Step[];

  constructor({ model, answer, steps }: AnswerFacts) {
    const calls = answer.toolCalls.map(({ name }) => name).join(", ");
    super(
      `${model} is not done after ${steps.length} answers${calls && `, and calls ${calls}`}; \`maxSteps\` allows for more.`,
    );
    this.model = model;
    this.answer = answer;
    this.steps = steps;
  }
}

/** An answer that is not what the output schema asks for. An `OutputError`, and called so. */
export class UnfitAnswerError extends OutputError implements AnswerFacts {
  readonly model: string;
  readonly answer: Answer;
  readonly steps: readonly Step[];

  constructor({ model, answer, steps }: AnswerFacts, error: Pick<OutputError, "errors" | "text">) {
    const cut = { path: "", message: "was cut off by a limit of tokens" };
    super([...(answer.finishReason === "length" ? [cut] : []), ...error.errors], error.text);
    this.message = `${model}: ${this.message}`;
    this.model = model;
    this.answer = answer;
    this.steps = steps;
  }
}
