import { indexLines } from "../diagnostics/line-index.ts";
import type { Span } from "../diagnostics/span.ts";
import { locateKeys } from "./locate-key.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** A place in a config file. */
interface ConfigPlace {
  readonly path: string;
  readonly span: Span;
}

/**
 * Where a key of a project's config stands. The start of the file where it is written another way; a project without a
 * file gets the name that the file would have.
 */
export function placeInConfig(
  config: Pick<ResolvedConfig, "path" | "text">,
  key: readonly string[],
): ConfigPlace {
  return placesInConfig(config)(key);
}

/** {@link placeInConfig} for many keys. */
export function placesInConfig({
  path = "prompt.config.ts",
  text,
}: Pick<ResolvedConfig, "path" | "text">): (key: readonly string[]) => ConfigPlace {
  const locate = locateKeys(text);
  const lines = indexLines(text);
  return (key) => {
    const { start, end } = locate(key) ?? { start: 0, end: 0 };
    return { path, span: lines.span(start, end) };
  };
}
