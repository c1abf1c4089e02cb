import { backends } from "../backends/registry.ts";
import type { Restyling } from "../ir/style.ts";

/** The styles that `auto` may turn into. A project's own servers are like those of the tables. */
export function familyStyles(): Restyling[] {
  const families = backends.flatMap(({ families: served }) => [served.defaultFamily, ...served.families]);
  return [...new Set(families.flatMap(({ style }) => style ?? []))];
}
