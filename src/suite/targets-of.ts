import type { Target } from "../config/resolved-config.ts";

/** The targets that a prompt is for. */
export function targetsOf(
  prompt: { readonly meta: { readonly targets?: readonly string[] } },
  targets: readonly Target[],
): readonly Target[] {
  const { targets: own } = prompt.meta;
  return own ? targets.filter(({ name }) => own.includes(name)) : targets;
}
