import { readFileSync } from "node:fs";
import { indexLines } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";
import { locateKey } from "./locate-key.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/**
 * Where a key of a project's config stands. The start of the file where it is written another way or cannot be read
 * again; a project without a file gets the name that the file would have.
 */
export function placeInConfig(
  { root, path }: Pick<ResolvedConfig, "root" | "path">,
  key: readonly string[],
): { readonly path: string; readonly span: Span } {
  const text = readConfigText({ root, path });
  const { start, end } = locateKey(text, key) ?? { start: 0, end: 0 };
  return { path: path ?? "prompt.config.ts", span: indexLines(text).span(start, end) };
}

/** The text of a project's config file; empty where there is none, or where it cannot be read again. */
export function readConfigText({ root, path }: Pick<ResolvedConfig, "root" | "path">): string {
  if (path === undefined) return "";
  try {
    return readFileSync(`${root}/${path}`, "utf8");
  } catch {
    return "";
  }
}
