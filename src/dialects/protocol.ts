import type { JsonObject, Message, MessageRules, Report } from "../runtime/types.ts";
import type { Decoder } from "./decoder.ts";

/** How requests of a dialect are sent and its answers read: what the gateway knows of a dialect, without its compile time. */
export interface Protocol {
  /** URL path below the backend's base URL, for example `/v1/messages`. */
  path(model: string): string;
  /** Protocol headers without keys, for example `anthropic-version`. */
  headers(model: string): Record<string, string>;
  /** The header that carries the key. */
  readonly keyHeader: { readonly name: string; readonly prefix: string };
  /** Reads answers. Loaded where requests are sent and nowhere else. */
  decoder(): Promise<Decoder>;
  /** Adds later turns to a body. Loaded where a model calls tools; absent where an answer cannot hold calls. */
  readonly appendTurns?: () => Promise<AppendTurns>;
}

/**
 * A body with further turns after its own, lowered as the dialect lowers any conversation. `turns` begin with what the
 * assistant answered. Indexes in what is reported count from the first of them.
 */
export type AppendTurns = (
  body: JsonObject,
  turns: readonly Message[],
  rules: MessageRules,
  report: Report,
) => JsonObject;

/** The key as most services take it. */
export const bearer = { name: "authorization", prefix: "Bearer " } as const;
