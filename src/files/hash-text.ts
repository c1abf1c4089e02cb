import { hash } from "node:crypto";

/** SHA-256 of a text in UTF-8, hex, first 16 digits: enough to tell versions of a file apart. */
export function hashText(text: string | Uint8Array): string {
  return hash("sha256", text).slice(0, 16);
}
