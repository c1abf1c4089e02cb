import type { Answer } from "../../dialects/decoder.ts";
import type { Json } from "../../runtime/types.ts";

/** An answer that expectations are held against. */
export interface Answered {
  readonly answer: Answer;
  /** What the answer was read as; undefined where the model calls tools instead. */
  readonly output: Json | undefined;
}

/** What a function of the project is told besides the output. */
export interface CheckDetails {
  readonly answer: Answer;
  /** Id. */
  readonly prompt: string;
  readonly case: string;
  readonly target: string;
  readonly input: Json;
}

/**
 * A function of the project that looks at an output. True and undefined pass; false and a text, which says why, do not,
 * nor what is thrown.
 */
export type CheckFunction = (
  output: Json | undefined,
  details: CheckDetails,
) => boolean | string | undefined | Promise<boolean | string | undefined>;
