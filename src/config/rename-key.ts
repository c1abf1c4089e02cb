import type { Fix } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/line-index.ts";
import { blankComments } from "./blank-comments.ts";

/**
 * The edit that gives a key of a config file another name. Undefined unless exactly one key of that name is written
 * out in the file: a config that is a program may make its keys in any way.
 */
export function renameKey(text: string, key: string, name: string): Fix | undefined {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const written = new RegExp(`(?<=[{,]\\s*)(["']?)${escaped}\\1(?=\\s*:)`, "g");
  const [found, ...others] = blankComments(text).matchAll(written);
  const quotes = found?.[1]?.length ?? 0;
  // What needs quotes cannot take the place of what has none.
  if (!found || others.length > 0 || (quotes === 0 && !/^[A-Za-z_$][\w$]*$/.test(name))) return undefined;
  const start = found.index + quotes;
  return { span: indexLines(text).span(start, start + key.length), text: name };
}
