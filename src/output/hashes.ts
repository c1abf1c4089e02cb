import { createHash } from "node:crypto";

/** SHA-256 of a text in UTF-8, hex, first 16 digits. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
