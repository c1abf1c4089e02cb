import type { BoundPrompt, CompiledPrompt } from "../compiler.ts";
import { type Answer, DecodeError, type Decoder, ServiceError } from "../dialects/decoder.ts";
import { OutputError } from "../runtime/errors.ts";
import type { Json, JsonObject, Repair } from "../runtime/types.ts";
import type { BatchFormat } from "./batch-format.ts";
import { quickCheck } from "./quick-check.ts";

/** Why a result gives no output. */
export type ResultFault =
  /** The line is no JSON, has no id, or is no result of the format. */
  | "bad-result"
  /** The service tells an error instead of an answer. */
  | "service-error"
  /** The batch ended before the request was run. */
  | "expired"
  /** The batch was canceled before the request was run. */
  | "canceled"
  /** The service withheld the answer, or the model refused. */
  | "filtered"
  /** The model asks for tools. */
  | "tool-calls"
  /** The answer reached a limit of tokens, and what is there does not fit the output schema. */
  | "cut-off"
  /** The answer does not fit the output schema. */
  | "unfit";

/** What a result gives: an output, or why there is none; `answer` is there where the service gave one. */
export type Outcome =
  | { readonly output: Json; readonly answer: Answer; readonly repairs: readonly Repair[] }
  | {
      readonly fault: ResultFault;
      readonly reason: string;
      readonly code?: string | undefined;
      readonly answer?: Answer;
    };

/** Reads results of one prompt on one target. */
export class OutcomeReader {
  readonly #bound: BoundPrompt;
  readonly #format: BatchFormat;
  readonly #decoder: Decoder;
  readonly #fits: (output: Json) => boolean;

  constructor(prompt: CompiledPrompt, bound: BoundPrompt, format: BatchFormat, decoder: Decoder) {
    this.#bound = bound;
    this.#format = format;
    this.#decoder = decoder;
    this.#fits = quickCheck(prompt.outputSchema);
  }

  read(line: JsonObject): Outcome {
    const result = this.#format.readResult(line);
    if (result.kind === "bad-result") return { fault: "bad-result", reason: `the line ${result.reason}` };
    if (result.kind !== "answer") {
      const { message = UNTOLD[result.kind], code } = this.#decoder.readError(result.told) ?? {};
      return { fault: result.kind, reason: message, code };
    }
    try {
      return this.#readAnswer(this.#decoder.decode(result.body));
    } catch (error) {
      if (error instanceof ServiceError)
        return { fault: "service-error", reason: error.message, code: error.code };
      if (error instanceof DecodeError) return { fault: "bad-result", reason: error.message };
      throw error;
    }
  }

  #readAnswer(answer: Answer): Outcome {
    const { finishReason, toolCalls, text } = answer;
    if (finishReason === "filtered") return { fault: "filtered", reason: "the answer was withheld", answer };
    if (toolCalls.length > 0) return { fault: "tool-calls", reason: "the model asks for tools", answer };
    try {
      const repairs: Repair[] = [];
      return { output: this.#parse(text, repairs), answer, repairs };
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      return { fault: finishReason === "length" ? "cut-off" : "unfit", reason: error.message, answer };
    }
  }

  /** An answer that is JSON and nothing else needs no search. */
  #parse(text: string, repairs: Repair[]): Json {
    const { isJson, readAnswer, parseOutput } = this.#bound;
    if (isJson) {
      try {
        const value = readAnswer(JSON.parse(text));
        if (this.#fits(value)) return value;
      } catch {
        // The full reading says what is wrong.
      }
    }
    return parseOutput(text, (repair) => repairs.push(repair));
  }
}

const UNTOLD = {
  "service-error": "the service tells an error and says no more",
  expired: "the batch ended before the request was run",
  canceled: "the batch was canceled before the request was run",
};
