import type { Json, JsonObject } from "../runtime/types.ts";

/** How a service takes many requests in files, and gives back the answers. A data row, but for reading a result. */
export interface BatchFormat {
  /** What users know the format by: "OpenAI's batch file". */
  readonly title: string;
  /** The most that one file may hold. */
  readonly limits: PartLimits;
  /** What an id must be; absent where the service says nothing. */
  readonly idPattern?: RegExp;
  /** {@link idPattern} in words, which read on from "an id has ". */
  readonly idWords?: string;
  /** The key of the id in a line of results. */
  readonly idKey: string;
  /** Stands around all requests of a file, and between them. */
  readonly frame: { readonly open: string; readonly between: string; readonly close: string };
  /** Stands around one request: `before`, the id as JSON, `middle`, the body as JSON, `after`. */
  readonly request: { readonly before: string; readonly middle: string; readonly after: string };
  /** What a line of results says. */
  readonly readResult: (line: JsonObject) => BatchResult;
  /** Where the row comes from. */
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly checked: string;
}

/** The most that one file may hold. */
export interface PartLimits {
  readonly requests: number;
  readonly bytes: number;
}

/** What a service did with one request. */
export type BatchResult =
  /** Its answer, a body for the dialect's decoder. */
  | { readonly kind: "answer"; readonly body: Json }
  /** Why there is none. `told` is what the decoder's `readError` reads the message from. */
  | { readonly kind: "service-error" | "expired" | "canceled"; readonly told: Json }
  /** The line is no result of the format. */
  | { readonly kind: "bad-result"; readonly reason: string };
