import type { JsonObject } from "../../../runtime/types.ts";

/** The kinds of errors that llama.cpp's server tells, and the status of each. */
const kinds = {
  invalid_request_error: 400,
  exceed_context_size_error: 400,
  not_found_error: 404,
} as const;

/** A request that gets an error for an answer, in the form that llama.cpp's server gives it. */
export class CompletionFault extends Error {
  override readonly name = "CompletionFault";
  readonly status: number;
  readonly body: JsonObject;

  constructor(type: keyof typeof kinds, message: string, more: JsonObject = {}) {
    super(message);
    this.status = kinds[type];
    this.body = { error: { code: this.status, message, type, ...more } };
  }
}
