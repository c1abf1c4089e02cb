import { createHash } from "node:crypto";

/** SHA-256 of a text, hex, first 16 digits: enough to tell versions apart. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
