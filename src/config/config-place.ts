import { indexLines } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";
import { locateKey } from "./locate-key.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/**
 * Where a key of a project's config stands. The start of the file where it is written another way; a project without a
 * file gets the name that the file would have.
 */
export function placeInConfig(
  { path, text }: Pick<ResolvedConfig, "path" | "text">,
  key: readonly string[],
): { readonly path: string; readonly span: Span } {
  const { start, end } = locateKey(text, key) ?? { start: 0, end: 0 };
  return { path: path ?? "prompt.config.ts", span: indexLines(text).span(start, end) };
}
