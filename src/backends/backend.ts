import type { DialectId } from "../runtime/types.ts";

/** A named server that speaks a dialect. A data row. */
export interface Backend {
  readonly id: string;
  /** Other names for it in model references, as Dotprompt and Genkit write them. */
  readonly aliases?: readonly string[];
  readonly dialect: DialectId;
  /** What the dialect's path is appended to. */
  readonly baseUrl: string;
  /** Environment variable that holds the key; absent where the server asks for none. */
  readonly apiKeyEnv?: string;
  /** Where the row comes from. */
  readonly source: string;
}

/** What a model reference names. */
export interface ResolvedModel {
  readonly backend: Backend;
  readonly dialect: DialectId;
  /** Model id without the backend; absent where the reference is a dialect or a backend alone. */
  readonly model?: string;
}
