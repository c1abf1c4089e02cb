import type { ResolvedModel } from "../backends/backend.ts";
import { resolveModel } from "../backends/registry.ts";
import type { Target } from "../config/resolved-config.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { dialects } from "../dialects/registry.ts";
import type { EmittedDialect } from "../phases/5-emit/emit-module.ts";
import type { LoweredPrompt } from "./lower-prompt.ts";

/** A target of the project with the model it names; undefined where no backend is known by that name. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly resolved: ResolvedModel | undefined;
}

/** Resolves the model reference of every target. */
export function resolveTargets(targets: readonly Target[]): ResolvedTarget[] {
  return targets.map((target) => ({ target, resolved: resolveModel(target.reference) }));
}

/** Every dialect, with the targets that speak it and the model that its function takes by default. */
export function emittedDialects(prompt: LoweredPrompt, targets: readonly ResolvedTarget[]): EmittedDialect[] {
  return Object.values(dialects).map((dialect: Dialect) => {
    const speaking = targets
      .filter(({ resolved }) => resolved?.dialect === dialect.id)
      .map(({ target, resolved }) => ({ name: target.name, model: resolved?.model }));
    return { dialect, targets: speaking, defaultModel: defaultModel(prompt, dialect, speaking) };
  });
}

/** The prompt's own model where it speaks the dialect, else that of the first target that does. */
function defaultModel(
  prompt: LoweredPrompt,
  dialect: Dialect,
  speaking: readonly { name: string; model: string | undefined }[],
): string | undefined {
  const own = prompt.model === undefined ? undefined : resolveModel(prompt.model);
  if (own?.dialect === dialect.id && own.model !== undefined) return own.model;
  const wanted = speaking.filter(({ name }) => prompt.targets?.includes(name) ?? true);
  return wanted.find(({ model }) => model !== undefined)?.model;
}
