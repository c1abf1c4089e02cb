import { createHash } from "node:crypto";
import { canonical } from "../../runtime/json-value.ts";
import type { DialectId, JsonObject } from "../../runtime/types.ts";

/** What of a request an answer depends on. */
export interface HashedRequest {
  readonly dialect: DialectId;
  /** URL path below the base URL, as rendered. */
  readonly path: string;
  readonly body: JsonObject;
}

/** Fields of bodies that say how an answer comes, and not which one. */
const STREAMING: ReadonlySet<string> = new Set(["stream", "stream_options"]);

/**
 * SHA-256 of a request as JSON without regard to the order of keys, in hex. Whether a stream was asked for does not
 * count, nor where the request is sent to.
 */
export function hashRequest({ dialect, path, body }: HashedRequest): string {
  const asked = Object.fromEntries(Object.entries(body).filter(([key]) => !STREAMING.has(key)));
  return createHash("sha256")
    .update(canonical({ dialect, path, body: asked }))
    .digest("hex");
}
