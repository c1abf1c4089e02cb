import type { Answer, FinishReason, Usage } from "../dialects/decoder.ts";
import type { Json, Repair } from "../runtime/types.ts";
import type { ResultFault } from "./read-outcome.ts";
import type { Row } from "./row.ts";

/** A row with its answer: one line of the output. */
export interface JoinedRow<Input = Json, Output = Json> {
  /** Of the file of rows, from 1. */
  readonly line: number;
  readonly id: string;
  /** As it was written in the row. */
  readonly input: Input;
  /** Parsed and checked by the prompt's output schema; the text where it has none. */
  readonly output: Output;
  readonly finishReason: FinishReason;
  readonly usage?: Usage;
  /** The model that answered, as the service names it. */
  readonly model?: string;
  /** What was not as it should be in the answer, and was read all the same. */
  readonly repairs?: readonly Repair[];
  /** The texts of further answers to the request (`n`). */
  readonly others?: readonly string[];
}

/** Why a row has no output, or a result no row. */
export type JoinFault =
  | ResultFault
  /** The row cannot be used, and no request was written for it. */
  | "bad-row"
  /** No result has the row's id. */
  | "no-result"
  /** No row has the result's id. */
  | "no-row"
  /** Another result of the row was taken. */
  | "repeated-result";

/** The fields of a line that say which row it is about, as JSON text without braces. */
export function nameRow({ id, input, text = JSON.stringify(input) }: Row): string {
  return `"id":${JSON.stringify(id)},"input":${text}`;
}

/** The fields of a line that say what the answer was like; they begin with a comma. */
export function describeAnswer({ finishReason, usage, model, others }: Answer): string {
  let fields = `,"finishReason":"${finishReason}"`;
  if (usage) fields += `,"usage":${JSON.stringify(usage)}`;
  if (model !== undefined) fields += `,"model":${JSON.stringify(model)}`;
  if (others.length > 0) fields += `,"others":${JSON.stringify(others.map(({ text }) => text))}`;
  return fields;
}
