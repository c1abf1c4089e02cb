import { indexLines } from "../diagnostics/line-index.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import type { Check } from "./check.ts";
import { placeForKey } from "./front-matter-lines.ts";

/** A prompt without a version. */
export const missingVersion: Check = {
  id: "missing-version",
  severity: "info",
  level: "exact",
  category: "content",
  title: "The prompt has no version",
  why: "Logs and reviews name a prompt by its version; without one, nothing tells an answer of today from one of last month.",
  help: 'Add `version: "1.0.0"` to the front matter.',
  *checkPrompt({ prompt, source }) {
    if (prompt.version !== undefined) return;
    // A second key of that name would be an error: one may stand there without a value, or be a slip of the pen.
    const isTaken = Object.keys(prompt.spans()).some((key) => findNearest(key, ["version"]) !== undefined);
    const place = isTaken ? undefined : placeForKey(prompt, source);
    const fix = place && {
      span: indexLines(source).span(place.offset, place.offset),
      text: `${place.indent}version: 1.0.0${place.lineEnd}`,
    };
    yield { message: `\`${prompt.id}\` has no version.`, ...(fix && { fix }) };
  },
};
