import type { DialectId, JsonObject } from "../../runtime/types.ts";

/** A request as it is sent. Holds no key: whoever sends it reads that from the environment, at the last moment. */
export interface WireRequest {
  /** Id of the backend. */
  readonly backend: string;
  readonly dialect: DialectId;
  /** The model id without its backend. */
  readonly model: string;
  /** `https://api.openai.com`; a folder of models for `file:`. */
  readonly baseUrl: string;
  /** What is appended to the base URL, for example `/v1/messages`. */
  readonly path: string;
  /** Protocol headers without keys. */
  readonly headers: { readonly [name: string]: string };
  /** Environment variable that holds the key; absent where the server asks for none. */
  readonly apiKeyEnv?: string | undefined;
  /** The body, streaming fields included. */
  readonly body: JsonObject;
  /** Whether the answer is asked for as a stream. */
  readonly stream: boolean;
}

/**
 * Brings a request to whatever answers, and its answer back, as a standard `Response` whose body may still be coming.
 * Rejects where there is no answer at all: with the reason of `signal` where that ended it, otherwise with an error that
 * says what is the matter. A status is never an error here. Nothing is repeated.
 */
export interface Transport {
  (request: WireRequest, signal: AbortSignal): Promise<Response>;
  /**
   * A text without the keys that requests are sent with: services write back what they were sent. Whatever is said of an
   * answer goes through it. A transport around this one has to do the same.
   */
  readonly hide?: (text: string, request: WireRequest) => string;
}

/** Why a transport got no answer. The message holds no key, and there is no `cause`, which may quote one. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  /** `key`: there is none that can be sent; `redirect`: the server points elsewhere; `network`: no connection, or it broke. */
  readonly reason: "key" | "redirect" | "network";
  /** The platform's word for it: `ECONNREFUSED`. */
  declare readonly code?: string;

  constructor(reason: TransportError["reason"], message: string, code?: string) {
    super(message);
    this.reason = reason;
    if (code !== undefined) this.code = code;
  }
}
