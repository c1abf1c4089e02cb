import type { Acceptance } from "../ir/prompt.ts";

/** The acceptance of a finding on a target, where the author wrote one. `names` are all by which it may mean the target. */
export function findAcceptance(
  acceptances: readonly Acceptance[],
  id: string,
  names: readonly string[],
): Acceptance | undefined {
  return acceptances.find(
    (acceptance) =>
      acceptance.id === id && (acceptance.target === undefined || names.includes(acceptance.target)),
  );
}
