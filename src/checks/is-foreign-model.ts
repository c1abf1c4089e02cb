import type { CheckedTarget } from "./check.ts";

/** Whether a model is known to be served elsewhere and not here. */
export function isForeignModel({ known, knownAt, servesAnyModel }: CheckedTarget): boolean {
  return !known && !servesAnyModel && knownAt.length > 0;
}
