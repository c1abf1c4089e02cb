import type { Backend, ResolvedModel } from "../backends/backend.ts";
import { resolveModel } from "../backends/registry.ts";
import { resolveTarget } from "../backends/template-backend.ts";
import type { Target } from "../config/resolved-config.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { dialects } from "../dialects/registry.ts";
import type { DialectTarget, EmittedBackend } from "../phases/5-emit/dialect-table.ts";
import type { EmittedDialect } from "../phases/5-emit/emit-module.ts";
import type { CallServer } from "../runtime/types.ts";
import type { LoweredPrompt } from "./lower-prompt.ts";

/** A target of the project with the model it names; undefined where no backend is known by that name. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly resolved: ResolvedModel | undefined;
}

/** Resolves the model reference of every target. */
export function resolveTargets(targets: readonly Target[], backends: readonly Backend[]): ResolvedTarget[] {
  return targets.map((target) => ({ target, resolved: resolveTarget(target, backends) }));
}

/** Every dialect that there is a function for, with the targets that speak it, and the backends and models that its functions know. */
export function emittedDialects(
  prompt: LoweredPrompt,
  targets: readonly ResolvedTarget[],
  backends: readonly Backend[],
): EmittedDialect[] {
  return Object.values(dialects).flatMap((dialect: Dialect) => {
    const speaking = targets.filter(({ resolved }) => resolved?.dialect === dialect.id);
    if (dialect.needsTarget && speaking.length === 0) return [];
    return {
      dialect,
      targets: speaking.flatMap(({ target: { name }, resolved }): DialectTarget[] =>
        resolved ? [{ name, model: resolved.model, backend: resolved.backend.id }] : [],
      ),
      backends: emittedBackends(prompt, dialect, speaking, backends),
    };
  });
}

/**
 * The backend of the prompt's own model first, then those of its targets, then those of the others; where there is none,
 * the service that the dialect comes from. A prompt's calls take no model of a target that it is not for.
 */
function emittedBackends(
  prompt: LoweredPrompt,
  dialect: Dialect,
  speaking: readonly ResolvedTarget[],
  known: readonly Backend[],
): EmittedBackend[] {
  const own = prompt.model === undefined ? undefined : resolveModel(prompt.model, known);
  const isWanted = ({ target }: ResolvedTarget) => prompt.targets?.includes(target.name) ?? true;
  const models = [
    ...(own?.dialect === dialect.id && own.model !== undefined ? [own] : []),
    ...speaking.filter(isWanted).flatMap(({ resolved }) => resolved ?? []),
  ];
  const others = speaking.flatMap(({ resolved }) => (resolved ? [{ backend: resolved.backend }] : []));
  const found = new Map<string, EmittedBackend>();
  for (const { backend, model } of [...models, ...others] as Partial<ResolvedModel>[]) {
    if (!backend) continue;
    const { id, families } = backend;
    const defaultModel = found.get(id)?.defaultModel ?? model;
    found.set(id, { id, families, defaultModel, server: serverOf(backend) });
  }
  if (found.size > 0) return [...found.values()];
  const home = known.find(
    (backend) => backend.dialect === dialect.id && backend.families === dialect.capabilities,
  );
  if (!home) throw new Error(`No backend is the home of ${dialect.id}`);
  const { id, families } = home;
  return [{ id, families, defaultModel: undefined, server: serverOf(home) }];
}

function serverOf({ baseUrl, baseUrlEnv, apiKeyEnv, aliases }: Backend): CallServer {
  return {
    baseUrl,
    ...(baseUrlEnv !== undefined && { baseUrlEnv }),
    ...(apiKeyEnv !== undefined && { apiKeyEnv }),
    ...(aliases !== undefined && { aliases }),
  };
}
