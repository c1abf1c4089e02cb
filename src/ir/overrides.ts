import type { Config, Overrides } from "./parameters.ts";

/** The entries of `overrides` that apply to a target: the dialect's, then the target's own. */
export function overridesFor(
  { providerFields }: Config,
  dialect: string,
  target: string | undefined,
): Overrides[] {
  return [...new Set([dialect, target ?? dialect])].flatMap((name) => {
    const overrides = Object.hasOwn(providerFields, name) ? providerFields[name] : undefined;
    return overrides ? [overrides] : [];
  });
}
