import type { CheckedTarget } from "./check.ts";

/** The help that names what comes after a model, where that is known. */
export function adviseSuccessor({ backend, family }: CheckedTarget): { help?: string } {
  const { successor } = family;
  return successor === undefined ? {} : { help: `Its successor is \`${backend}/${successor}\`.` };
}
