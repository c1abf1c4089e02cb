import { Buffer, isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { type Diagnostic, diagnose } from "../../diagnostics/diagnostic.ts";
import { indexLines } from "../../diagnostics/line-index.ts";
import { FILE_START } from "../../diagnostics/span.ts";
import type { SourceFile } from "../source-file.ts";

/** How large a file may be. */
export interface ReadLimits {
  /** Bytes. */
  readonly maxBytes: number;
}

/** One megabyte: far above any prompt, far below what would stall an editor. */
export const defaultReadLimits: ReadLimits = { maxBytes: 1024 * 1024 };

/** A file's bytes as text, or the reason why they are none. A byte order mark stays, so that offsets are the file's. */
export function readSource(
  path: string,
  bytes: Uint8Array,
  limits: ReadLimits = defaultReadLimits,
): { source?: SourceFile; diagnostics: Diagnostic[] } {
  const tooLarge = checkFileSize(path, bytes.byteLength, limits);
  if (tooLarge) return { diagnostics: [tooLarge] };
  if (!isUtf8(bytes)) return { diagnostics: [diagnoseEncoding(path, bytes)] };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const nullAt = text.indexOf("\0");
  if (nullAt >= 0) {
    const span = indexLines(text).span(nullAt, nullAt + 1);
    const message = `The file holds a null byte at line ${span.line}, column ${span.column}.`;
    return { diagnostics: [diagnose("null-byte", { path, span, message })] };
  }
  return { source: { path, text, hash: hash("sha256", bytes) }, diagnostics: [] };
}

/** The diagnostic for a file above the limit. */
export function checkFileSize(path: string, bytes: number, limits: ReadLimits): Diagnostic | undefined {
  if (bytes <= limits.maxBytes) return undefined;
  const message = `The file has ${bytes} bytes; at most ${limits.maxBytes} are read.`;
  return diagnose("file-too-large", { path, span: FILE_START, message });
}

function diagnoseEncoding(path: string, bytes: Uint8Array): Diagnostic {
  // Everything before the first replacement character was valid, so its length is the place of the fault.
  const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const offset = Math.max(0, decoded.indexOf("\uFFFD"));
  const span = indexLines(decoded).span(offset, offset + 1);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return diagnose("unreadable-file", {
    path,
    span,
    message: `The file is not UTF-8${utf16 ? "; it looks like UTF-16" : ""}: the first invalid byte is at line ${span.line}, column ${span.column}.`,
    help: "Save the file as UTF-8.",
  });
}

/** The diagnostic for a file that the file system refuses. */
export function diagnoseUnreadable(path: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return diagnose("unreadable-file", {
    path,
    span: FILE_START,
    message: `The file can't be read: ${reason}.`,
  });
}
