import type { Backend } from "../backends/backend.ts";
import { backends, resolveModel } from "../backends/registry.ts";
import { placeInConfig } from "../config/config-place.ts";
import type { ResolvedConfig, Target } from "../config/resolved-config.ts";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { findNearest } from "../diagnostics/nearest.ts";
import { dialects } from "../dialects/registry.ts";
import type { KnownTargets } from "../phases/3-analyze/analyze-targets.ts";
import type { EmitSettings } from "./emit-settings.ts";

/** What the front matter of a project's prompts may name. */
export function knownTargets(targets: readonly Target[], backends: readonly Backend[]): KnownTargets {
  return {
    targets: targets.map(({ name }) => name),
    dialects: Object.keys(dialects),
    isModel: (reference) => resolveModel(reference, backends) !== undefined,
  };
}

/** A diagnostic for each server of the config that is like no backend. */
export function findUnknownBackends(
  config: Pick<ResolvedConfig, "root" | "path" | "backends">,
): Diagnostic[] {
  const ids = backends.map(({ id }) => id);
  return Object.entries(config.backends)
    .filter(([, { like }]) => !ids.includes(like))
    .map(([name, { like }]) => {
      const nearest = findNearest(like, ids);
      return diagnose("unknown-backend", {
        ...placeInConfig(config, ["backends", name, "like"]),
        message: `The server \`${name}\` is like \`${like}\`, which is no backend.`,
        ...(nearest && { help: `Did you mean \`${nearest}\`?` }),
      });
    });
}

/** A diagnostic for each target of the config whose model reference no backend knows. */
export function findUnknownModels(
  { targets, backends }: Pick<EmitSettings, "targets" | "backends">,
  config: Pick<ResolvedConfig, "root" | "path">,
): Diagnostic[] {
  return targets
    .filter(({ resolved }) => resolved === undefined)
    .map(({ target: { name, reference } }) => {
      const [backend = "", ...model] = reference.split("/");
      const nearest = findNearest(
        backend,
        backends.map(({ id }) => id),
      );
      const suggested = nearest && [nearest, ...model].join("/");
      return diagnose("unknown-target", {
        ...placeInConfig(config, ["targets", name]),
        message: `The target \`${name}\` is \`${reference}\`, which no backend knows.`,
        help:
          suggested && suggested !== reference
            ? `Did you mean \`${suggested}\`?`
            : "Write a backend and a model, as in `anthropic/claude-sonnet-5-5`.",
      });
    });
}
