import type { Backend } from "../backends/backend.ts";
import type { Target } from "../config/resolved-config.ts";
import { EmissionMemory } from "../phases/5-emit/emission-memory.ts";
import { ModelNames } from "./model-names.ts";
import { type ResolvedTarget, resolveTargets } from "./targets.ts";

/** What a prompt becomes depends on besides itself. */
export interface EmitSettings {
  readonly targets: readonly ResolvedTarget[];
  /** The project's own backends, and every other. */
  readonly backends: readonly Backend[];
  readonly models: ModelNames;
  readonly memory: EmissionMemory;
  /** The specifier of the project's helper module. */
  readonly helpersFrom: string | undefined;
}

/** The settings of one compilation. */
export function emitSettings(
  targets: readonly Target[],
  backends: readonly Backend[],
  helpersFrom: string | undefined,
): EmitSettings {
  const resolved = resolveTargets(targets, backends);
  // Targets with a template are backends too, after all others.
  const own = resolved.flatMap(({ target, resolved }) =>
    target.template && resolved ? [resolved.backend] : [],
  );
  return {
    targets: resolved,
    backends: [...backends, ...own],
    models: new ModelNames(resolved),
    helpersFrom,
    memory: new EmissionMemory(),
  };
}
